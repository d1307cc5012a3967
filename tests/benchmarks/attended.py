"""`asyncio.run` for measures: what goes wrong in a socket's callback ends them, where they would wait for ever."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


def run(work: Coroutine[Any, Any, T]) -> T:
    """Do the work on an event loop of its own; raises what it raises, or the first error of a callback."""
    return asyncio.run(_attend(work))


async def _attend(work: Coroutine[Any, Any, T]) -> T:
    errors: list[BaseException] = []
    task = asyncio.ensure_future(work)

    def fail(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        errors.append(context.get("exception") or RuntimeError(context["message"]))
        task.cancel()

    asyncio.get_running_loop().set_exception_handler(fail)
    try:
        return await task
    except asyncio.CancelledError:
        if errors:
            raise errors[0] from None
        raise
