"""How far a function is, told from inside of it."""

from __future__ import annotations

import asyncio
import math
import pickle
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from seen import Seen
from visit import App, Visit

import fanlight as gr

Start = Callable[..., App]


@pytest.fixture
def seen(serve_without_socket: Start) -> Seen:
    return Seen(serve_without_socket)


def bar(
    done: float | None, total: float | None = None, unit: str = "", desc: str | None = None
) -> dict[str, Any]:
    return {"desc": desc, "done": done, "total": total, "unit": unit}


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ((0.3,), bar(0.3)),
        ((0,), bar(0)),
        ((1,), bar(1)),
        ((0.3, "Reading"), bar(0.3, desc="Reading")),
        (((1, 4),), bar(1, 4, "steps")),
        (([1, 4], None, None, "files"), bar(1, 4, "files")),
        (((3, None),), bar(3, None, "steps")),
        (((3, None), None, 6), bar(3, 6, "steps")),
        ((5, None, 10), bar(5, 10, "steps")),
        ((1, None, 10), bar(1, 10, "steps")),
        ((0.5, None, 10, "files"), bar(5, 10, "files")),
        ((np.float32(0.5), None, np.int64(10)), bar(5, 10, "steps")),
        ((np.int64(1), None, 10), bar(1, 10, "steps")),
        ((Fraction(1, 4),), bar(0.25)),
        ((math.nan,), bar(None)),
        ((math.inf,), bar(None)),
        ((None, "Almost"), bar(None, desc="Almost")),
        ((0.5, "x" * 1000), bar(0.5, desc="x" * 200)),
    ],
)
async def test_what_is_said_is_told(seen: Seen, given: Any, shown: Any) -> None:
    def fn(progress: gr.Progress = gr.Progress()) -> None:
        progress(*given)

    assert await seen.run(fn) == [[shown]]


async def test_none_takes_the_bar_away(seen: Seen) -> None:
    def fn(progress=gr.Progress()):  # type: ignore[no-untyped-def]
        progress(0.5)
        progress(None)
        seen.until()

    assert await seen.run(fn) == [[bar(0.5)], []]


async def test_nonsense_fails_where_it_is_said(seen: Seen) -> None:
    def fn(progress=gr.Progress()):  # type: ignore[no-untyped-def]
        with pytest.raises(ValueError, match="could not convert"):
            progress("half")

    await seen.run(fn)


def in_the_middle(a: str = "a", progress: gr.Progress = gr.Progress(), b: str = "b") -> str:
    progress(0.5)
    return a + b


def by_keyword(*, progress: gr.Progress = gr.Progress()) -> str:
    progress(0.5)
    return "ab"


class WithMethod:
    def method(self, progress: gr.Progress = gr.Progress()) -> str:
        progress(0.5)
        return "ab"


def unannotated(request: gr.Request, progress=gr.Progress()):  # type: ignore[no-untyped-def]
    assert isinstance(request, gr.Request)
    progress(0.5)
    return "ab"


def elsewhere(say: gr.Progress = gr.Progress()) -> None:
    say(0.5)


def of_a_function_that_it_calls() -> None:
    elsewhere()


async def asynchronous(progress: gr.Progress = gr.Progress()) -> str:
    await asyncio.sleep(0)
    progress(0.5)
    return "ab"


def generator(progress: gr.Progress = gr.Progress()) -> Iterator[str]:
    yield "a"
    progress(0.5)
    yield "ab"


async def async_generator(progress: gr.Progress = gr.Progress()) -> AsyncIterator[str]:
    yield "a"
    progress(0.5)
    yield "ab"


def on_another_thread(progress: gr.Progress = gr.Progress()) -> None:
    thread = threading.Thread(target=progress, args=[0.5])
    thread.start()
    thread.join()


@pytest.mark.parametrize(
    "fn",
    [
        in_the_middle,
        by_keyword,
        WithMethod().method,
        unannotated,
        of_a_function_that_it_calls,
        asynchronous,
        generator,
        async_generator,
        on_another_thread,
    ],
    ids=lambda fn: fn.__name__,
)
async def test_every_kind_of_function_has_its_own(seen: Seen, fn: Any) -> None:
    assert await seen.run(fn) == [[bar(0.5)]]


@pytest.mark.parametrize("fn", [by_keyword, generator, on_another_thread], ids=lambda fn: fn.__name__)
async def test_a_function_in_a_process_of_its_own_has_its_own(seen: Seen, fn: Any) -> None:
    assert await seen.run(fn, isolate="process") == [[bar(0.5)]]


@pytest.mark.parametrize("count", [0, 1, 2])
async def test_inputs_go_to_the_other_parameters(serve_without_socket: Start, count: int) -> None:
    with gr.Blocks() as demo:
        texts = [gr.Textbox("A"), gr.Textbox("B")]
        button, out = gr.Button(), gr.Textbox()
        button.click(in_the_middle, texts[:count], out)
    visit = serve_without_socket(demo).visit()
    await visit.run(button, "click")
    assert visit.value(out) == ("AB"[:count] + "ab"[count:])


def test_the_parameter_is_not_counted_among_the_arguments() -> None:
    def fn(a: str, progress: gr.Progress = gr.Progress()) -> str:
        return a

    with gr.Blocks() as demo:
        text = gr.Textbox()
        text.submit(fn, text, text)
        text.submit(fn, [text, text], text)
        with pytest.warns(UserWarning, match=r"takes 1 argument\(s\), but its listener gives it 2"):
            demo.graph.close(demo.blocks)


async def test_runs_at_the_same_time_have_each_their_own(serve_without_socket: Start) -> None:
    together = threading.Barrier(2, timeout=10)

    def fn(name: str, progress: gr.Progress = gr.Progress()) -> None:
        for _ in progress.tqdm([1, 2, 3], desc=name):
            together.wait()

    with gr.Blocks() as demo:
        text, button = gr.Textbox(), gr.Button()
        button.click(lambda name, progress=gr.Progress(): fn(name, progress), text, queue=False)
    app = serve_without_socket(demo)
    visits = {name: app.visit() for name in ("one", "two")}
    await asyncio.gather(*(visit.run(button, "click", {text: name}) for name, visit in visits.items()))
    for name, visit in visits.items():
        descriptions = {shown["desc"] for message in visit.messages("progress") for shown in message["bars"]}
        assert descriptions == {name}


async def test_runs_that_are_called_together_share_it(serve_without_socket: Start) -> None:
    waiting = threading.Event()

    def fn(words: list[str], request: gr.Request, progress: gr.Progress = gr.Progress()) -> list[list[str]]:
        assert isinstance(request, gr.Request)
        waiting.wait(10)
        progress(0.5, desc=f"{len(words)} together")
        return [words]

    with gr.Blocks() as demo:
        text, button, out = gr.Textbox(), gr.Button(), gr.Textbox()
        button.click(fn, text, out, batch=True)
    app = serve_without_socket(demo)
    first, second, third = app.visit(), app.visit(), app.visit()
    runs = [visit.send(button, "click", {text: str(n)}) for n, visit in enumerate((first, second, third))]
    waiting.set()
    for run, visit in zip(runs, (first, second, third), strict=True):
        assert (await visit.ending(f"{run}.0"))["state"] == "done"
    for visit in (second, third):
        assert visit.messages("progress")[-1]["bars"] == [bar(0.5, desc="2 together")]


def test_outside_of_a_run_it_does_nothing() -> None:
    progress = gr.Progress(track_tqdm=True)
    progress(0.5, desc="nobody sees it")
    progress.update()
    assert list(progress.tqdm("abc")) == ["a", "b", "c"]
    assert list(progress.tqdm(letter for letter in "abc")) == ["a", "b", "c"]
    bar_by_hand: Any = progress.tqdm(None, total=3)
    bar_by_hand.update()
    bar_by_hand.close()


def test_it_can_be_sent_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(gr.Progress(track_tqdm=True))).track_tqdm is True


async def test_a_loop_is_counted(seen: Seen) -> None:
    def fn(progress: gr.Progress = gr.Progress()) -> None:
        for done, _ in enumerate(progress.tqdm(["a", "b"], desc="Pages", unit="pages")):
            seen.until(bar(done, 2, "pages", "Pages"))
        seen.until()

    await seen.run(fn)


@pytest.mark.parametrize(
    ("make", "total", "length"),
    [
        (lambda: "abc", None, 3),
        (lambda: {1: 1}.items(), None, 1),
        (lambda: (n for n in range(3)), None, None),
        (lambda: (n for n in range(3)), 3, 3),
        (lambda: range(3), 30, 30),
        (lambda: iter([1, 2]), None, 2),
        (lambda: np.zeros((4, 2)), None, 4),
    ],
)
async def test_a_loop_says_how_long_it_is(seen: Seen, make: Any, total: Any, length: Any) -> None:
    def fn(progress: gr.Progress = gr.Progress()) -> None:
        steps = progress.tqdm(make(), total=total)
        assert length is None or len(steps) == length
        for _ in steps:
            break

    assert (await seen.run(fn))[0] == [bar(0, length, "steps")]


async def test_loops_nest_and_what_is_said_stands_in_the_innermost(seen: Seen) -> None:
    def fn(progress: gr.Progress = gr.Progress()) -> None:
        progress(0, desc="Starting")
        for _ in progress.tqdm("a", desc="outer"):
            for _ in progress.tqdm("b", desc="inner"):
                progress(0.5, desc="said")
                seen.until(outer, inner, bar(0.5, desc="said"))
            seen.until(outer)

    outer, inner = bar(0, 1, "steps", "outer"), bar(0, 1, "steps", "inner")
    await seen.run(fn)


@pytest.mark.parametrize("leave", ["break", "raise", "return"])
async def test_a_loop_that_is_left_early_leaves_nothing_behind(seen: Seen, leave: str) -> None:
    def loop(progress: gr.Progress) -> None:
        for _ in progress.tqdm([1, 2]):
            if leave == "return":
                return
            if leave == "raise":
                raise LookupError
            break

    def fn(progress: gr.Progress = gr.Progress()) -> None:
        with suppress(LookupError):
            loop(progress)
        seen.until()

    assert await seen.run(fn) == [[bar(0, 2, "steps")], []]


async def test_a_bar_can_be_moved_by_hand(seen: Seen) -> None:
    def fn(progress: gr.Progress = gr.Progress()) -> None:
        steps: Any = progress.tqdm(None, total=4, unit="files")
        steps.update(1)
        progress.update(2)
        seen.until(bar(3, 4, "files"))
        steps.close()
        seen.until()

    await seen.run(fn)


async def test_items_can_be_taken_one_by_one(seen: Seen) -> None:
    def fn(progress: gr.Progress = gr.Progress()) -> None:
        steps = progress.tqdm(["a", "b", "c"])
        assert [next(steps), next(steps)] == ["a", "b"]
        seen.until(bar(1, 3, "steps"))

    await seen.run(fn)


async def test_nothing_is_told_after_the_end(serve_without_socket: Start) -> None:
    kept: list[gr.Progress] = []

    def fn(progress: gr.Progress = gr.Progress()) -> None:
        kept.append(progress)

    with gr.Blocks() as demo:
        button, other = gr.Button(), gr.Button()
        button.click(fn)
        other.click(lambda: None)
    visit: Visit = serve_without_socket(demo).visit()
    await visit.run(button, "click")
    kept[0](0.5)
    await visit.run(other, "click")
    assert visit.messages("progress") == []
