"""Whoever holds up the event loop is named in the log, and nothing looks while nothing runs."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Iterator

import pytest
from visit import App

import fanlight as gr
from fanlight.blocks.run.calling import lag
from fanlight.blocks.run.calling.lag import LagWatch, Watched

Start = Callable[..., App]


@pytest.fixture
def warnings(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    with caplog.at_level(logging.WARNING, "fanlight"):
        yield caplog


async def test_a_coroutine_that_blocks_the_loop_is_named(
    serve_without_socket: Start, warnings: pytest.LogCaptureFixture
) -> None:
    async def careless() -> str:
        time.sleep(lag.LONG + 0.05)  # noqa: ASYNC251  # that is what is tried
        return "done"

    with gr.Blocks() as demo:
        out, button = gr.Textbox(), gr.Button()
        button.click(careless, None, out)
    visit = serve_without_socket(demo).visit()
    assert (await visit.run(button, "click"))["state"] == "done"
    assert "'careless' held up the event loop" in warnings.text


async def test_what_a_coroutine_returns_and_raises_goes_through() -> None:
    async def answer() -> int:
        await asyncio.sleep(0)
        return 7

    async def fail() -> None:
        await asyncio.sleep(0)
        raise ValueError("mine")

    assert await Watched(answer(), "answer") == 7
    with pytest.raises(ValueError, match="mine"):
        await Watched(fail(), "fail")


async def test_a_cancelled_coroutine_hears_of_it() -> None:
    heard = []

    async def work() -> None:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            heard.append("cancelled")
            raise

    async def watched() -> None:
        await Watched(work(), "work")

    task = asyncio.create_task(watched())
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert heard == ["cancelled"]


async def test_a_loop_that_stands_still_is_told_with_what_runs(
    warnings: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lag, "BEAT", 0.01)
    monkeypatch.setattr(lag, "LATE", 0.05)
    watch = LagWatch(list)
    watch.wake("greedy")
    time.sleep(0.1)  # noqa: ASYNC251  # that is what is tried
    looked = asyncio.Event()
    asyncio.get_running_loop().call_soon(looked.set)
    await looked.wait()
    watch.close()
    assert "stood still" in warnings.text
    assert "greedy" in warnings.text


async def test_it_sleeps_where_nothing_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lag, "BEAT", 0)
    looks = []
    idle = asyncio.Event()

    def running() -> list[str]:
        looks.append(1)
        idle.set()
        return []

    LagWatch(running).wake("short")
    await asyncio.wait_for(idle.wait(), 10)
    for _ in range(10):
        await asyncio.sleep(0)
    assert looks == [1]
