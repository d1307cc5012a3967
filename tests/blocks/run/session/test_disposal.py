"""When the values of a visit end, and who is told."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any

import pytest
from visit import App

import fanlight as gr
from fanlight.blocks.run.calling.engine import ThreadEngine
from fanlight.blocks.run.session.disposal import Disposal

Start = Callable[..., App]
A_WHILE = 61.5
"""Seconds that no test lasts."""


class Deleted:
    """A `delete_callback` that notes what it gets."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self._arrived: SimpleQueue[Any] = SimpleQueue()

    def __call__(self, value: Any) -> None:
        self.values.append(value)
        self._arrived.put(threading.current_thread().name)

    async def one(self) -> str:
        """Wait for the next one; gives the thread on which it came."""
        return str(await asyncio.to_thread(self._arrived.get, timeout=10))


@pytest.fixture
def deleted() -> Deleted:
    return Deleted()


@pytest.fixture
async def planned(monkeypatch: pytest.MonkeyPatch) -> list[asyncio.TimerHandle]:
    """What is to happen after `A_WHILE`."""
    handles, call_later = [], asyncio.get_running_loop().call_later

    def note(delay: float, callback: Callable[..., Any], *args: Any) -> asyncio.TimerHandle:
        handle = call_later(delay, callback, *args)
        if delay == A_WHILE:
            handles.append(handle)
        return handle

    monkeypatch.setattr(asyncio.get_running_loop(), "call_later", note)
    return handles


def page(state: Callable[[], gr.State]) -> tuple[gr.Blocks, gr.State, gr.Button, gr.Button]:
    """A page with a state, a button that changes it and one that only reads it."""
    with gr.Blocks() as demo:
        kept, change, read = state(), gr.Button(), gr.Button()
        change.click(lambda value: [*value, len(value)], kept, kept)
        read.click(lambda value: None, kept)
    return demo, kept, change, read


async def test_a_visit_that_ends_deletes_its_value_once_and_on_a_thread(
    serve_without_socket: Start, deleted: Deleted
) -> None:
    demo, _, change, _ = page(lambda: gr.State([], delete_callback=deleted))
    app = serve_without_socket(demo)
    visit = app.visit()
    await visit.run(change, "click")
    await visit.run(change, "click")
    assert deleted.values == []  # replaced is not deleted
    app.sessions.close(visit.session)
    assert await deleted.one() == "fanlight-worker"
    app.sessions.close(visit.session)
    await app.disposal.close(10)
    assert deleted.values == [[0, 1]]


async def test_each_visit_deletes_its_own(serve_without_socket: Start, deleted: Deleted) -> None:
    demo, _, change, read = page(lambda: gr.State([], delete_callback=deleted))
    app = serve_without_socket(demo)
    writer, reader, _ = app.visit(), app.visit(), app.visit()
    await writer.run(change, "click")
    await reader.run(read, "click")
    app.sessions.close_all()
    await app.disposal.close(10)
    assert sorted(deleted.values) == [[], [0]]  # nobody has made a value for the third


async def test_time_to_live_counts_from_when_the_value_was_last_set(
    serve_without_socket: Start, deleted: Deleted, planned: list[asyncio.TimerHandle]
) -> None:
    demo, state, change, read = page(lambda: gr.State([], time_to_live=A_WHILE, delete_callback=deleted))
    visit = serve_without_socket(demo).visit()
    await visit.run(change, "click")
    await visit.run(read, "click")
    await visit.run(change, "click")
    assert [handle for handle in planned if not handle.cancelled()] == planned[-1:]
    assert len(planned) > 1
    assert visit.session.payload(state) == [0, 1]


async def test_a_value_whose_time_is_over_is_deleted_and_begins_anew(
    serve_without_socket: Start, deleted: Deleted
) -> None:
    demo, state, change, _ = page(lambda: gr.State([], time_to_live=0.05, delete_callback=deleted))
    app = serve_without_socket(demo)
    visit = app.visit()
    await visit.run(change, "click")
    await deleted.one()
    assert deleted.values[-1] == [0]
    assert visit.session.payload(state) == []


async def test_a_value_that_is_only_read_and_filled_lives_as_long(
    serve_without_socket: Start, deleted: Deleted
) -> None:
    with gr.Blocks() as demo:
        state, button = gr.State([], time_to_live=0.05, delete_callback=deleted), gr.Button()
        button.click(lambda value: value.append("mine"), state)
    visit = serve_without_socket(demo).visit()
    await visit.run(button, "click")
    await deleted.one()
    assert deleted.values == [["mine"]]


async def test_after_the_end_no_time_runs_out(
    serve_without_socket: Start, deleted: Deleted, planned: list[asyncio.TimerHandle]
) -> None:
    demo, _, change, _ = page(lambda: gr.State([], time_to_live=A_WHILE, delete_callback=deleted))
    app = serve_without_socket(demo)
    visit = app.visit()
    await visit.run(change, "click")
    app.sessions.close(visit.session)
    assert planned
    assert all(handle.cancelled() for handle in planned)
    await app.disposal.close(10)
    assert deleted.values == [[0]]


@pytest.mark.parametrize("error", [ValueError("not now"), SystemExit(3), StopIteration()], ids=repr)
async def test_what_fails_there_harms_nobody(
    serve_without_socket: Start, caplog: pytest.LogCaptureFixture, deleted: Deleted, error: BaseException
) -> None:
    def fail(value: Any) -> None:
        raise error

    with gr.Blocks() as demo:
        states = [gr.State("a", delete_callback=fail), gr.State("b", delete_callback=deleted)]
        button = gr.Button()
        button.click(lambda *values: None, states)
    app = serve_without_socket(demo)
    visit = app.visit()
    await visit.run(button, "click")
    app.sessions.close(visit.session)
    await app.disposal.close(10)
    assert deleted.values == ["b"]
    assert caplog.text.count("failed to free its value") == 1
    assert (await app.visit().run(button, "click"))["state"] == "done"


async def test_a_server_that_stops_waits_for_it_but_not_for_ever(
    caplog: pytest.LogCaptureFixture, deleted: Deleted
) -> None:
    engine, go_on = ThreadEngine(asyncio.get_running_loop()), threading.Event()
    disposal = Disposal(engine)
    disposal.take(
        [(gr.State(delete_callback=lambda value: go_on.wait(20)), 1), (gr.Textbox(), "nothing to free")]
    )
    await disposal.close(0.05)
    assert "were not all freed within 0.05 s" in caplog.text
    go_on.set()
    await disposal.close(10)
    engine.close()
