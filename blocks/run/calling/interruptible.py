"""A call that another thread can break off."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Interrupted(BaseException):
    """Raised in the middle of a function whose run was cancelled. No `except Exception` takes it for its own."""


class Interruptible:
    """One call of a function, on whichever thread, that can be broken off from another one.

    CPython raises the exception between two of the function's own instructions: a loop in Python ends within
    milliseconds, a call into C (`time.sleep`, a kernel on a GPU) goes on to its end first.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._thread: int | None = None
        self._was_interrupted = False

    def call(self, function: Callable[[], T]) -> T:
        """Call `function` on this thread.

        Raises:
            Interrupted: another thread has asked for it, before or while it ran.
            BaseException: whatever the function raises.
        """
        try:
            with self._lock:
                if self._was_interrupted:
                    raise Interrupted
                self._thread = threading.get_ident()
            return function()
        finally:
            self._leave()

    def interrupt(self) -> None:
        """Break the call off; one that has not begun will not, one that is over is left alone."""
        with self._lock:
            self._was_interrupted = True
            if self._thread is not None:
                _raise_in(self._thread, Interrupted)

    def _leave(self) -> None:
        """Make sure that no interrupt hits what this thread does next."""
        while True:
            try:
                with self._lock:
                    thread, self._thread = self._thread, None
                    if thread is not None and self._was_interrupted:
                        _raise_in(thread, None)  # takes back one that was asked for and not raised yet
                return
            except Interrupted:  # noqa: PERF203  # it may hit even here
                continue


def _raise_in(thread: int, kind: type[BaseException] | None) -> None:
    exception = None if kind is None else ctypes.py_object(kind)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), exception)
