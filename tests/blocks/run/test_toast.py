"""Short messages over the page, from inside a function."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from visit import App

import fanlight as gr

Start = Callable[..., App]


async def toast(start: Start, show: Callable[[], Any]) -> dict[str, Any]:
    """The first toast that a function shows, or of the one behind it."""

    def function() -> Iterator[None]:
        show()
        gr.Info("the one behind")
        yield None

    with gr.Blocks() as demo:
        button = gr.Button()
        button.click(function)
    visit = start(demo).visit()
    visit.send(button, "click")
    return await visit.receive("toast")


@pytest.mark.parametrize(
    ("show", "level"), [(gr.Info, "info"), (gr.Success, "success"), (gr.Warning, "warning")]
)
async def test_a_toast_reaches_the_visitor(serve_without_socket: Start, show: Any, level: str) -> None:
    found = await toast(serve_without_socket, lambda: show("Text", duration=2, title="Head"))
    del found["t"]
    assert found == {"level": level, "title": "Head", "message": "Text", "duration": 2}


@pytest.mark.parametrize("duration", [None, 0])
async def test_without_a_duration_it_stays(serve_without_socket: Start, duration: Any) -> None:
    found = await toast(serve_without_socket, lambda: gr.Info("Text", duration=duration))
    assert found["duration"] is None


async def test_arguments_of_other_types_are_sent(serve_without_socket: Start) -> None:
    show = lambda: gr.Info(5, np.int64(3), title=None)  # type: ignore[arg-type]  # noqa: E731
    found = await toast(serve_without_socket, show)
    assert (found["message"], found["duration"], found["title"]) == ("5", 3, "None")


async def test_an_invisible_one_shows_nothing(serve_without_socket: Start) -> None:
    found = await toast(serve_without_socket, lambda: gr.Info("Text", visible=False))
    assert found["message"] == "the one behind"


async def test_only_the_visitor_whose_run_it_is_sees_it(serve_without_socket: Start) -> None:
    with gr.Blocks() as demo:
        loud, quiet, out = gr.Button(), gr.Button(), gr.Textbox()
        loud.click(lambda: gr.Info("mine"))
        quiet.click(lambda: "done", None, out)
    app = serve_without_socket(demo)
    visit, other = app.visit(), app.visit()
    await visit.run(loud, "click")
    await other.run(quiet, "click")
    assert other.messages("toast") == []


def test_in_a_script_it_goes_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "fanlight")
    gr.Info("from a script")
    assert "from a script" in caplog.text
