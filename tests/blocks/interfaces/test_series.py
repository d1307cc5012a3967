"""Interfaces in a row: what one returns is what the next one is given, as if it had gone over a page."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import numpy as np
import pytest
from PIL import Image
from visit import App, Visit

import fanlight as gr
from fanlight.blocks.errors import PageError
from fanlight.blocks.interfaces.interface import Interface
from fanlight.blocks.interfaces.series import Series
from fanlight.blocks.tree.block import Block

Start = Callable[..., App]


def step(function: Callable[..., Any], **options: Any) -> Interface:
    return Interface(function, gr.Textbox(label="text", render=False), "text", **options)


def submit(demo: Series) -> Block:
    source = demo.submission.triggers[0].source
    assert isinstance(source, Block)
    return source


async def ending(demo: Series, visit: Visit, *values: Any) -> dict[str, Any]:
    return await visit.run(submit(demo), "click", dict(zip(demo.input_components, values, strict=True)))


async def answers(demo: Series, visit: Visit, *values: Any) -> list[Any]:
    assert (await ending(demo, visit, *values))["state"] == "done"
    return [visit.value(output) for output in demo.output_components]


def shout(text: str) -> str:
    return text.upper()


async def later(text: str) -> str:
    await asyncio.sleep(0)
    return f"{text} later"


def step_by_step(text: str) -> Iterator[str]:
    yield "one"
    yield f"{text} stepped"


async def step_by_step_later(text: str) -> AsyncIterator[str]:
    yield "two"
    yield f"{text} on"


async def test_each_step_gets_what_the_one_before_returned(serve_without_socket: Start) -> None:
    demo = Series(step(step_by_step), step(later), step(shout), step(step_by_step_later))
    visit = serve_without_socket(demo).visit()
    assert await answers(demo, visit, "Hi") == ["HI STEPPED LATER on"]
    assert len({message["run"] for message in visit.messages("run")}) == 1


async def test_what_the_last_step_yields_is_shown_as_it_comes(serve_without_socket: Start) -> None:
    go = threading.Event()

    def slowly(text: str) -> Iterator[str]:
        yield text[:1]
        go.wait(20)
        yield text

    demo = Series(step(step_by_step), step(slowly))
    visit = serve_without_socket(demo).visit()
    visit.send(submit(demo), "click", {demo.input_components[0]: "Hi"})
    await visit.receive("patch")
    assert visit.value(demo.output_components[0]) == "H"
    go.set()
    await visit.endings(1)
    assert visit.value(demo.output_components[0]) == "Hi stepped"


async def test_values_go_the_way_over_a_page(serve_without_socket: Start) -> None:
    seen: list[Any] = []

    def paint(size: int) -> np.ndarray[Any, Any]:
        return np.full((size, size, 3), 9, np.uint8)

    def look(image: Image.Image) -> tuple[str, int]:
        seen.append(image)
        return str(image.size), image.width

    def double(text: str, width: float) -> float:
        return width * 2

    demo = Series(
        Interface(paint, gr.Number(4, precision=0, render=False), "image"),
        Interface(look, gr.Image(type="pil", render=False), ["text", "number"]),
        Interface(double, ["text", "number"], gr.Number(label="Twice", render=False)),
    )
    visit = serve_without_socket(demo).visit()
    assert await answers(demo, visit, 4) == [8]
    assert isinstance(seen[0], Image.Image)
    assert demo.output_components[0].label == "Twice"


async def test_an_update_between_two_steps_hands_on_its_value(serve_without_socket: Start) -> None:
    demo = Series(
        step(lambda text: gr.Textbox(text + "!", label="changed")),
        step(lambda text: gr.update(value=text + "?")),
        step(shout),
    )
    visit = serve_without_socket(demo).visit()
    assert await answers(demo, visit, "Hi") == ["HI!?"]


async def test_an_error_says_which_step_it_is(serve_without_socket: Start) -> None:
    def fail(text: str) -> str:
        raise gr.Error("No such word.", print_exception=False)

    demo = Series(step(shout), step(fail, title="Look up"), step(shout))
    visit = serve_without_socket(demo).visit()
    end = await ending(demo, visit, "Hi")
    assert (end["state"], end["message"]) == ("failed", "Step 2 of 3, Look up: No such word.")


async def test_a_value_that_the_next_step_does_not_take_is_an_error_that_names_it(
    serve_without_socket: Start,
) -> None:
    demo = Series(step(shout), Interface(abs, gr.Number(label="x", render=False), "number"))
    visit = serve_without_socket(demo).visit()
    end = await ending(demo, visit, "Hi")
    assert end["state"] == "failed"
    assert end["message"].startswith("Step 2 of 2, abs: Number 'x' takes")


async def test_an_error_in_the_code_is_told_where_the_author_wants_it(
    serve_without_socket: Start, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(text: str) -> str:
        raise RuntimeError("swordfish")

    demo = Series(step(shout), step(broken))
    visit = serve_without_socket(demo).visit()
    end = await ending(demo, visit, "Hi")
    assert end["message"].startswith("Step 2 of 2, broken: Something went wrong")
    assert "swordfish" in caplog.text


async def test_stop_stops_the_step_that_runs(serve_without_socket: Start) -> None:
    begun = threading.Event()
    called: list[str] = []

    def wait(text: str) -> str:
        begun.set()
        while not gr.cancelled():
            begun.wait(0.01)
        return text

    def note(text: str) -> str:
        called.append(text)
        return text

    demo = Series(step(wait), step(note))
    with demo:
        stop = gr.Button()
        stop.click(None, cancels=demo.submission)
    app = serve_without_socket(demo)
    visit = app.visit()
    run = visit.send(submit(demo), "click", {demo.input_components[0]: "Hi"})
    await asyncio.to_thread(begun.wait)
    visit.send(stop, "click")
    assert (await visit.ending(f"{run}.0"))["state"] == "cancelled"
    await app.scheduler.close()
    assert called == []


def test_numbers_that_do_not_fit_are_named() -> None:
    with pytest.raises(PageError, match=r"'shout' returns \(Textbox 'output'\) to 'pow', which takes"):
        Series(step(shout), Interface(pow, ["number", "number"], "number"))


def test_it_takes_interfaces() -> None:
    with pytest.raises(PageError, match="Series takes interfaces"):
        Series()
