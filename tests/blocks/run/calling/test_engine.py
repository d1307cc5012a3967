"""Threads of our own: whatever a function raises comes back, in order, and nothing keeps the process alive."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import AsyncIterator, Callable
from contextvars import ContextVar, copy_context
from typing import Any

import pytest

from fanlight.blocks.run.calling.engine import KEPT_IDLE, FunctionFailed, ThreadEngine

word: ContextVar[str] = ContextVar("word")

OUTRAGES = [SystemExit, KeyboardInterrupt, GeneratorExit, asyncio.CancelledError, StopIteration]


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
async def test_what_a_loop_would_act_upon_comes_back_wrapped(
    engine: ThreadEngine, kind: type[BaseException]
) -> None:
    error = kind()
    with pytest.raises(FunctionFailed) as caught:
        await engine.call(copy_context(), raising(error))
    assert caught.value.error is error
    assert await engine.call(copy_context(), lambda: "still there") == "still there"


async def test_an_exception_comes_back_as_it_is(engine: ThreadEngine) -> None:
    error = ValueError("mine")
    with pytest.raises(ValueError, match="mine") as caught:
        await engine.call(copy_context(), raising(error))
    assert caught.value is error


async def test_endless_recursion_comes_back(engine: ThreadEngine) -> None:
    def recurse() -> Any:
        return recurse()

    with pytest.raises(RecursionError):
        await engine.call(copy_context(), recurse)


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


async def test_what_a_thread_delivers_arrives_in_order(engine: ThreadEngine) -> None:
    arrived: list[int] = []
    everything = asyncio.Event()

    def job() -> None:
        for number in range(1000):
            engine.deliver(lambda number=number: arrived.append(number))  # type: ignore[misc]
        engine.deliver(everything.set)

    engine.start(job)
    await asyncio.wait_for(everything.wait(), 10)
    assert arrived == list(range(1000))


async def test_functions_run_on_daemon_threads_in_their_context(engine: ThreadEngine) -> None:
    word.set("ours")
    context = copy_context()
    assert await engine.call(context, lambda: (word.get(), threading.current_thread().daemon)) == (
        "ours",
        True,
    )
    await engine.call(context, lambda: word.set("theirs"))
    assert (word.get(), context[word]) == ("ours", "theirs")


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


async def test_what_is_delivered_without_end_leaves_the_loop_to_others_as_well(engine: ThreadEngine) -> None:
    delivered = 0

    def again() -> None:  # as the next item of a generator that waited for this one to be taken in
        nonlocal delivered
        delivered += 1
        if delivered < 10_000:
            engine.deliver(again)

    engine.deliver(again)
    for _ in range(3):
        await asyncio.sleep(0)
    assert 0 < delivered < 10
