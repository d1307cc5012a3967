"""Several runs with one call: results go back each to its own, and one that fails loses nobody else's."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Any

import pytest
from visit import App, Visit

import fanlight as gr
from fanlight.blocks.errors import PageError

Start = Callable[..., App]


class Calls:
    """Keeps the arguments of each call; the first one waits until it is let go."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function
        self.seen: list[Any] = []
        self.began, self.go = threading.Event(), threading.Event()

    def __call__(self, *columns: list[Any]) -> Any:
        self.seen.append(columns)
        self.began.set()
        self.go.wait(10)
        return self.function(*columns)


async def gather(start: Start, calls: Calls, words: list[str], **options: Any) -> tuple[list[Visit], Any]:
    """A first run begins alone; one for each word waits meanwhile. Gives the visits of those, and the output."""
    with gr.Blocks() as demo:
        text, out, button = gr.Textbox(), gr.Textbox(), gr.Button()
        button.click(calls, text, out, batch=True, **options)
    app = start(demo)
    app.visit().send(button, "click", {text: "first"})
    assert await asyncio.to_thread(calls.began.wait, 10)
    visits = [app.visit() for _ in words]
    for visit, word in zip(visits, words, strict=True):
        visit.send(button, "click", {text: word})
    calls.go.set()
    return visits, out


def shout(words: list[str]) -> tuple[list[str]]:
    return ([word.upper() for word in words],)


async def test_runs_that_wait_are_called_together(serve_without_socket: Start) -> None:
    calls = Calls(shout)
    visits, out = await gather(serve_without_socket, calls, ["a", "b", "c"])
    assert [(await visit.ending("e1.0"))["state"] for visit in visits] == ["done"] * 3
    assert [visit.value(out) for visit in visits] == ["A", "B", "C"]
    assert calls.seen == [(["first"],), (["a", "b", "c"],)]


async def test_no_batch_is_larger_than_it_may_be(serve_without_socket: Start) -> None:
    calls = Calls(shout)
    visits, _ = await gather(serve_without_socket, calls, list("abcde"), max_batch_size=2)
    for visit in visits:
        await visit.ending("e1.0")
    assert [len(columns[0]) for columns in calls.seen] == [1, 2, 2, 1]


async def test_one_that_fails_does_not_lose_the_others(serve_without_socket: Start) -> None:
    def pick(words: list[str]) -> list[list[str]]:
        return [["abc"[int(word)] for word in words if word != "first"] or [""]]

    calls = Calls(pick)
    visits, out = await gather(serve_without_socket, calls, ["0", "1", "nine"])
    states = [(await visit.ending("e1.0"))["state"] for visit in visits]
    assert states == ["done", "done", "failed"]
    assert [visit.value(out) for visit in visits[:2]] == ["a", "b"]


async def test_a_function_may_say_which_one_failed(serve_without_socket: Start) -> None:
    def judge(words: list[str]) -> list[list[Any]]:
        return [[gr.Error("Not this one", print_exception=False) if word == "b" else word for word in words]]

    calls = Calls(judge)
    visits, _ = await gather(serve_without_socket, calls, ["a", "b"])
    endings = [await visit.ending("e1.0") for visit in visits]
    assert [(one["state"], one["message"]) for one in endings] == [("done", None), ("failed", "Not this one")]
    assert len(calls.seen) == 2  # it was not called again


async def test_a_value_that_is_refused_is_left_out(serve_without_socket: Start) -> None:
    with gr.Blocks() as demo:
        number, out, button = gr.Number(minimum=0), gr.Number(), gr.Button()
        button.click(lambda numbers: [[2 * n for n in numbers]], number, out, batch=True)
    app = serve_without_socket(demo)
    good, bad = app.visit(), app.visit()
    good.send(button, "click", {number: 4})
    bad.send(button, "click", {number: "many"})
    assert (await bad.ending("e1.0"))["state"] == "failed"
    assert (await good.ending("e1.0"))["state"] == "done"
    assert good.value(out) == 8


async def test_a_coroutine_function_is_awaited(serve_without_socket: Start) -> None:
    async def later(words: list[str]) -> tuple[list[str], list[int]]:
        await asyncio.sleep(0)
        return words[::-1], [len(word) for word in words]

    with gr.Blocks() as demo:
        text, out, size, button = gr.Textbox(), gr.Textbox(), gr.Number(), gr.Button()
        button.click(later, text, [out, size], batch=True)
    visit = serve_without_socket(demo).visit()
    assert (await visit.run(button, "click", {text: "four"}))["state"] == "done"
    assert (visit.value(out), visit.value(size)) == ("four", 4)


async def test_the_wrong_number_of_results_is_told(serve_without_socket: Start) -> None:
    with gr.Blocks() as demo:
        text, out, button = gr.Textbox(), gr.Textbox(), gr.Button()
        button.click(lambda words: [["one", "too many"]], text, out, batch=True)
    visit = serve_without_socket(demo).visit()
    ending = await visit.run(button, "click", {text: "x"})
    assert "a tuple of 1 list(s)" in ending["message"]


def test_a_generator_cannot_be_batched() -> None:
    def stream(words: list[str]) -> Any:
        yield words

    with gr.Blocks():
        button = gr.Button()
        with pytest.raises(PageError, match="generator"):
            button.click(stream, batch=True)
