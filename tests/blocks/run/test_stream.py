"""A generator whose items follow each other: none is merged away, none comes twice, the end is told."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial
from itertools import pairwise
from typing import Any

import pytest
from visit import App

import fanlight as gr
from fanlight.blocks.wire.media import Media, StoredFile

Start = Callable[..., App]
ITEMS = 40


class Tape(gr.JSON):
    """Shows all that a generator has yielded, and at its end how many that were."""

    client_name = "json"

    def follow(self, payload: Any, before: Any) -> Any:
        return [*(before or []), payload]

    def complete(self, payload: Any) -> Any:
        return {"count": len(payload), "items": payload}


class Followed(gr.File):
    """The same with files."""

    client_name = "file"

    def postprocess(self, value: Any) -> Any:
        return Media(value, "piece.bin", "application/octet-stream")

    def follow(self, payload: Any, before: Any) -> Any:
        return [*(before or []), payload]

    def complete(self, payload: Any) -> Any:
        return [*payload, Media(b"the end", "end.bin", "application/octet-stream")]


def generator() -> Iterator[int]:
    yield from range(ITEMS)


async def async_generator() -> AsyncIterator[int]:
    for number in range(ITEMS):
        yield number
        await asyncio.sleep(0)


@pytest.mark.parametrize("function", [generator, async_generator])
async def test_a_tab_that_hears_nothing_meanwhile_misses_nothing(
    serve_without_socket: Start, function: Callable[[], Any]
) -> None:
    loop, over = asyncio.get_running_loop(), asyncio.Event()
    with gr.Blocks() as page:
        button, tape = gr.Button(), Tape()
        button.click(function, outputs=tape).then(partial(loop.call_soon_threadsafe, over.set))
    visit = serve_without_socket(page).visit()
    visit.send(button, "click")
    await over.wait()  # nobody empties its outbox until then
    await visit.settle()
    assert visit.value(tape) == {"count": ITEMS, "items": list(range(ITEMS))}
    assert visit.session.payload(tape) == visit.value(tape)


async def test_each_item_comes_in_its_turn_to_a_tab_that_listens(serve_without_socket: Start) -> None:
    with gr.Blocks() as page:
        button, tape = gr.Button(), Tape()
        button.click(generator, outputs=tape)
    visit = serve_without_socket(page).visit()
    visit.send(button, "click")
    seen: list[list[int]] = []
    while (message := await visit.next())["t"] != "run" or message["state"] != "done":
        if message["t"] == "patch":
            seen.append(visit.value(tape) if isinstance(visit.value(tape), list) else list(range(ITEMS)))
    assert seen[-1] == list(range(ITEMS))
    assert all(newer[: len(older)] == older for older, newer in pairwise(seen))


async def test_another_run_begins_anew(serve_without_socket: Start) -> None:
    with gr.Blocks() as page:
        button, tape = gr.Button(), Tape()
        button.click(generator, outputs=tape)
    visit = serve_without_socket(page).visit()
    for _ in range(2):
        await visit.run(button, "click")
        assert visit.value(tape)["count"] == ITEMS


async def test_what_a_function_returns_is_no_stream(serve_without_socket: Start) -> None:
    with gr.Blocks() as page:
        button, tape = gr.Button(), Tape()
        button.click(lambda: 1, outputs=tape)
    visit = serve_without_socket(page).visit()
    await visit.run(button, "click")
    assert visit.value(tape) == 1


async def test_what_came_before_a_failure_stays(serve_without_socket: Start) -> None:
    def failing() -> Iterator[int]:
        yield 1
        yield 2
        raise gr.Error("enough", print_exception=False)

    with gr.Blocks() as page:
        button, tape = gr.Button(), Tape()
        button.click(failing, outputs=tape)
    visit = serve_without_socket(page).visit()
    assert (await visit.run(button, "click"))["state"] == "failed"
    assert visit.value(tape) == [1, 2]


async def test_what_came_before_a_stop_stays(serve_without_socket: Start) -> None:
    def endless() -> Iterator[int]:
        number = 0
        while True:
            yield number
            number += 1

    with gr.Blocks() as page:
        button, stop, tape = gr.Button(), gr.Button(), Tape()
        running = button.click(endless, outputs=tape)
        stop.click(None, cancels=running)
    visit = serve_without_socket(page).visit()
    run = visit.send(button, "click")
    await visit.receive("patch")
    visit.send(stop, "click")
    assert (await visit.ending(f"{run}.0"))["state"] == "cancelled"
    assert visit.value(tape) == list(range(len(visit.value(tape))))


async def test_two_outputs_and_an_item_for_one_of_them(serve_without_socket: Start) -> None:
    def uneven() -> Iterator[Any]:
        yield 1, "a"
        yield gr.skip(), "b"
        yield 2, "c"

    with gr.Blocks() as page:
        button, tape, text = gr.Button(), Tape(), gr.Textbox()
        button.click(uneven, outputs=[tape, text])
    visit = serve_without_socket(page).visit()
    await visit.run(button, "click")
    assert visit.value(tape)["items"] == [1, 2]
    assert visit.value(text) == "c"


async def test_its_files_are_kept(serve_without_socket: Start) -> None:
    def pieces() -> Iterator[bytes]:
        yield from (b"one", b"two", b"one")

    with gr.Blocks() as page:
        button, files = gr.Button(), Followed()
        button.click(pieces, outputs=files)
    visit = serve_without_socket(page).visit()
    await visit.run(button, "click")
    kept: list[StoredFile] = visit.session.payload(files)
    assert [file.path.read_bytes() for file in kept] == [b"one", b"two", b"one", b"the end"]
    assert {file.id for file in kept} <= visit.session.files_in_use()
