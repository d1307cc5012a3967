"""Functions that block, hog, exhaust and meddle: each hurts its own run, and the page, uploads and others go on."""

from __future__ import annotations

import asyncio
import ctypes
import locale
import logging
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest
from peer import Peer

import fanlight as gr

Serve = Callable[..., str]


class Wall:
    """A function that blocks until the test tears it down."""

    def __init__(self) -> None:
        self.entered = threading.Semaphore(0)
        self.down = threading.Event()

    def __call__(self) -> None:
        self.entered.release()
        self.down.wait(60)

    async def has(self, count: int) -> None:
        def wait() -> bool:
            return all(self.entered.acquire(timeout=20) for _ in range(count))

        assert await asyncio.to_thread(wait)


@pytest.fixture
def wall() -> Iterator[Wall]:
    wall = Wall()
    yield wall
    wall.down.set()


async def test_four_hundred_blocked_functions_hold_up_nobody_else(serve: Serve, wall: Wall) -> None:
    with gr.Blocks() as demo:
        text, out, image = gr.Textbox(), gr.Textbox(), gr.Image()
        block, free = gr.Button(), gr.Button()
        block.click(wall, concurrency_limit=400, trigger_mode="multiple")
        free.click(lambda value: value, text, out)
        image.change(lambda value: None, image)
    url = serve(demo)
    peers = [Peer(url) for _ in range(20)]
    try:
        for peer in peers:
            await peer.__aenter__()
            for _ in range(20):
                await peer.ask(block, "click")
        await wall.has(400)
        async with httpx.AsyncClient(timeout=20) as http, Peer(url) as visitor:
            assert (await http.get(url)).status_code == 200
            ended = await visitor.run(free, "click", {text: "on it goes"})
            assert ended["state"] == "done"
            assert visitor.value(out) == "on it goes"
    finally:
        wall.down.set()
        for peer in peers:
            await peer.socket.close()


async def test_a_hundred_that_wait_for_one_hear_their_place(serve: Serve, wall: Wall) -> None:
    with gr.Blocks() as demo:
        block = gr.Button()
        block.click(wall)
    demo.queue(status_update_rate=0.05)
    url = serve(demo)
    peers = [Peer(url) for _ in range(100)]
    try:
        for peer in peers:
            await peer.__aenter__()
            await peer.ask(block, "click")
        await wall.has(1)
        assert (await peers[-1].receive("place"))["ahead"] >= 90
    finally:
        wall.down.set()
        await asyncio.gather(*(peer.socket.close() for peer in peers))


async def test_a_function_that_keeps_the_interpreter_to_itself_delays_others_and_is_named(
    serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    holding = threading.Event()

    def hog() -> None:
        holding.set()
        ctypes.PyDLL(None).usleep(2_500_000)  # PyDLL keeps the lock while C runs

    with gr.Blocks() as demo:
        out, button, free = gr.Textbox(), gr.Button(), gr.Button()
        button.click(hog)
        free.click(lambda: "late, but there", None, out)
    url = serve(demo)
    with caplog.at_level(logging.WARNING, "fanlight"):
        async with Peer(url) as hogging, Peer(url) as patient:
            run = await hogging.ask(button, "click")
            await asyncio.to_thread(holding.wait, 10)
            assert (await patient.run(free, "click"))["state"] == "done"
            assert patient.value(out) == "late, but there"
            assert (await hogging.end_of(f"{run}.0"))["state"] == "done"
    assert "The event loop stood still" in caplog.text
    assert "hog" in caplog.text


def exhausted() -> None:
    raise MemoryError


def recursive() -> Any:
    return recursive()


def vast() -> np.ndarray:
    np.empty(2**62, np.uint8)
    raise AssertionError("there is no such machine")


@pytest.mark.parametrize("function", [exhausted, recursive, vast, sys.exit])
async def test_a_function_that_is_at_its_end_ends_alone(serve: Serve, function: Callable[[], Any]) -> None:
    with gr.Blocks() as demo:
        out, bad, good = gr.Textbox(), gr.Button(), gr.Button()
        bad.click(function, None, out)
        good.click(lambda: "here", None, out)
    url = serve(demo)
    async with Peer(url) as peer:
        assert (await peer.run(bad, "click"))["state"] == "failed"
        assert (await peer.run(good, "click"))["state"] == "done"


@pytest.mark.parametrize("result", [["x" * 2**26], ["x" * 2**16] * 2**10], ids=["text", "list"])
async def test_a_result_that_is_far_too_large_is_an_error_of_its_run(serve: Serve, result: Any) -> None:
    with gr.Blocks() as demo:
        out, bad, good = gr.JSON(), gr.Button(), gr.Button()
        bad.click(lambda: result, None, out)
        good.click(lambda: ["here"], None, out)
    url = serve(demo)
    async with Peer(url) as peer:
        ended = await peer.run(bad, "click")
        assert ended["state"] == "failed"
        assert "64 MB" in ended["message"]
        assert "return a part of it" in ended["message"]
        assert (await peer.run(good, "click"))["state"] == "done"


async def test_a_function_may_meddle_with_the_process(serve: Serve, tmp_path: Path) -> None:
    before = Path.cwd()

    def meddle(image: np.ndarray) -> np.ndarray:
        os.chdir(tmp_path)
        os.umask(0o777)
        locale.setlocale(locale.LC_ALL, "C")
        threading.Thread(target=lambda: None).start()
        tempfile.tempdir = "/no/such/folder"
        return 255 - image

    old_umask = os.umask(0o022)
    old_temporary = tempfile.tempdir
    old_locale = locale.setlocale(locale.LC_ALL)
    with gr.Blocks() as demo:
        image, out, button = gr.Image(np.zeros((4, 4, 3), np.uint8)), gr.Image(), gr.Button()
        button.click(meddle, image, out)
    url = serve(demo)
    try:
        async with Peer(url) as peer:
            for _ in range(2):
                assert (await peer.run(button, "click"))["state"] == "done"
            file = peer.value(out)
            async with httpx.AsyncClient() as http:
                answer = await http.get(f"{url}file/{file['$file']}/{file['name']}")
            assert answer.status_code == 200
    finally:
        os.chdir(before)
        os.umask(old_umask)
        tempfile.tempdir = old_temporary
        locale.setlocale(locale.LC_ALL, old_locale)
