"""The bars that authors and their libraries draw with tqdm."""

from __future__ import annotations

import asyncio
import importlib
import io
import threading
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
import tqdm
import tqdm.asyncio
import tqdm.auto
import tqdm.contrib.concurrent
from seen import Bars, Seen
from visit import App

import fanlight as gr

Start = Callable[..., App]
HOOKED = ("__init__", "__iter__", "update", "reset", "refresh", "close")


@pytest.fixture(autouse=True)
def no_monitor(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thread of tqdm's own would outlive the tests."""
    monkeypatch.setattr(tqdm.tqdm, "monitor_interval", 0)


class Tracked(Seen):
    """Runs functions with `Progress(track_tqdm=True)`."""

    async def run(self, fn: Callable[..., Any], **options: Any) -> list[Bars]:
        def with_progress(progress: gr.Progress = gr.Progress(track_tqdm=True)) -> Any:
            return fn()

        return await super().run(with_progress, **options)


@pytest.fixture
def seen(serve_without_socket: Start) -> Tracked:
    return Tracked(serve_without_socket)


def bar(done: float, total: float | None, desc: str | None = None, unit: str = "steps") -> dict[str, Any]:
    return {"desc": desc, "done": done, "total": total, "unit": unit}


@pytest.mark.parametrize(
    "make", [tqdm.tqdm, tqdm.auto.tqdm, tqdm.asyncio.tqdm, lambda items, **kw: tqdm.trange(len(items), **kw)]
)
async def test_a_loop_is_shown(seen: Tracked, make: Any) -> None:
    def fn() -> None:
        for done, _ in enumerate(make("ab", desc="Letters", unit="letters")):
            seen.until(bar(done, 2, "Letters", "letters"))
        seen.until()

    await seen.run(fn)


@pytest.mark.parametrize("disable", [False, None])
async def test_loops_nest_also_where_there_is_no_terminal(seen: Tracked, disable: Any) -> None:
    def fn() -> None:
        for _ in tqdm.tqdm([1, 2], desc="outer", disable=disable):
            for done, _ in enumerate(tqdm.tqdm([1, 2], desc="inner", leave=False, disable=disable)):
                seen.until(bar(0, 2, "outer"), bar(done, 2, "inner"))
            break
        seen.until()

    await seen.run(fn)


async def test_what_its_author_disabled_is_not_shown(seen: Tracked) -> None:
    assert await seen.run(lambda: list(tqdm.tqdm([1, 2], disable=True))) == []


@pytest.mark.parametrize("disable", [False, None])
async def test_a_bar_is_moved_by_hand(seen: Tracked, disable: Any) -> None:
    def fn() -> None:
        with tqdm.tqdm(total=10, initial=1, unit="B", disable=disable) as steps:
            steps.update(2)
            seen.until(bar(3, 10, unit="B"))
            steps.reset(total=20)
            steps.update()
            seen.until(bar(1, 20, unit="B"))
        seen.until()

    await seen.run(fn)


async def test_what_is_said_of_a_bar_is_shown(seen: Tracked) -> None:
    def fn() -> None:
        with tqdm.tqdm(total=10, desc="First") as steps:
            steps.set_description("Second")
            steps.set_postfix(loss=0.5)
            seen.until(bar(0, 10, "Second, loss=0.5"))
            steps.n = 7
            steps.refresh()
            seen.until(bar(7, 10, "Second, loss=0.5"))

    await seen.run(fn)


async def test_a_bar_that_is_thrown_away_goes(seen: Tracked) -> None:
    def fn() -> None:
        steps = tqdm.tqdm(total=10)
        seen.until(bar(0, 10))
        del steps
        seen.until()

    await seen.run(fn)


async def test_bars_of_a_librarys_threads_are_shown(seen: Tracked) -> None:
    def work(desc: str) -> None:
        with tqdm.tqdm(total=1, desc=desc):
            seen.until(bar(0, 2, "all"), bar(0, 1, "part"))

    def fn() -> None:
        tqdm.contrib.concurrent.thread_map(work, ["part", "part"], max_workers=1, desc="all")

    await seen.run(fn)


async def test_an_asynchronous_loop_is_shown(seen: Tracked) -> None:
    async def items() -> AsyncIterator[int]:
        for item in range(3):
            yield item

    async def fn() -> None:
        async for _ in tqdm.asyncio.tqdm(items(), total=3, desc="async"):
            await asyncio.sleep(0)

    assert (await seen.run(fn))[0] == [bar(0, 3, "async")]


async def test_runs_at_the_same_time_have_each_their_own(serve_without_socket: Start) -> None:
    together = threading.Barrier(3, timeout=10)

    def loop(name: str) -> None:
        for _ in tqdm.tqdm([1, 2, 3], desc=name):
            together.wait()

    def tracked(name: str, progress: gr.Progress = gr.Progress(track_tqdm=True)) -> None:
        loop(name)

    with gr.Blocks() as demo:
        text, button, other = gr.Textbox(), gr.Button(), gr.Button()
        button.click(tracked, text, queue=False)
        other.click(loop, text)
    app = serve_without_socket(demo)
    one, two, three = app.visit(), app.visit(), app.visit()
    await asyncio.gather(
        one.run(button, "click", {text: "one"}),
        two.run(button, "click", {text: "two"}),
        three.run(other, "click", {text: "three"}),
    )
    shown = [
        {each["desc"] for message in visit.messages("progress") for each in message["bars"]}
        for visit in (one, two, three)
    ]
    assert shown == [{"one"}, {"two"}, set()]


async def test_tqdm_is_left_as_it_was(seen: Tracked) -> None:
    terminal = io.StringIO()
    before = {name: vars(tqdm.tqdm)[name] for name in HOOKED}
    within: list[bool] = []

    def fn() -> None:
        within.append(any(vars(tqdm.tqdm)[name] is before[name] for name in HOOKED))
        tqdm.tqdm.write("a line", file=terminal)
        assert [*tqdm.tqdm([1, 2], file=terminal)] == [1, 2]
        assert len(tqdm.tqdm([1, 2])) == 2

    await seen.run(fn)
    assert within == [False]
    assert "a line" in terminal.getvalue()
    assert "2/2" in terminal.getvalue(), "the terminal has its bars all the same"
    assert {name: vars(tqdm.tqdm)[name] for name in HOOKED} == before


async def test_it_is_left_as_it_was_after_an_error_too(serve_without_socket: Start) -> None:
    before = vars(tqdm.tqdm)["__init__"]

    def fn(progress: gr.Progress = gr.Progress(track_tqdm=True)) -> None:
        raise gr.Error("no", print_exception=False)

    with gr.Blocks() as demo:
        button = gr.Button()
        button.click(fn)
    await serve_without_socket(demo).visit().run(button, "click")
    assert vars(tqdm.tqdm)["__init__"] is before


async def test_without_tqdm_it_does_nothing(seen: Tracked, monkeypatch: pytest.MonkeyPatch) -> None:
    def import_module(name: str) -> Any:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(importlib, "import_module", import_module)
    assert await seen.run(lambda: None) == []
