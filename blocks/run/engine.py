"""What calls the authors' functions: daemon threads of our own.

Not asyncio's or anyio's pools: those share their few threads with file serving, hang on StopIteration and
keep the process alive until the last function returns.
"""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import AsyncGenerator, Callable, Generator
from contextvars import Context
from queue import SimpleQueue
from typing import Any, Generic, TypeVar

T = TypeVar("T")
_END: Any = object()

KEPT_IDLE = 8
"""How many threads stay when there is nothing to do."""
READ_AHEAD = 16
"""How many items of a generator may wait before it is paused."""


class FunctionFailed(Exception):
    """What the called function raised, whatever it was: SystemExit and StopIteration included."""

    def __init__(self, error: BaseException) -> None:
        super().__init__(error)
        self.error = error


class ThreadEngine:
    """Calls functions on daemon threads; results come back to the loop in one wake-up per batch.

    Args:
        loop: the event loop to which results go.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._idle = 0
        self._kept = KEPT_IDLE
        self._lock = threading.Lock()
        self._back: deque[Callable[[], None]] = deque()

    async def call(self, context: Context, function: Callable[[], T]) -> T:
        """Call `function` in `context` on a thread.

        Cancelled, it waits for the thread all the same: a lane is free when its function has really ended.

        Raises:
            FunctionFailed: whatever it raised.
        """
        call: _Call[T] = _Call(self._loop.create_future(), context, function)
        self._submit(lambda: call.run(self._deliver))
        try:
            return (await call.outcome).unwrap()
        except asyncio.CancelledError:
            await call.ended(self._loop.create_future())
            raise

    async def iterate(self, context: Context, items: Generator[T, None, None]) -> AsyncGenerator[T, None]:
        """The items of a generator that runs on one thread, a little ahead of its reader.

        Closing this iterator closes the generator at its next yield, on its thread, and waits for that.

        Raises:
            FunctionFailed: whatever it raised.
        """
        pump = _Pump(items)
        self._submit(lambda: pump.run(context, self._deliver))
        try:
            while True:
                await pump.arrived.wait()
                pump.arrived.clear()
                while pump.outcomes:
                    item = pump.outcomes.popleft().unwrap()
                    if item is _END:
                        return
                    pump.room.release()
                    yield item
        finally:
            pump.stop()
            await pump.ended.wait()

    def close(self) -> None:
        """Let the idle threads end; those at work do so when they have done it."""
        with self._lock:
            idle, self._idle, self._kept = self._idle, 0, 0
        for _ in range(idle):
            self._jobs.put(None)

    def _submit(self, job: Callable[[], None]) -> None:
        with self._lock:
            spawn = self._idle == 0
            if not spawn:
                self._idle -= 1
        self._jobs.put(job)
        if spawn:
            threading.Thread(target=self._work, name="fanlight-worker", daemon=True).start()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()
            with self._lock:
                if self._idle >= self._kept:
                    return
                self._idle += 1

    def _deliver(self, action: Callable[[], Any]) -> None:
        with self._lock:  # of two threads at this point at once, one has to see that it is the first
            self._back.append(action)
            is_first = len(self._back) == 1
        if is_first:  # others ride on a wake-up that is under way
            try:
                self._loop.call_soon_threadsafe(self._drain)
            except RuntimeError:  # the loop is closed: nobody waits any more
                self._back.clear()

    def _drain(self) -> None:
        while self._back:
            self._back[0]()
            self._back.popleft()


class _Outcome(Generic[T]):
    """What a call came to: a value or an error."""

    def __init__(self, value: T | None, error: BaseException | None) -> None:
        self._value = value
        self._error = error

    @classmethod
    def of(cls, context: Context, function: Callable[[], T]) -> _Outcome[T]:
        try:
            return cls(context.run(function), None)
        except BaseException as error:  # the one boundary to the authors' code
            return cls(None, error)

    @property
    def is_last(self) -> bool:
        """Whether no item follows this one."""
        return self._error is not None or self._value is _END

    def unwrap(self) -> T:
        if self._error is not None:
            raise FunctionFailed(self._error)
        return self._value  # type: ignore[return-value]  # None only where T allows it


class _Call(Generic[T]):
    """One call of a function, and who waits for it."""

    def __init__(
        self, outcome: asyncio.Future[_Outcome[T]], context: Context, function: Callable[[], T]
    ) -> None:
        self.outcome = outcome
        self._context = context
        self._function = function
        self._has_ended = False

    def run(self, deliver: Callable[[Callable[[], Any]], None]) -> None:
        """Do the work of the thread."""
        outcome: _Outcome[T] = _Outcome.of(self._context, self._function)
        deliver(lambda: self._end(outcome))

    async def ended(self, future: asyncio.Future[_Outcome[T]]) -> None:
        """Wait for the thread, with a fresh future in place of the one that was cancelled."""
        if not self._has_ended:
            self.outcome = future
            await future

    def _end(self, outcome: _Outcome[T]) -> None:
        self._has_ended = True
        if not self.outcome.done():
            self.outcome.set_result(outcome)


class _Pump(Generic[T]):
    """Moves a generator's items from its thread to the loop."""

    def __init__(self, items: Generator[T, None, None]) -> None:
        self.outcomes: deque[_Outcome[T]] = deque()
        self.arrived = asyncio.Event()
        self.ended = asyncio.Event()
        self.room = threading.Semaphore(READ_AHEAD)
        self._items = items
        self._stopped = False

    def stop(self) -> None:
        """Let the generator end at its next yield."""
        self._stopped = True
        self.room.release()

    def run(self, context: Context, deliver: Callable[[Callable[[], Any]], None]) -> None:
        """Do the work of the thread: one item after another, as long as there is room."""
        while not self._stopped:
            outcome: _Outcome[Any] = _Outcome.of(context, lambda: next(self._items, _END))
            self.outcomes.append(outcome)
            deliver(self.arrived.set)
            if outcome.is_last:
                break
            self.room.acquire()
        _Outcome.of(context, self._items.close)
        deliver(self.ended.set)
