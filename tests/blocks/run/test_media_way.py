"""The way of a picture: sent once and referred to after that, decoded and encoded where nobody waits for it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from visit import App, Visit

import fanlight as gr
from fanlight.blocks.tree.block import Block

Start = Callable[..., App]
Pixels = NDArray[np.uint8]


class Watched(gr.Image):
    """An image that notes on which threads it is decoded and encoded."""

    client_name = gr.Image.client_name
    threads: list[int]

    def __init__(self, **given: Any) -> None:
        self.threads = []
        super().__init__(**given)

    def preprocess(self, payload: Any) -> Any:
        self.threads.append(threading.get_ident())
        return super().preprocess(payload)

    def postprocess(self, value: Any) -> Any:
        self.threads.append(threading.get_ident())
        return super().postprocess(value)


def plain(image: Pixels) -> Pixels:
    return image


async def later(image: Pixels) -> Pixels:
    await asyncio.sleep(0)
    return image


def step_by_step(image: Pixels) -> Iterator[Pixels]:
    yield image // 2
    yield image


async def step_by_step_later(image: Pixels) -> AsyncIterator[Pixels]:
    yield image // 2
    yield image


def page(function: Any) -> tuple[gr.Blocks, Watched, Watched, gr.Button]:
    with gr.Blocks() as demo:
        given, shown, button = Watched(label="given"), Watched(label="shown"), gr.Button("Go")
        button.click(function, given, shown)
    return demo, given, shown, button


async def sent(app: App, visit: Visit, image: Pixels) -> dict[str, Any]:
    """The handle of a picture that the visitor has sent."""
    media: Any = gr.Image(render=False).postprocess(image)
    file = await asyncio.to_thread(app.files.publish, visit.session.id, media)
    handle: dict[str, Any] = file.handle()
    return handle


@pytest.mark.parametrize("function", [plain, later, step_by_step, step_by_step_later])
async def test_the_event_loop_neither_decodes_nor_encodes(serve_without_socket: Start, function: Any) -> None:
    demo, given, shown, button = page(function)
    app = serve_without_socket(demo)
    visit = app.visit()
    for component in (given, shown):
        component.threads.clear()
    handle = await sent(app, visit, np.full((8, 8, 3), 9, np.uint8))
    assert (await visit.run(button, "click", {given: handle}))["state"] == "done"
    assert given.threads
    assert shown.threads
    assert threading.get_ident() not in {*given.threads, *shown.threads}


async def test_a_picture_is_sent_once_and_referred_to_after_that(serve_without_socket: Start) -> None:
    seen: list[Pixels] = []

    def look(image: Pixels) -> Pixels:
        seen.append(image)
        return image

    demo, given, shown, button = page(look)
    app = serve_without_socket(demo)
    visit = app.visit()
    image = np.random.default_rng(3).integers(0, 256, (16, 16, 3), np.uint8)
    handle = await sent(app, visit, image)
    values: dict[Block, Any] = {given: handle}
    await visit.run(button, "click", values)
    first = visit.value(shown)
    await visit.run(button, "click")  # the tab says nothing of what it has said before
    assert len(seen) == 2
    assert all((one == image).all() for one in seen)
    assert visit.value(shown) == first == handle  # the same pixels: one file, in and out, both times
    folder = app.files.find(visit.session.id, handle["$file"]).path.parent
    assert len(list(folder.iterdir())) == 1
