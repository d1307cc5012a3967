"""Threads of our own: whatever a function raises comes back, and a generator runs where and when it should."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import AsyncIterator, Callable, Generator
from contextlib import aclosing
from contextvars import ContextVar, copy_context
from typing import Any

import pytest

from fanlight.blocks.run.engine import KEPT_IDLE, READ_AHEAD, FunctionFailed, ThreadEngine

word: ContextVar[str] = ContextVar("word")

OUTRAGES = [ValueError, SystemExit, KeyboardInterrupt, GeneratorExit, asyncio.CancelledError, StopIteration]


@pytest.fixture
async def engine() -> AsyncIterator[ThreadEngine]:
    engine = ThreadEngine(asyncio.get_running_loop())
    yield engine
    engine.close()


def raising(error: BaseException) -> Callable[[], Any]:
    def fail() -> Any:
        raise error

    return fail


@pytest.mark.parametrize("kind", OUTRAGES)
async def test_whatever_a_function_raises_comes_back_wrapped(
    engine: ThreadEngine, kind: type[BaseException]
) -> None:
    error = kind()
    with pytest.raises(FunctionFailed) as caught:
        await engine.call(copy_context(), raising(error))
    assert caught.value.error is error
    assert await engine.call(copy_context(), lambda: "still there") == "still there"


@pytest.mark.parametrize("kind", OUTRAGES)
async def test_whatever_a_generator_raises_comes_after_its_items(
    engine: ThreadEngine, kind: type[BaseException]
) -> None:
    def items() -> Generator[int, None, None]:
        yield 1
        raise kind

    async with aclosing(engine.iterate(copy_context(), items())) as stream:
        assert await anext(stream) == 1
        with pytest.raises(FunctionFailed) as caught:
            await anext(stream)
    # PEP 479: a generator turns the first into the second
    assert isinstance(caught.value.error, RuntimeError if kind is StopIteration else kind)


async def test_endless_recursion_comes_back(engine: ThreadEngine) -> None:
    def recurse() -> Any:
        return recurse()

    with pytest.raises(FunctionFailed) as caught:
        await engine.call(copy_context(), recurse)
    assert isinstance(caught.value.error, RecursionError)


async def test_more_calls_than_any_pool_has_threads_run_at_once(engine: ThreadEngine) -> None:
    all_there = threading.Barrier(100)
    calls = [engine.call(copy_context(), all_there.wait) for _ in range(100)]
    assert sorted(await asyncio.gather(*calls)) == list(range(100))


async def test_no_result_is_lost_where_threads_end_at_the_same_moment(engine: ThreadEngine) -> None:
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(30):
            calls = [engine.call(copy_context(), lambda: 1) for _ in range(100)]
            assert sum(await asyncio.wait_for(asyncio.gather(*calls), 10)) == 100
    finally:
        sys.setswitchinterval(interval)


async def test_functions_run_on_daemon_threads_in_their_context(engine: ThreadEngine) -> None:
    word.set("ours")
    context = copy_context()
    assert await engine.call(context, lambda: (word.get(), threading.current_thread().daemon)) == (
        "ours",
        True,
    )
    await engine.call(context, lambda: word.set("theirs"))
    assert (word.get(), context[word]) == ("ours", "theirs")


async def test_a_generator_keeps_its_thread_and_context_across_yields(engine: ThreadEngine) -> None:
    def items() -> Generator[tuple[int, str], None, None]:
        word.set("mine")
        for _ in range(50):
            yield threading.get_ident(), word.get()

    async with aclosing(engine.iterate(copy_context(), items())) as stream:
        found = [item async for item in stream]
    assert len(found) == 50
    assert len(set(found)) == 1
    assert found[0][1] == "mine"


async def test_a_slow_reader_pauses_the_generator(engine: ThreadEngine) -> None:
    made = 0
    is_ahead = threading.Event()

    def items() -> Generator[int, None, None]:
        nonlocal made
        while True:
            made += 1
            if made > READ_AHEAD + 1:
                is_ahead.set()
            yield made

    async with aclosing(engine.iterate(copy_context(), items())) as stream:
        assert await anext(stream) == 1
        assert await engine.call(copy_context(), lambda: is_ahead.wait(10))
        await engine.call(copy_context(), lambda: None)
        assert made <= READ_AHEAD + 2
        assert await anext(stream) == 2


async def test_closing_runs_finally_on_the_generators_thread(engine: ThreadEngine) -> None:
    threads: list[int] = []

    def items() -> Generator[int, None, None]:
        threads.append(threading.get_ident())
        try:
            while True:
                yield 1
        finally:
            threads.append(threading.get_ident())

    async with aclosing(engine.iterate(copy_context(), items())) as stream:
        await anext(stream)
    assert threads[0] == threads[1]


@pytest.mark.parametrize("error", [SystemExit(), ValueError()], ids=repr)
async def test_a_generator_that_fights_its_end_ends(engine: ThreadEngine, error: BaseException) -> None:
    def items() -> Generator[int, None, None]:
        try:
            yield 1
        finally:
            yield 2
            raise error

    async with aclosing(engine.iterate(copy_context(), items())) as stream:
        assert await anext(stream) == 1
    assert await engine.call(copy_context(), lambda: "still there") == "still there"


async def test_a_cancelled_call_waits_for_its_thread(engine: ThreadEngine) -> None:
    began, go, ended = threading.Event(), threading.Event(), threading.Event()

    def work() -> None:
        began.set()
        go.wait()
        ended.set()

    call = asyncio.create_task(engine.call(copy_context(), work))
    await engine.call(copy_context(), began.wait)
    call.cancel()
    await engine.call(copy_context(), lambda: None)
    assert not call.done()
    go.set()
    with pytest.raises(asyncio.CancelledError):
        await call
    assert ended.is_set()


def workers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "fanlight-worker"]


async def test_a_closed_engine_keeps_no_thread() -> None:
    before = workers()
    engine = ThreadEngine(asyncio.get_running_loop())
    all_there = threading.Barrier(KEPT_IDLE * 2)
    await asyncio.gather(*(engine.call(copy_context(), all_there.wait) for _ in range(all_there.parties)))
    ours = [thread for thread in workers() if thread not in before]
    assert ours
    engine.close()
    for thread in ours:
        thread.join(10)
    assert not [thread for thread in ours if thread.is_alive()]
