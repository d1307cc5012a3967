"""What several async generators give, as it comes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing

from fanlight.blocks.interfaces.merged import End, merged


class Line:
    """An async generator that gives what it is told to."""

    def __init__(self) -> None:
        self.queue: asyncio.Queue[int | None] = asyncio.Queue()
        self.given: list[int] = []
        self.is_closed = False

    async def items(self) -> AsyncGenerator[int, None]:
        try:
            while (item := await self.queue.get()) is not None:
                self.given.append(item)
                yield item
        finally:
            self.is_closed = True

    def say(self, *items: int | None) -> None:
        for item in items:
            self.queue.put_nowait(item)


async def test_items_come_as_they_are_there() -> None:
    first, second = Line(), Line()
    async with aclosing(merged([first.items(), second.items()])) as both:
        second.say(1)
        assert await anext(both) == (1, 1)
        first.say(2, None)
        assert await anext(both) == (0, 2)
        assert await anext(both) == (0, End(None))
        second.say(3, None)
        assert [item async for item in both] == [(1, 3), (1, End(None))]


async def test_none_goes_on_before_its_item_was_taken() -> None:
    line = Line()
    line.say(1, 2, 3)
    async with aclosing(merged([line.items()])) as items:
        await anext(items)
        for _ in range(5):
            await asyncio.sleep(0)
        assert line.given == [1]


async def test_an_error_ends_its_own_generator_only() -> None:
    async def fail() -> AsyncGenerator[int, None]:
        yield 0
        raise ValueError("no")

    line = Line()
    line.say(1, None)
    found = [item async for item in merged([fail(), line.items()])]
    errors = [item.error for _, item in found if isinstance(item, End)]
    assert sorted(map(repr, errors)) == ["None", "ValueError('no')"]
    assert {item for _, item in found if isinstance(item, int)} == {0, 1}


async def test_all_are_closed_where_nobody_wants_more() -> None:
    lines = [Line(), Line()]
    async with aclosing(merged([line.items() for line in lines])) as items:
        lines[0].say(1)
        await anext(items)
    assert [line.is_closed for line in lines] == [True, True]
