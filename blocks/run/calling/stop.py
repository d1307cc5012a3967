"""The wish that a run end, and who is to hear of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Stop:
    """The wish that a run end. Any thread may utter it, ask for it or wait to be told."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._is_set = False
        self._listeners: list[Callable[[], None]] = []

    def __bool__(self) -> bool:
        """Whether it was uttered."""
        return self._is_set

    def set(self) -> None:
        """Utter it; saying it again does nothing. Whoever listens is called at once, on this thread."""
        with self._lock:
            listeners = [] if self._is_set else list(self._listeners)
            self._is_set = True
        for listener in listeners:
            listener()

    @contextmanager
    def heard_by(self, listener: Callable[[], None]) -> Iterator[None]:
        """Call `listener` when it is uttered while the `with` block runs, or at once where it was before."""
        with self._lock:
            is_late = self._is_set
            self._listeners.append(listener)
        try:
            if is_late:
                listener()
            yield
        finally:
            with self._lock:
                self._listeners.remove(listener)
