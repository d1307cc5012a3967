"""Nothing on the server is larger after a second batch of work that is equal to the first (D16)."""

from __future__ import annotations

import asyncio
import gc
import io
import os
import socket
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from census import census
from peer import Peer
from PIL import Image

import fanlight as gr
from fanlight.blocks.run.run_log.run_log import RunLimits
from fanlight.blocks.tree.block import Block

VISITS = 12
OPEN_FILES = Path("/proc/self/fd")


def png() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(written, "png")
    return written.getvalue()


def page() -> tuple[gr.Blocks, dict[str, gr.Button], gr.Image]:
    """One of everything that a visit can leave something behind of."""

    def stream(progress: gr.Progress = gr.Progress()) -> Any:
        text = ""
        for n in progress.tqdm(range(5)):
            text += f"{n} "
            gr.Info(text)
            yield text

    def fail() -> None:
        raise gr.Error("as it should", print_exception=False)

    async def late(text: str) -> str:
        await asyncio.sleep(0)
        return text

    with gr.Blocks() as demo:
        names = ("count", "stream", "fail", "late", "wide", "again", "picture")
        buttons = {name: gr.Button(name) for name in names}
        state, kept = gr.State([], time_to_live=600), gr.BrowserState([])
        shown, text, image, copy = gr.Number(), gr.Textbox(), gr.Image(), gr.Image()
        buttons["count"].click(lambda s: ([*s, 1], len(s)), state, [state, shown]).then(len, state, shown)
        buttons["stream"].click(stream, None, text, concurrency_limit=None)
        buttons["fail"].click(fail, None, text).failure(lambda: "failed", None, text)
        buttons["late"].click(late, text, text)
        buttons["wide"].click(lambda: gr.update(label="wide", lines=3), None, text)
        buttons["again"].click(lambda kept: [*kept, 1], kept, kept)
        buttons["picture"].click(lambda picture: picture, image, copy)
        demo.load(lambda: None)
        demo.unload(lambda: None)
        gr.Timer().tick(lambda: None)
    return demo, buttons, image


@asynccontextmanager
async def served(demo: gr.Blocks) -> AsyncIterator[str]:
    """Serve a page on the test's own loop, where its objects can be looked at."""
    server = uvicorn.Server(uvicorn.Config(demo, log_level="warning", timeout_graceful_shutdown=5))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
        server.should_exit = True
        await serving


async def batch(demo: gr.Blocks, url: str, buttons: dict[str, gr.Button], image: gr.Image) -> None:
    """So many visits, together; then they are over, and nothing of theirs runs any more."""
    await asyncio.gather(*(one_visit(url, buttons, image) for _ in range(VISITS)))
    live = demo.server.live
    live.sessions.close_all()
    await live._scheduler.idle()
    await live._disposal.close(10)


async def one_visit(url: str, buttons: dict[str, gr.Button], image: gr.Image) -> None:
    async with Peer(url) as peer:
        who = {"X-Fanlight-Session": peer.welcome["session"], "X-Fanlight-Secret": peer.welcome["secret"]}
        async with httpx.AsyncClient() as http:
            await http.get(url)
            sent = await http.post(f"{url}upload?name=p.png", content=png(), headers=who)
        for name, button in buttons.items():
            values: dict[Block, Any] | None = {image: sent.json()} if name == "picture" else None
            assert (await peer.run(button, "click", values))["state"] == (
                "failed" if name == "fail" else "done"
            )
    async with peer.again() as back:
        await back.run(buttons["count"], "click")


async def test_nothing_is_larger_after_a_second_equal_batch() -> None:
    others = set(threading.enumerate())  # of tests before this one in the same process
    demo, buttons, image = page()
    demo.server.run_log._limits = RunLimits(runs=VISITS)  # a batch fills it
    async with served(demo) as url:
        await batch(demo, url, buttons, image)
        first = measure(demo)
        await batch(demo, url, buttons, image)
        second = measure(demo)
        assert {place: (first[place], count) for place, count in second.items() if count > first[place]} == {}
    workers = [one for one in set(threading.enumerate()) - others if one.name.startswith("fanlight")]
    for thread in workers:
        thread.join(10)
    assert [thread for thread in workers if thread.is_alive()] == []


def test_a_census_sees_what_grows() -> None:
    demo, _, _ = page()
    before = census(demo)
    demo.graph.listeners.append(demo.graph.listeners[0])
    assert census(demo) - before == {"Graph.listeners": 1}


def measure(demo: gr.Blocks) -> dict[str, int]:
    gc.collect()
    counts = dict(census(demo, demo.server.live))
    counts["files on disk"] = sum(len(files) for _, _, files in os.walk(demo.server.files._folder.path))
    if OPEN_FILES.is_dir():
        counts["open files"] = len(list(OPEN_FILES.iterdir()))
    return counts
