"""A call that another thread can break off."""

from __future__ import annotations

import ctypes
import sys
import threading
from collections.abc import Callable
from typing import Any, TypeVar

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
        finally:  # in here and not in a method of its own: an interrupt that hit as that is entered would skip it
            while True:
                try:
                    with self._lock:
                        thread, self._thread = self._thread, None
                        if thread is not None and self._was_interrupted:
                            _set_async_exception(thread, None)  # takes back one that was not raised yet
                    break
                except Interrupted:  # it may hit even here
                    continue

    def interrupt(self) -> None:
        """Break the call off; one that has not begun will not, one that is over is left alone."""
        with self._lock:
            self._was_interrupted = True
            if self._thread is not None:
                _raise_in(self._thread, Interrupted)


def _raise_in(thread: int, kind: type[BaseException]) -> None:
    """Raise in a thread, once another one that it is just starting runs.

    Before CPython 3.12 a new thread bears the identifier of the one that starts it until it runs: it would be hit in
    its place, end before it began, and its starter would wait for it forever.
    """
    if sys.version_info >= (3, 12):
        _set_async_exception(thread, kind)
        return
    with threading._active_limbo_lock:  # type: ignore[attr-defined]  # nobody begins to start one meanwhile
        starting = _started_by(thread)
        if starting in threading._limbo:  # type: ignore[attr-defined]  # typeshed leaves it out
            starting._started.wait(1)  # no longer, as it may have failed to start
        _set_async_exception(thread, kind)


def _started_by(thread: int) -> Any:
    """The thread that a thread is in the midst of starting."""
    frame = sys._current_frames().get(thread)
    while frame is not None and frame.f_code.co_filename == threading.__file__:
        if frame.f_code is threading.Thread.start.__code__:
            return frame.f_locals["self"]
        frame = frame.f_back
    return None


def _set_async_exception(thread: int, kind: type[BaseException] | None) -> None:
    exception = None if kind is None else ctypes.py_object(kind)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), exception)
