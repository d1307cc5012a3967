"""Threads on which a coroutine has plain functions called; where it is cancelled, so are they."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Generator
from contextvars import Context, copy_context
from functools import partial
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
        self._work: asyncio.Future[Any] | None = None

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

        def step() -> T:
            item = next(generator, _END)
            made: T = _END if item is _END else then(item)
            return made

        try:
            while (made := await self._ended(step)) is not _END:
                yield made
        finally:
            if (
                self._work is None or self._work.done()
            ):  # else nobody waits for its step any more, nor can it be closed
                await self._ended(generator.close)

    async def _ended(self, function: Callable[[], T], break_off: Callable[[], None] | None = None) -> T:
        work = self._work = asyncio.ensure_future(self._engine.call(self._context, function))
        try:
            return await asyncio.shield(work)
        except asyncio.CancelledError:
            if break_off is not None:  # a function may see for itself that its run was cancelled
                asyncio.get_running_loop().call_later(INTERRUPT_AFTER, break_off)
            await asyncio.wait([work])
            work.exception()  # how it ended, nobody asks any more
            raise
