"""What calls the authors' functions: daemon threads of our own.

Not asyncio's or anyio's pools: those share their few threads with file serving, hang on StopIteration and
keep the process alive until the last function returns.
"""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Callable
from contextvars import Context
from queue import SimpleQueue
from typing import Any, TypeVar

T = TypeVar("T")

KEPT_IDLE = 8
"""How many threads stay when there is nothing to do."""
AT_ONCE = 64
"""How much of what threads have to say is done in one go: a crowd of generators never falls silent."""


class ThreadEngine:
    """Does jobs on daemon threads; what they have to say reaches the loop in one wake-up per batch.

    Args:
        loop: the event loop to which results go.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self._to_start: list[Callable[[], None]] = []
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._idle = 0
        self._kept = KEPT_IDLE
        self._lock = threading.Lock()
        self._back: deque[Callable[[], Any]] = deque()

    def start(self, job: Callable[[], None]) -> None:
        """Do a job, which must not raise, on an idle thread or a new one. To be called on the loop.

        Threads start when the loop has taken in all that has arrived: one that was woken at once would take the
        interpreter's lock from the loop for every event, in place of doing many in one go.
        """
        self._to_start.append(job)
        if len(self._to_start) == 1:
            self.loop.call_soon(self._start)

    def deliver(self, action: Callable[[], Any]) -> None:
        """Do something on the loop, in the order of these calls. May be called from any thread."""
        with self._lock:  # of two threads at this point at once, one has to see that it is the first
            self._back.append(action)
            is_first = len(self._back) == 1
        if is_first:  # others ride on a wake-up that is under way
            try:
                self.loop.call_soon_threadsafe(self._drain)
            except RuntimeError:  # the loop is closed: nobody waits any more
                self._back.clear()

    async def call(self, context: Context, function: Callable[[], T]) -> T:
        """Call `function` in `context` on a thread.

        Raises:
            Exception: whatever it raised.
        """
        outcome: asyncio.Future[T] = self.loop.create_future()

        def job() -> None:
            try:
                settle = _settler(outcome.set_result, context.run(function))
            except BaseException as error:  # components' code, as much a boundary as the authors'
                settle = _settler(outcome.set_exception, as_exception(error))
            self.deliver(lambda: outcome.done() or settle())

        self.start(job)
        return await outcome

    def close(self) -> None:
        """Let the idle threads end; those at work do so when they have done it."""
        with self._lock:
            idle, self._idle, self._kept = self._idle, 0, 0
        for _ in range(idle):
            self._jobs.put(None)

    def _start(self) -> None:
        jobs, self._to_start = self._to_start, []
        with self._lock:
            woken = min(self._idle, len(jobs))
            self._idle -= woken
        for job in jobs:
            self._jobs.put(job)
        for _ in range(len(jobs) - woken):
            threading.Thread(target=self._work, name="fanlight-worker", daemon=True).start()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()
            del job  # an idle thread holds on to nothing
            with self._lock:
                if self._idle >= self._kept:
                    return
                self._idle += 1

    def _drain(self) -> None:
        for _ in range(min(len(self._back), AT_ONCE)):
            self._back[0]()
            self._back.popleft()
        if self._back:
            self.loop.call_soon(self._drain)


class FunctionFailed(Exception):
    """What a called function raised and an event loop would act upon: SystemExit, StopIteration and others."""

    def __init__(self, error: BaseException) -> None:
        super().__init__(error)
        self.error = error


def as_exception(error: BaseException) -> Exception:
    """An error in a form that may travel through an event loop."""
    if isinstance(error, Exception) and not isinstance(error, (StopIteration, StopAsyncIteration)):
        return error
    return FunctionFailed(error)


def _settler(settle: Callable[[Any], None], value: Any) -> Callable[[], None]:
    return lambda: settle(value)
