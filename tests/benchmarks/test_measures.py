"""Measures run, on the smallest size, and give figures; how large they are is no test's business.

One of those that need a browser stands for all of them: this has to stay quick.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from benchmarks import (
    blocked,
    click_latency,
    crowd,
    event_rate,
    fan_out,
    flags,
    idle,
    import_time,
    pictures,
    slow_reader,
    storm,
    streaming,
)
from benchmarks.result import Result, line

SMALLEST: list[Callable[[], list[Result]]] = [
    partial(import_time.measure, rounds=1),
    partial(click_latency.measure, rounds=1, clicks=2),
    partial(event_rate.measure, rounds=1, seconds=0.05, crowds=(1, 3)),
    partial(streaming.measure, rounds=1, words=10),
    partial(fan_out.measure, streams=3, values=5, rate=50),
    partial(crowd.measure, idle=10, active=3, rounds=1, seconds=0.5),
    partial(storm.measure, tabs=10, values=5, pause=0.2),
    partial(idle.measure, sessions=3, seconds=0.05),
    partial(blocked.measure, blocked=(20,), rounds=1, times=2, seconds=0.05),
    partial(slow_reader.measure, fast=3, rounds=1, seconds=0.5, stuck_after=0.1),
    partial(pictures.measure, rounds=1, times=1, side=64),
    partial(flags.measure, samples=10, rounds=1, flags=2),
]


@pytest.mark.parametrize("measure", SMALLEST)
def test_a_measure_gives_figures(measure: Callable[[], list[Result]]) -> None:
    results = measure()
    assert results
    assert any(result.ours > 0 for result in results)


def test_a_line_says_whether_the_budget_is_kept() -> None:
    cost = Result.at_most("cost", [3, 1, 2], [1, 1, 1], 1.5)
    assert line(cost.row).split() == ["cost", "2", "1", "2.00", "≤", "1.5", "×", "floor", "OVER"]
    assert Result.at_least("rate", [3, 1, 2], [4, 4, 4], 0.5).ok
    assert not cost.within("≤ 1", 1).ok
    assert cost.within("≤ 2", 2).ok
