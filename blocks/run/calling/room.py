"""How far a generator may be ahead of the event loop that takes its items in."""

from __future__ import annotations

import threading

MOST_AHEAD = 2**20
"""Bytes, by `weight`, that may be on their way."""
EACH = 2**12
"""Bytes that each item counts for beside its own: 256 small ones may be on their way."""


class Room:
    """The room between a generator on its thread and the event loop."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._ahead = 0
        self._is_open = False

    def enter(self, size: int) -> None:
        """Note an item of so many bytes, and wait until there is room for another one."""
        with self._condition:
            self._ahead += size + EACH
            while self._ahead >= MOST_AHEAD and not self._is_open:
                self._condition.wait()

    def leave(self, size: int) -> None:
        """An item of so many bytes was taken in."""
        with self._condition:
            self._ahead -= size + EACH
            self._condition.notify()

    def open(self) -> None:
        """Let nobody wait any more: the generator shall end."""
        with self._condition:
            self._is_open = True
            self._condition.notify()
