"""Who waits for results is never slowed down; who floods is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fanlight.blocks.serve.rate import BURST, PER_SECOND, Rate


def test_a_burst_passes_and_what_follows_is_slowed_down() -> None:
    rate = Rate(0)
    waits = [rate.take(0, served=0) for _ in range(int(BURST) + 10)]
    assert not any(waits[: int(BURST)])
    assert waits[-1] == 10 / PER_SECOND


def test_who_waits_for_each_result_goes_as_fast_as_the_results_come() -> None:
    rate = Rate(0)
    assert not any(rate.take(0, served) for served in range(10_000))


def test_results_of_long_ago_are_not_saved_up_without_end() -> None:
    rate = Rate(0)
    rate.take(0, served=10_000)
    waits = [rate.take(0, served=10_000) for _ in range(int(BURST) + 10)]
    assert waits[-1] > 0


@given(st.lists(st.floats(0, 1), max_size=400))
def test_a_flood_gets_through_at_the_rate_and_no_faster(pauses: list[float]) -> None:
    rate, now = Rate(0), 0.0
    for taken, pause in enumerate(pauses, start=1):
        now += pause + rate.take(now, served=0)
        assert taken <= BURST + PER_SECOND * now + 1
