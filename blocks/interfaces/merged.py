"""Several async generators at once: what they give, as it comes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class End:
    """A generator gives nothing more; `error`: what it failed with."""

    error: BaseException | None


async def merged(generators: Sequence[AsyncGenerator[T, None]]) -> AsyncGenerator[tuple[int, T | End], None]:
    """The items of all generators, each with its generator's place; the last one of each is its `End`.

    A generator goes on when its item was taken. All are closed where nobody wants more.
    """
    news: asyncio.Queue[tuple[int, T | End]] = asyncio.Queue()
    taken = [asyncio.Semaphore(0) for _ in generators]

    async def follow(place: int, generator: AsyncGenerator[T, None]) -> None:
        async with aclosing(generator):
            async for item in generator:
                news.put_nowait((place, item))
                await taken[place].acquire()

    def on_end(place: int, task: asyncio.Task[None]) -> None:
        error = asyncio.CancelledError() if task.cancelled() else task.exception()
        news.put_nowait((place, End(error)))

    tasks = [asyncio.ensure_future(follow(place, one)) for place, one in enumerate(generators)]
    for place, task in enumerate(tasks):
        task.add_done_callback(partial(on_end, place))
    try:
        left = len(tasks)
        while left:
            place, item = await news.get()
            left -= isinstance(item, End)
            yield place, item
            taken[place].release()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
