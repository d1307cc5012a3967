"""A generator runs ahead of its reader, but only so far."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator

import pytest
from visit import App

import fanlight as gr
from fanlight.blocks.run.calling.room import EACH, MOST_AHEAD, Room

Start = Callable[..., App]


def entered(room: Room, size: int) -> threading.Thread:
    thread = threading.Thread(target=room.enter, args=(size,), daemon=True)
    thread.start()
    return thread


def test_many_small_items_may_be_ahead_and_one_large_one() -> None:
    room = Room()
    for _ in range(MOST_AHEAD // EACH - 1):
        room.enter(0)
    thread = entered(room, 0)
    room.leave(0)
    thread.join(10)
    assert not thread.is_alive()
    large = entered(room, MOST_AHEAD)
    room.leave(MOST_AHEAD)
    large.join(10)
    assert not large.is_alive()


def test_it_opens_for_one_that_shall_end() -> None:
    room = Room()
    thread = entered(room, MOST_AHEAD)
    room.open()
    thread.join(10)
    assert not thread.is_alive()


async def test_the_generator_of_a_full_outbox_waits_and_nothing_is_lost(
    serve_without_socket: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = 3000
    made = []

    def talkative() -> Iterator[int]:
        for number in range(count):
            made.append(number)
            gr.Info(str(number))
            yield number

    with gr.Blocks() as demo:
        out, button = gr.Number(), gr.Button()
        button.click(talkative, None, out)
    app = serve_without_socket(demo)
    visit = app.visit()
    visit.send(button, "click")
    while not visit.session.outbox.is_full:  # noqa: ASYNC110  # nobody empties it, and nobody tells
        await asyncio.sleep(0)
    for _ in range(100):
        await asyncio.sleep(0)
    assert len(made) < count
    assert (await visit.ending("e1.0"))["state"] == "done"
    assert [int(toast["message"]) for toast in visit.messages("toast")] == list(range(count))
    assert visit.value(out) == count - 1
