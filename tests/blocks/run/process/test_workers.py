"""A crash costs one run, Stop kills, and workers are used again."""

from __future__ import annotations

import asyncio
import ctypes
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import numpy as np
import pytest
from isolated import Ears, Make, await_end, children_of, is_alive
from visit import App

import fanlight as gr
from fanlight.blocks.errors import PageError
from fanlight.blocks.run.calling.interruptible import Interrupted
from fanlight.blocks.run.calling.stop import Stop
from fanlight.blocks.run.process.workers import KEPT_IDLE, ProcessEnded, Workers
from fanlight.blocks.run.run import current_run
from fanlight.blocks.wire.protocol import ServerMessage, Toast


def test_a_function_that_cannot_be_pickled_runs_in_another_process(isolated: Make) -> None:
    secret = threading.Lock()  # nor can what it holds
    assert isolated(lambda text: (text, secret.locked(), os.getpid()))("word")[:2] == ("word", False)
    assert isolated(os.getpid)() != os.getpid()


def test_a_page_that_asks_for_none_has_none() -> None:
    with gr.Blocks() as page:
        listener = page.load(os.getpid)
    before = children_of(os.getpid())
    workers = Workers(page.graph.listeners, page.blocks)
    assert workers.function(listener, Ears(), Stop()) is os.getpid
    assert children_of(os.getpid()) == before


def test_a_function_of_a_rendered_part_is_refused(isolated: Make) -> None:
    with gr.Blocks() as page:
        listener = page.load(os.getpid, isolate="process")
    listener.index = 10**9
    call = isolated(len)
    with pytest.raises(PageError, match="render"):
        call.workers.function(listener, Ears(), Stop())


def test_no_more_workers_stay_than_are_kept(isolated: Make) -> None:
    there = threading.Barrier(5)

    def meet() -> int:
        return os.getpid()

    call = isolated(meet)
    pids: list[int] = []

    def visit() -> None:
        there.wait()
        pids.append(call())

    threads = [threading.Thread(target=visit) for _ in range(there.parties)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(map(is_alive, set(pids))) <= KEPT_IDLE


CRASHES: dict[str, tuple[Callable[[], Any], str]] = {
    "segfault": (lambda: ctypes.string_at(0), "segmentation fault"),
    "exit": (lambda: os._exit(3), "exit code 3"),
    "killed": (lambda: os.kill(os.getpid(), signal.SIGKILL), "memory"),
}


@pytest.mark.parametrize("crash", CRASHES)
def test_a_crash_costs_one_run_and_its_worker_is_replaced(isolated: Make, crash: str) -> None:
    break_down, why = CRASHES[crash]
    call = isolated(lambda breaks: break_down() if breaks else os.getpid())
    first = call(breaks=False)
    began = time.monotonic()
    with pytest.raises(ProcessEnded, match=why):
        call(breaks=True)
    assert time.monotonic() - began < 1
    assert not is_alive(first)
    second = call(breaks=False)
    assert second != first
    assert call(breaks=False) == second


def test_a_crash_in_the_middle_of_a_generator_comes_after_its_items(isolated: Make) -> None:
    def items() -> Iterator[int]:
        yield 1
        os._exit(1)

    stream = isolated(items)()
    assert next(stream) == 1
    with pytest.raises(ProcessEnded):
        next(stream)


def hang() -> None:
    time.sleep(100)


def spin() -> None:
    while True:
        pass


async def hang_async() -> None:
    await asyncio.sleep(100)


def hold_on() -> None:
    while True:
        with suppress(BaseException):
            time.sleep(100)


def block_signals() -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    time.sleep(100)


def hang_in_a_generator() -> Iterator[None]:
    time.sleep(100)
    yield


HANGS = [hang, spin, hang_async, hold_on, block_signals, hang_in_a_generator]


@pytest.mark.parametrize("function", HANGS, ids=lambda function: function.__name__)
def test_a_function_that_hangs_is_gone_within_a_second(isolated: Make, function: Callable[[], Any]) -> None:
    stop, pids = Stop(), []

    class Begun(Ears):
        def tell(self, message: ServerMessage) -> None:
            assert isinstance(message, Toast)
            pids.append(int(message.message))
            threading.Thread(target=stop.set).start()

    def begin(hangs: bool) -> Any:
        run = current_run.get()
        assert run is not None
        if not hangs:
            return os.getpid()
        run.tell(Toast("info", "", str(os.getpid()), None))
        return function()

    call = isolated(begin)
    call.ears = Begun()
    began = time.monotonic()
    with pytest.raises(Interrupted):
        list(call.until(stop, hangs=True))
    assert time.monotonic() - began < 2
    assert not is_alive(pids[0])
    assert call(hangs=False) != pids[0]


def test_a_call_that_is_stopped_before_it_begins_does_not(isolated: Make) -> None:
    stop = Stop()
    stop.set()
    with pytest.raises(Interrupted):
        isolated(hang).until(stop)


def test_a_stop_that_is_on_its_way_does_not_hit_the_next_call(isolated: Make) -> None:
    class Late(Stop):
        @contextmanager
        def heard_by(self, listener: Callable[[], None]) -> Iterator[None]:
            listeners.append(listener)
            yield

    listeners: list[Callable[[], None]] = []
    call = isolated(os.getpid)
    pid = call.until(Late())
    listeners[0]()
    assert call() == pid


def test_a_stop_that_comes_late_does_not_hit_the_next_call(isolated: Make) -> None:
    stop, call = Stop(), isolated(os.getpid)
    pid = call.until(stop)
    stop.set()
    assert call() == pid


def test_an_idle_worker_that_was_killed_is_replaced(isolated: Make) -> None:
    call = isolated(os.getpid)
    pid = call()
    os.kill(pid, signal.SIGKILL)
    await_end(pid)
    assert call() != pid


class Stage:
    """A page with a function in a process, which may be stopped."""

    def __init__(self, function: Callable[..., Any], **options: Any) -> None:
        with gr.Blocks() as self.page:
            self.text, self.out = gr.Textbox(), gr.Textbox()
            self.start, self.halt = gr.Button(), gr.Button()
            run = self.start.click(function, self.text, self.out, isolate="process", **options)
            self.halt.click(None, cancels=[run])


async def test_a_crash_is_told_to_its_visitor_and_to_nobody_else(
    serve_without_socket: Callable[..., App],
) -> None:
    stage = Stage(lambda text: os._exit(9) if text == "die" else text.upper())
    app = serve_without_socket(stage.page)
    mine, theirs = app.visit(), app.visit()
    ending = await mine.run(stage.start, "click", {stage.text: "die"})
    assert ending["state"] == "failed"
    assert "exit code 9" in ending["message"]
    assert (await theirs.run(stage.start, "click", {stage.text: "live"}))["state"] == "done"
    assert theirs.value(stage.out) == "LIVE"


async def test_a_stopped_run_is_over_in_its_page_and_its_lane(
    serve_without_socket: Callable[..., App],
) -> None:
    def work(text: str) -> Iterator[str]:
        yield text
        if text == "hang":
            time.sleep(100)

    stage = Stage(work)
    visit = serve_without_socket(stage.page).visit()
    run = visit.send(stage.start, "click", {stage.text: "hang"})
    await visit.receive("patch")
    visit.send(stage.halt, "click")
    assert (await visit.ending(f"{run}.0"))["state"] == "cancelled"
    began = time.monotonic()
    assert (await visit.run(stage.start, "click", {stage.text: "again"}))["state"] == "done"
    assert time.monotonic() - began < 2


async def test_runs_of_a_batch_share_a_process(serve_without_socket: Callable[..., App]) -> None:
    stage = Stage(lambda texts: ([f"{text} of {len(texts)}" for text in texts],), batch=True)
    visit = serve_without_socket(stage.page).visit()
    await visit.run(stage.start, "click", {stage.text: "one"})
    assert visit.value(stage.out) == "one of 1"


async def test_a_stream_of_large_images_arrives(serve_without_socket: Callable[..., App]) -> None:
    with gr.Blocks() as page:
        image, start = gr.Image(), gr.Button()

        def draw() -> Iterator[Any]:
            for level in range(3):
                gr.Info(f"level {level}")
                yield np.full((600, 800, 3), level, np.uint8)

        start.click(draw, None, image, isolate="process")
    visit = serve_without_socket(page).visit()
    assert (await visit.run(start, "click"))["state"] == "done"
    assert [toast["message"] for toast in visit.messages("toast")] == ["level 0", "level 1", "level 2"]
    assert visit.value(image)


async def test_a_cache_by_hand_lasts_in_its_process_for_one_visit(
    serve_without_socket: Callable[..., App],
) -> None:
    def remember(text: str, cache: gr.Cache = gr.Cache(per_session=True)) -> str:  # noqa: B008
        before = cache.get(text)
        cache.set(text, pid=os.getpid())
        return repr(before)

    stage = Stage(remember)
    app = serve_without_socket(stage.page)
    mine, theirs = app.visit(), app.visit()
    for visit in (mine, mine, theirs):
        await visit.run(stage.start, "click", {stage.text: "x"})
    assert mine.value(stage.out) != "None"
    assert theirs.value(stage.out) == "None"
