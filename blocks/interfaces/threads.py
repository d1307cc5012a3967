"""Threads on which a coroutine has plain functions called; where it is cancelled, so are they."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Generator
from contextvars import Context, copy_context
from functools import partial
from threading import Lock
from typing import Any, TypeVar

from ..run.calling.engine import ThreadEngine
from ..run.calling.interruptible import Interruptible
from ..run.runner import INTERRUPT_AFTER
from ..tree.typing import Self

T = TypeVar("T")

_END: Any = object()


class Threads:
    """Calls one function after the other for a coroutine: ``with Threads() as threads: await threads.call(fn)``.

    All calls see the context variables as they were when it was made, and what earlier calls have set.
    """

    def __init__(self) -> None:
        self._context: Context = copy_context()
        self._engine = ThreadEngine(asyncio.get_running_loop())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._engine.close()

    async def call(self, function: Callable[[], T]) -> T:
        """Call a function. Where the coroutine is cancelled, the function is broken off, and its end waited for.

        Cancelled once more, it waits no longer.

        Raises:
            Exception: whatever it raises; `FunctionFailed` with what an event loop would act upon.
        """
        call = Interruptible()
        return await self._ended(partial(call.call, function), call.interrupt)

    async def items(
        self, generator: Generator[Any, Any, Any], then: Callable[[Any], T]
    ) -> AsyncGenerator[T, None]:
        """What becomes of each item of a generator. It is closed where nobody wants more, at its next yield.

        Args:
            generator: whose items.
            then: what to make of an item, on the thread as well.

        Raises:
            Exception: as `call`.
        """
        steps = Steps(generator)

        def step() -> T:
            item = steps.next()
            made: T = _END if item is _END else then(item)
            return made

        try:
            while (made := await self._ended(step)) is not _END:
                yield made
        finally:
            if steps.leave():
                await self._ended(generator.close)

    async def _ended(self, function: Callable[[], T], break_off: Callable[[], None] | None = None) -> T:
        work = asyncio.ensure_future(self._engine.call(self._context, function))
        try:
            return await asyncio.shield(work)
        except asyncio.CancelledError:
            if break_off is not None:  # a function may see for itself that its run was cancelled
                asyncio.get_running_loop().call_later(INTERRUPT_AFTER, break_off)
            await asyncio.wait([work])
            work.exception()  # how it ended, nobody asks any more
            raise


class Steps:
    """The items of a generator, one after the other. Who comes last closes it: its step, or who wants no more.

    Args:
        generator: whose items.
    """

    def __init__(self, generator: Generator[Any, Any, Any]) -> None:
        self._generator = generator
        self._lock = Lock()
        self._is_in_step = False
        self._is_left = False

    def next(self) -> Any:
        """The next item; `_END` after the last."""
        with self._lock:
            self._is_in_step = True
        try:
            return next(self._generator, _END)
        finally:
            with self._lock:
                self._is_in_step = False
                is_left = self._is_left
            if is_left:
                self._generator.close()

    def leave(self) -> bool:
        """Want no more. Whether no step is under way, and the caller is to close the generator."""
        with self._lock:
            self._is_left = True
            return not self._is_in_step
