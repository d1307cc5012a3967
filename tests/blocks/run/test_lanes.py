"""Which lane a run waits in, how many run at once, and what those hear that wait."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Any

import pytest
from visit import App

import fanlight as gr
from fanlight.blocks.run.lanes import MAX_WAITING_EACH
from fanlight.blocks.tree.options import QueueOptions

Start = Callable[..., App]


class Crowd:
    """A function that notes how many are in it at once, and waits until the test lets them go."""

    def __init__(self) -> None:
        self.entered = threading.Semaphore(0)
        self.go = threading.Event()
        self.most = 0
        self._inside = 0
        self._lock = threading.Lock()

    def __call__(self, *_: Any) -> None:
        with self._lock:
            self._inside += 1
            self.most = max(self.most, self._inside)
        self.entered.release()
        self.go.wait(10)
        with self._lock:
            self._inside -= 1

    async def has(self, count: int) -> None:
        for _ in range(count):
            assert await asyncio.to_thread(self.entered.acquire, timeout=10)


@pytest.mark.parametrize(
    ("options", "queue", "most"),
    [
        ({}, QueueOptions(), 1),
        ({"concurrency_limit": 3}, QueueOptions(), 3),
        ({"concurrency_limit": None}, QueueOptions(), 6),
        ({}, QueueOptions(default_concurrency_limit=2), 2),
        ({}, QueueOptions(default_concurrency_limit=None), 6),
        ({"concurrency_limit": "default"}, QueueOptions(default_concurrency_limit=2), 2),
        ({"queue": False}, QueueOptions(), 6),
    ],
    ids=str,
)
async def test_as_many_run_at_once_as_the_limit_says(
    serve_without_socket: Start, options: dict[str, Any], queue: QueueOptions, most: int
) -> None:
    crowd = Crowd()
    with gr.Blocks() as demo:
        button = gr.Button()
        button.click(crowd, None, None, **options)
    app = serve_without_socket(demo, queue=queue)
    visits = [app.visit() for _ in range(6)]
    for visit in visits:
        visit.send(button, "click")
    await crowd.has(most)
    crowd.go.set()
    for visit in visits:
        assert (await visit.ending("e1.0"))["state"] == "done"
    assert crowd.most == most


async def test_listeners_that_share_an_id_share_the_lowest_limit(serve_without_socket: Start) -> None:
    crowd = Crowd()
    with gr.Blocks() as demo:
        first, second = gr.Button(), gr.Button()
        first.click(crowd, None, None, concurrency_id="gpu", concurrency_limit=5)
        second.click(lambda: crowd(), None, None, concurrency_id="gpu", concurrency_limit=2)
    app = serve_without_socket(demo)
    visits = [app.visit() for _ in range(6)]
    for place, visit in enumerate(visits):
        visit.send(first if place % 2 else second, "click")
    await crowd.has(2)
    crowd.go.set()
    for visit in visits:
        await visit.ending("e1.0")
    assert crowd.most == 2


async def test_two_functions_do_not_wait_for_each_other(serve_without_socket: Start) -> None:
    crowd = Crowd()
    with gr.Blocks() as demo:
        blocked, free = gr.Button(), gr.Button()
        blocked.click(crowd)
        free.click(lambda: None)
    app = serve_without_socket(demo)
    app.visit().send(blocked, "click")
    await crowd.has(1)
    assert (await app.visit().run(free, "click"))["state"] == "done"
    crowd.go.set()


async def test_those_that_wait_hear_their_place_and_when_it_changes(serve_without_socket: Start) -> None:
    crowd = Crowd()
    with gr.Blocks() as demo:
        button = gr.Button()
        button.click(crowd)
    app = serve_without_socket(demo, queue=QueueOptions(status_update_rate=0.01))
    visits = [app.visit() for _ in range(3)]
    for visit in visits:
        visit.send(button, "click")
    last = visits[2]
    assert (await last.receive("place"))["ahead"] == 1
    assert last.messages("run")[-1]["state"] == "queued"
    crowd.go.set()
    await last.ending("e1.0")
    assert [one["state"] for one in last.messages("run")] == ["queued", "running", "done"]


async def test_the_time_that_the_last_runs_took_says_when_one_starts(serve_without_socket: Start) -> None:
    crowd = Crowd()
    with gr.Blocks() as demo:
        button = gr.Button()
        button.click(crowd)
    app = serve_without_socket(demo, queue=QueueOptions(status_update_rate=0.01))
    crowd.go.set()
    await app.visit().run(button, "click")
    await crowd.has(1)
    crowd.go.clear()
    visits = [app.visit() for _ in range(2)]
    for visit in visits:
        visit.send(button, "click")
    place = await visits[1].receive("place")
    assert place["ahead"] == 0
    assert 0 <= place["seconds"] < 10
    crowd.go.set()
    await visits[1].ending("e1.0")


async def test_the_queue_takes_as_many_as_it_says(serve_without_socket: Start) -> None:
    crowd = Crowd()
    with gr.Blocks() as demo:
        button = gr.Button()
        button.click(crowd)
    app = serve_without_socket(demo, queue=QueueOptions(max_size=2))
    visits = [app.visit() for _ in range(4)]
    for visit in visits:
        visit.send(button, "click")
    ending = await visits[3].ending("e1.0")
    assert ending["state"] == "failed"
    assert ending["message"].startswith("2 runs are waiting already")
    assert (await visits[3].receive("toast"))["title"] == "Too busy"
    crowd.go.set()
    for visit in visits[:3]:
        assert (await visit.ending("e1.0"))["state"] == "done"


async def test_one_session_takes_no_more_than_its_share(serve_without_socket: Start) -> None:
    crowd = Crowd()
    with gr.Blocks() as demo:
        button = gr.Button()
        button.click(crowd, trigger_mode="multiple")
    app = serve_without_socket(demo)
    greedy, modest = app.visit(), app.visit()
    runs = [f"{greedy.send(button, 'click')}.0" for _ in range(MAX_WAITING_EACH + 2)]
    modest.send(button, "click")
    ending = await greedy.ending(runs[-1])
    assert "of your runs are waiting" in ending["message"]
    crowd.go.set()
    assert (await modest.ending("e1.0"))["state"] == "done"
    assert (
        len(greedy.session.open_runs) >= MAX_WAITING_EACH - 3
    )  # the modest one has not waited for all of them
    for run in runs[:-1]:
        assert (await greedy.ending(run))["state"] == "done"
