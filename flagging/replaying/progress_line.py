"""How far a replay is, in one line of a terminal."""

from __future__ import annotations

import time
from typing import TextIO

PACE = 0.1
"""Seconds between two looks of the line."""
BAR = 24


class ProgressLine:
    """A line that is written over and over.

    Args:
        stream: a terminal.
        total: how many samples there are.
    """

    def __init__(self, stream: TextIO, total: int) -> None:
        self._stream = stream
        self._total = total
        self._done = 0
        self._bad = 0
        self._began = time.monotonic()
        self._shown = 0.0

    def advance(self, *, is_bad: bool, was_known: bool) -> None:
        """A sample is done.

        Args:
            is_bad: whether it makes the replay fail.
            was_known: whether its result was there before.
        """
        self._done += 1
        self._bad += is_bad
        if was_known:  # it says nothing of the pace
            self._total, self._done = self._total - 1, self._done - 1
        if time.monotonic() - self._shown >= PACE or self._done == self._total:
            self._show()

    def close(self) -> None:
        """Leave an empty line."""
        self._stream.write("\r\x1b[K")
        self._stream.flush()

    def _show(self) -> None:
        self._shown = now = time.monotonic()
        filled = BAR * self._done // max(self._total, 1)
        left = (now - self._began) / max(self._done, 1) * (self._total - self._done)
        bad = f", {self._bad} to look at" if self._bad else ""
        bar = "━" * filled + "╌" * (BAR - filled)
        self._stream.write(
            f"\r{bar} {self._done}/{self._total}{bad}, {int(left) // 60}:{int(left) % 60:02} left\x1b[K"
        )
        self._stream.flush()
