from datetime import datetime, timedelta, timezone

import pytest

from fanlight.flagging.keeping.clock import later_than


@pytest.mark.parametrize("told", ["", "yesterday", "2020-01-01 00:00:00.000000+00:00", "2999-01-01 00:00:00"])
def test_the_time_is_that_of_the_clock(told: str) -> None:
    before = datetime.now(timezone.utc)
    assert before <= datetime.fromisoformat(later_than(told)) <= datetime.now(timezone.utc)


def test_no_time_comes_twice_nor_before_another() -> None:
    told = [""]
    for _ in range(1000):
        told.append(later_than(told[-1]))
    assert sorted(set(told)) == told


def test_a_clock_that_was_set_back() -> None:
    ahead = datetime.now(timezone.utc) + timedelta(hours=1)
    assert datetime.fromisoformat(later_than(ahead.isoformat())) == ahead + timedelta(microseconds=1)
