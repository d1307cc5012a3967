"""The progress of one run: any thread moves its bars, its tab sees them at a pace that a screen can show."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress

from ...wire.protocol import Bar

PACE = 0.1
"""Seconds between two reports of a run."""
SHOWN = 8
"""How many bars are told, from the outermost on."""
LONGEST_TEXT = 200


class MovingBar:
    """One bar. Whoever moves it sets its attributes, then calls `Bars.moved`.

    Args:
        desc: what is being done.
        done: how much of `total`; without a total, a count where there is a `unit`, else a share from 0 to 1.
        total: how much there is to do, where that is known.
        unit: what is counted.
    """

    __slots__ = ("desc", "done", "total", "unit")

    def __init__(self, desc: str | None, done: float | None, total: float | None, unit: str) -> None:
        self.desc = desc
        self.done = done
        self.total = total
        self.unit = unit

    def as_data(self) -> Bar:
        """The bar as it travels."""
        desc = None if self.desc is None else str(self.desc)[:LONGEST_TEXT]
        return Bar(
            desc=desc or None,
            done=_number(self.done),
            total=_number(self.total),
            unit=str(self.unit)[:LONGEST_TEXT],
        )


class Bars:
    """The bars of one run, from the outermost to the innermost.

        moved ──► told at once ──► rests for 0.1 s ──► told again where something has moved meanwhile
          └ while it rests, nothing but a look at `is_resting`: a loop may move its bar a million times

    So the first and the last position are always told, and of those between them ten in a second.

    Args:
        report: shows bars in the run's tab, from any thread.

    Attributes:
        is_resting: whether a move will be noticed without being told.
    """

    __slots__ = ("_at_close", "_bars", "_is_closed", "_lock", "_reports", "_said", "_told", "is_resting")

    def __init__(self, report: Callable[[list[Bar]], None]) -> None:
        self.is_resting = False
        self._reports: Sequence[Callable[[list[Bar]], None]] = [report]
        self._bars: list[MovingBar] = []
        self._said: MovingBar | None = None
        self._told: list[Bar] = []
        self._lock = threading.Lock()
        self._at_close: list[Callable[[], None]] = []
        self._is_closed = False

    def show_to(self, reports: Sequence[Callable[[list[Bar]], None]]) -> None:
        """Show them, from the next report on, in the tabs of several runs: one call does the work of all."""
        self._reports = reports

    def open(self, bar: MovingBar) -> None:
        """Add a bar inside of those that are there."""
        self._said = None
        self._bars.append(bar)
        self.moved()

    def remove(self, bar: MovingBar) -> None:
        """Take a bar away, if it is there."""
        with suppress(ValueError):
            self._bars.remove(bar)
        self._said = None
        if self._begins_to_rest():  # most often the next one takes its place: the tab need not see the gap
            self._wait()

    def say(self, bar: MovingBar | None) -> None:
        """Put the one bar that is not of a loop inside of the others; it goes when a loop begins or ends."""
        self._said = bar
        self.moved()

    def advance(self, n: float) -> None:
        """Move the innermost bar by `n` steps."""
        for bar in self._bars[-1:]:
            bar.done = (bar.done or 0) + n
        self.moved()

    def moved(self) -> None:
        """Notice that a bar is not what it was."""
        if self._begins_to_rest():
            self._look()

    def close(self) -> None:
        """The run is over: nothing is told any more."""
        with self._lock:
            self._is_closed = self.is_resting = True
            ending, self._at_close = self._at_close, []
        for end in ending:
            end()

    def at_close(self, end: Callable[[], None]) -> None:
        """Call `end` when the run is over, or at once where it is."""
        with self._lock:
            if not self._is_closed:
                self._at_close.append(end)
                return
        end()

    def _begins_to_rest(self) -> bool:
        if self.is_resting:
            return False
        with self._lock:
            was_resting, self.is_resting = self.is_resting, True
        return not was_resting

    def _look(self) -> None:
        """Tell what has moved and rest; where nothing has, be ready for the next move."""
        bars = self._as_data()
        if bars != self._told:
            self._told = bars
            for report in self._reports:
                report(bars)
            self._wait()
            return
        with self._lock:
            self.is_resting = self._is_closed
        if self._as_data() != self._told:  # moved between the look and the readiness
            self.moved()

    def _wait(self) -> None:
        pause = threading.Timer(PACE, self._look)  # not the loop's: in a worker process there is none
        pause.daemon = True
        pause.start()

    def _as_data(self) -> list[Bar]:
        said = self._said
        return [bar.as_data() for bar in (*self._bars[:SHOWN], *([said] if said is not None else []))]


def _number(value: float | None) -> float | None:
    if value is None:
        return None
    number = float(value)
    return number if math.isfinite(number) else None
