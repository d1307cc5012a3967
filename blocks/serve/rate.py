"""How fast one tab may talk: what earns results is free, the rest is slowed down, never lost."""

from __future__ import annotations

PER_SECOND = 50.0
"""How many messages a second a tab may send beside those that its runs have earned."""
BURST = 200.0
"""How many of them may come at once."""


class Rate:
    """A bucket that fills by 50 a second. Each message takes one out, each run that was done puts one back.

    So a program that waits for each result goes as fast as its functions do, and a tab that talks without listening
    waits: its messages stay in the network, and in the end at the sender.

    Args:
        now: the time, in seconds.
    """

    def __init__(self, now: float) -> None:
        self._left = BURST
        self._at = now
        self._served = 0

    def take(self, now: float, served: int) -> float:
        """Take one message in.

        Args:
            now: the time, in seconds.
            served: how many runs have been done for this tab so far.

        Returns:
            The seconds to wait before the next one.
        """
        filled = self._left + PER_SECOND * (now - self._at) + max(0, served - self._served)
        self._left = min(BURST, filled) - 1
        self._at, self._served = now, served
        return max(0.0, -self._left / PER_SECOND)
