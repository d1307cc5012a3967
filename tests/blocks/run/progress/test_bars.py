"""The pace at which bars that move are told."""

from __future__ import annotations

import threading
import time
from queue import Queue
from typing import Any

import pytest

from fanlight.blocks.run.progress.bars import PACE, SHOWN, Bars, MovingBar


class Told(Queue[list[Any]]):
    """What was reported, with the time between the reports."""

    def __init__(self) -> None:
        super().__init__()
        self.times: list[float] = []
        self.bars = Bars(self._report)

    def _report(self, bars: list[Any]) -> None:
        self.times.append(time.monotonic())
        self.put(bars)

    def until(self, done: float) -> list[list[Any]]:
        """The reports up to the one that says so."""
        found: list[list[Any]] = []
        while not found or found[-1][0]["done"] != done:
            found.append(self.get(timeout=10))
        return found


@pytest.fixture
def told() -> Told:
    return Told()


def test_the_first_and_the_last_position_are_told_and_few_between_them(told: Told) -> None:
    bar = MovingBar(None, 0, 10**6, "steps")
    told.bars.open(bar)
    began = time.monotonic()
    for done in range(1, 10**6 + 1):
        bar.done = done
        if not told.bars.is_resting:
            told.bars.moved()
    took = time.monotonic() - began
    reports = told.until(10**6)
    assert reports[0][0]["done"] == 0
    assert len(reports) <= 3 + took / PACE
    assert all(
        later - earlier > 0.9 * PACE for earlier, later in zip(told.times, told.times[1:], strict=False)
    )


def test_what_does_not_move_is_told_once(told: Told) -> None:
    told.bars.say(MovingBar(None, 0.5, None, ""))
    for _ in range(3):
        told.bars.moved()
    told.get(timeout=10)
    resting = threading.Event()
    while not resting.wait(0.01) and told.bars.is_resting:
        pass
    told.bars.moved()
    assert told.empty()


def test_moves_on_many_threads_end_with_where_they_came_to(told: Told) -> None:
    bars = [MovingBar(None, 0, 1000, "steps") for _ in range(4)]

    def move(bar: MovingBar) -> None:
        told.bars.open(bar)
        for done in range(1, 1001):
            bar.done = done
            told.bars.moved()

    threads = [threading.Thread(target=move, args=[bar]) for bar in bars]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    while [bar["done"] for bar in told.get(timeout=10)] != [1000] * 4:
        pass


def test_of_many_bars_the_outermost_are_told(told: Told) -> None:
    for number in range(3 * SHOWN):
        told.bars.open(MovingBar(None, number, None, "steps"))
    while (shown := told.get(timeout=10)) and len(shown) < SHOWN:
        pass
    assert [bar["done"] for bar in shown] == list(range(SHOWN))


def test_after_the_end_nothing_is_told_and_what_waits_for_it_is_called(told: Told) -> None:
    called: list[str] = []
    told.bars.at_close(lambda: called.append("early"))
    told.bars.close()
    told.bars.at_close(lambda: called.append("late"))
    told.bars.say(MovingBar(None, 0.5, None, ""))
    assert called == ["early", "late"]
    assert told.empty()


def test_taking_away_a_bar_that_is_not_there_does_nothing(told: Told) -> None:
    told.bars.remove(MovingBar(None, 0, None, ""))
    assert told.empty()
