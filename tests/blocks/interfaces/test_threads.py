"""Plain functions that a coroutine has called end with it, and nothing of them goes on behind its back."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Generator
from contextlib import aclosing
from contextvars import ContextVar

import pytest

from fanlight.blocks.interfaces.threads import Threads

number: ContextVar[int] = ContextVar("number", default=0)


class Held:
    """A generator that waits in its second step until it is let go."""

    def __init__(self) -> None:
        self.is_in_step, self.go, self.ended = threading.Event(), threading.Event(), threading.Event()

    def items(self) -> Generator[int, None, None]:
        try:
            yield 1
            self.is_in_step.set()
            self.go.wait(20)
            yield 2
        finally:
            self.ended.set()

    async def take(self, taken: list[int]) -> None:
        with Threads() as threads:
            async with aclosing(threads.items(self.items(), int)) as items:
                async for item in items:
                    taken.append(item)  # noqa: PERF401  # what came before it was cancelled counts


async def test_a_function_is_called_on_another_thread_and_sees_what_earlier_ones_have_set() -> None:
    number.set(3)
    with Threads() as threads:
        assert await threads.call(threading.get_ident) != threading.get_ident()
        await threads.call(lambda: number.set(number.get() + 1))
        assert await threads.call(number.get) == 4
    assert number.get() == 3


async def test_what_a_function_raises_is_raised() -> None:
    with Threads() as threads, pytest.raises(ZeroDivisionError):
        await threads.call(lambda: 1 / 0)


async def test_a_cancelled_coroutine_breaks_its_function_off_and_waits_for_its_end() -> None:
    begun, ended = threading.Event(), []

    def work() -> None:
        begun.set()
        try:
            while True:
                time.sleep(0.001)
        finally:
            ended.append(True)

    async def call() -> None:
        with Threads() as threads:
            await threads.call(work)

    task = asyncio.ensure_future(call())
    await asyncio.to_thread(begun.wait)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert ended == [True]


async def test_the_items_of_a_generator() -> None:
    with Threads() as threads:
        async with aclosing(threads.items(iter_to(3), str)) as items:
            assert [item async for item in items] == ["0", "1", "2"]


def iter_to(end: int) -> Generator[int, None, None]:
    yield from range(end)


async def test_a_generator_ends_at_its_next_yield_and_is_waited_for() -> None:
    held = Held()
    taken: list[int] = []
    task = asyncio.ensure_future(held.take(taken))
    await asyncio.to_thread(held.is_in_step.wait)
    task.cancel()
    await asyncio.sleep(0)
    assert not held.ended.is_set()
    held.go.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert held.ended.is_set()
    assert taken == [1]


async def test_cancelled_twice_it_waits_no_longer() -> None:
    held = Held()
    task = asyncio.ensure_future(held.take([]))
    await asyncio.to_thread(held.is_in_step.wait)
    for _ in range(2):
        task.cancel()
        for _ in range(3):  # for it to notice
            await asyncio.sleep(0)
    with pytest.raises(asyncio.CancelledError):
        await task
    held.go.set()
    assert await asyncio.to_thread(held.ended.wait, 20)
