"""The boundary to authors' functions: whatever they raise, their caller hears of it and nobody else notices."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial
from typing import Any

import numpy as np
import pytest
from visit import App, Visit

import fanlight as gr
from fanlight.blocks.run.ending import LONGEST_ERROR
from fanlight.blocks.wire.protocol import Answer, Toast

Start = Callable[..., App]
SECRET = "s3cret in /home/author/app.py"


class Custom(BaseException):
    """An error of an author's that is no Exception, and cannot be pickled or shown."""

    def __init__(self, *needed: Any) -> None:
        self.lock = asyncio.Lock()

    def __reduce__(self) -> Any:
        raise TypeError("not pickled")

    def __str__(self) -> str:
        raise SystemExit(3)


ERRORS: list[Callable[[], BaseException]] = [
    lambda: ValueError(SECRET),
    lambda: KeyError(SECRET),
    lambda: SystemExit(1),
    lambda: KeyboardInterrupt(),
    lambda: GeneratorExit(),
    lambda: asyncio.CancelledError(),
    lambda: StopIteration(),
    lambda: StopAsyncIteration(),
    lambda: RecursionError(),
    lambda: MemoryError(),
    lambda: Custom(1),
    lambda: ValueError("x" * 10_000_000),
]


def in_function(error: Callable[[], BaseException]) -> Callable[[], Any]:
    def function() -> Any:
        raise error()

    return function


def in_generator(error: Callable[[], BaseException]) -> Callable[[], Any]:
    def function() -> Iterator[int]:
        yield 1
        raise error()

    return function


def in_coroutine(error: Callable[[], BaseException]) -> Callable[[], Any]:
    async def function() -> Any:
        raise error()

    return function


def in_async_generator(error: Callable[[], BaseException]) -> Callable[[], Any]:
    async def function() -> AsyncIterator[int]:
        yield 1
        raise error()

    return function


@pytest.mark.parametrize("show_error", [True, False])
@pytest.mark.parametrize("place", [in_function, in_generator, in_coroutine, in_async_generator])
@pytest.mark.parametrize("number", range(len(ERRORS)))
async def test_only_the_caller_of_a_function_that_raises_sees_an_error(
    serve_without_socket: Start,
    number: int,
    place: Callable[..., Any],
    show_error: bool,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with gr.Blocks() as demo:
        out, bad, good = gr.Number(), gr.Button(), gr.Button()
        bad.click(place(ERRORS[number]), None, out)
        good.click(lambda: 5, None, out)
    app = serve_without_socket(demo, show_error=show_error)
    visit, other = app.visit(), app.visit()
    ending = await visit.run(bad, "click")
    assert ending["state"] == "failed"
    assert len(ending["message"]) <= LONGEST_ERROR
    assert "Traceback" not in str(visit.seen)
    assert (SECRET in str(visit.seen)) == (show_error and number < 2)
    assert (await visit.receive("toast"))["level"] == "error"
    assert (await other.run(good, "click"))["state"] == "done"
    assert (await visit.run(good, "click"))["state"] == "done"
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    assert caplog.records[0].exc_info is not None


async def test_the_log_has_the_run_and_the_traceback_and_the_visitor_the_run(
    serve_without_socket: Start, caplog: pytest.LogCaptureFixture
) -> None:
    with gr.Blocks() as demo:
        button = gr.Button()
        button.click(in_function(lambda: ValueError(SECRET)))
    ending = await serve_without_socket(demo).visit().run(button, "click")
    assert ending["run"] in ending["message"]
    assert ending["run"] in caplog.text
    assert f"ValueError: {SECRET}" in caplog.text
    assert caplog.text.count("Traceback (most recent call last)") == 1


async def failing(start: Start, error: BaseException, **options: Any) -> Visit:
    def function() -> None:
        raise error

    with gr.Blocks() as demo:
        button = gr.Button()
        button.click(function)
    visit = start(demo, **options).visit()
    assert (await visit.run(button, "click"))["state"] == "failed"
    return visit


async def test_an_authors_error_is_shown(
    serve_without_socket: Start, caplog: pytest.LogCaptureFixture
) -> None:
    error = gr.Error("Too dark", duration=3, title="Sorry", print_exception=False)
    visit = await failing(serve_without_socket, error)
    assert visit.messages("run")[-1]["message"] == "Too dark"
    toast = await visit.receive("toast")
    assert (toast["title"], toast["message"], toast["duration"]) == ("Sorry", "Too dark", 3)
    assert caplog.text == ""


async def test_an_invisible_error_marks_the_outputs_only(serve_without_socket: Start) -> None:
    visit = await failing(serve_without_socket, gr.Error("Too dark", visible=False))
    visit.session.outbox.put(Toast("info", "a later one", "", None))
    assert (await visit.receive("toast"))["title"] == "a later one"


@pytest.mark.parametrize(
    "error",
    [
        gr.Error("x" * 5000, title="y" * 5000),
        gr.Error(ValueError("an error as message")),  # type: ignore[arg-type]
        gr.Error("m", title=None),  # type: ignore[arg-type]
        gr.Error("m", duration=np.int64(3)),
        gr.Error("m", duration=np.float32(3)),
        gr.Error("m", duration=float("nan")),
    ],
    ids=["long", "error", "no title", "numpy int", "numpy float", "nan"],
)
async def test_odd_arguments_of_an_error_do_no_harm(serve_without_socket: Start, error: gr.Error) -> None:
    visit = await failing(serve_without_socket, error)
    toast = await visit.receive("toast")
    assert len(toast["message"]) <= LONGEST_ERROR
    assert len(toast["title"]) <= LONGEST_ERROR
    assert toast["duration"] is None or toast["duration"] == 10 or toast["duration"] == 3


@pytest.mark.parametrize("way", ["generator", "async_generator"])
async def test_finally_may_raise_what_it_likes(serve_without_socket: Start, way: str) -> None:
    def generator() -> Iterator[Any]:
        try:
            yield object()
        finally:
            raise SystemExit(3)

    async def async_generator() -> AsyncIterator[Any]:
        try:
            yield object()
        finally:
            raise SystemExit(3)

    with gr.Blocks() as demo:
        out, button = gr.Number(), gr.Button()
        button.click(locals()[way], None, out)
    visit = serve_without_socket(demo).visit()
    for _ in range(2):
        assert (await visit.run(button, "click"))["state"] == "failed"


async def test_each_yield_is_shown_in_order(serve_without_socket: Start) -> None:
    def count() -> Iterator[int]:
        yield from range(100)

    with gr.Blocks() as demo:
        out, button = gr.Number(), gr.Button()
        button.click(count, None, out)
    visit = serve_without_socket(demo).visit()
    await visit.run(button, "click")
    values = [message["props"]["value"] for message in visit.messages("patch")]
    assert values == sorted(values)
    assert values[-1] == 99


async def test_what_was_yielded_before_the_error_stays(serve_without_socket: Start) -> None:
    with gr.Blocks() as demo:
        out, button = gr.Number(), gr.Button()
        button.click(in_generator(lambda: ValueError()), None, out)
    visit = serve_without_socket(demo).visit()
    await visit.run(button, "click")
    assert visit.value(out) == 1


@pytest.mark.parametrize("payload", ["text", [1], {"a": 1}, True, {"$file": "x"}, None], ids=repr)
async def test_a_payload_that_its_component_could_not_send_never_reaches_the_function(
    serve_without_socket: Start, payload: Any
) -> None:
    calls: list[Any] = []
    with gr.Blocks() as demo:
        slider, button = gr.Slider(0, 1), gr.Button()
        button.click(calls.append, slider)
    visit = serve_without_socket(demo).visit()
    ending = await visit.run(button, "click", {slider: payload})
    if payload is not None:
        assert ending["state"] == "failed"
        assert "Slider" in ending["message"]
        assert calls == []


async def scripted(start: Start, answer: Any, *, fn: Any = None, error: str | None = None) -> Visit:
    """A visit whose browser gives `answer` for a listener with two inputs and two outputs."""
    with gr.Blocks() as demo:
        a, b, c, d = gr.Number(), gr.Number(), gr.Number(), gr.Textbox()
        button = gr.Button()
        button.click(fn, [a, b], [c, d], js="(a, b) => [a, b]")
    visit = start(demo).visit()
    run = visit.send(button, "click", {a: 1, b: 2})
    call = await visit.receive("call")
    assert call["args"] == [1, 2]
    visit.session.browser_calls.answer(Answer(call["call"], answer, error))
    visit.session.browser_calls.answer(Answer(call["call"], "a second answer", None))
    visit.session.browser_calls.answer(Answer("nobody asked", "x", None))
    await visit.ending(f"{run}.0")
    visit.outputs = (c, d)  # type: ignore[attr-defined]
    return visit


async def test_javascript_feeds_the_function(serve_without_socket: Start) -> None:
    visit = await scripted(serve_without_socket, [3, 4], fn=lambda a, b: (a + b, f"{a}, {b}"))
    assert [visit.value(block) for block in visit.outputs] == [7, "3, 4"]  # type: ignore[attr-defined]


async def test_javascript_alone_sets_the_outputs(serve_without_socket: Start) -> None:
    visit = await scripted(serve_without_socket, [3, "x"])
    assert [visit.value(block) for block in visit.outputs] == [3, "x"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("component", "answer", "value"),
    [
        (gr.Textbox, "a", "a"),
        (gr.Textbox, ["a"], "a"),
        (partial(gr.CheckboxGroup, ["a", "b"]), ["a"], ["a"]),
        (partial(gr.CheckboxGroup, ["a", "b"]), [["a"]], ["a"]),
        (partial(gr.CheckboxGroup, ["a", "b"]), ["a", "b"], ["a", "b"]),
        (gr.JSON, [{"a": 1}], {"a": 1}),
    ],
)
@pytest.mark.parametrize("has_function", [True, False])
async def test_javascript_gives_one_value_bare_or_in_an_array(
    serve_without_socket: Start, component: Any, answer: Any, value: Any, has_function: bool
) -> None:
    with gr.Blocks() as demo:
        one, other = component(), component()
        button = gr.Button()
        button.click((lambda x: x) if has_function else None, one, other, js="(x) => x")
    visit = serve_without_socket(demo).visit()
    run = visit.send(button, "click", {})
    call = await visit.receive("call")
    visit.session.browser_calls.answer(Answer(call["call"], answer, None))
    await visit.ending(f"{run}.0")
    assert visit.value(other) == value


@pytest.mark.parametrize("answer", [None, 1, [1], [1, 2, 3], ["a", "b"], {"a": 1}, [{"$file": "x"}, 1]])
async def test_an_answer_that_does_not_fit_is_an_error(serve_without_socket: Start, answer: Any) -> None:
    visit = await scripted(serve_without_socket, answer, fn=lambda a, b: (a, b))
    assert visit.messages("run")[-1]["state"] == "failed"


async def test_a_script_that_fails_is_told(serve_without_socket: Start) -> None:
    visit = await scripted(serve_without_socket, None, error="TypeError: x is undefined\n" + "y" * 10_000)
    error = visit.messages("run")[-1]["message"]
    assert error.startswith("TypeError: x is undefined")
    assert len(error) <= LONGEST_ERROR
