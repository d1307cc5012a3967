"""A run's link: who has it sees that run, live if it still runs, and nothing else."""

from __future__ import annotations

import asyncio
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from peer import Peer
from process import Process

import fanlight as gr
from fanlight.blocks.run.run_log.sqlite.database import reading

Serve = Callable[..., str]


@pytest.fixture(params=["memory", "file"])
def options(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, Any]:
    """The options of a page that gives links, with its run log in memory or in a file."""
    return {"run_links": True, "run_log": None if request.param == "memory" else tmp_path / "runs.db"}


async def key_of(peer: Peer, run: str) -> str:
    """The key of the link to a run that was asked for just now."""
    while (link := await peer.receive("link"))["run"] != run:
        pass
    key: str = link["key"]
    return key


async def shown(peer: Peer) -> dict[str, Any]:
    """Wait for the notice that comes when a link has been opened."""
    return await peer.receive("toast")


async def test_a_link_shows_inputs_and_outputs_in_a_new_session(
    serve: Serve, options: dict[str, Any]
) -> None:
    with gr.Blocks(**options) as demo:
        name, other, greeting = gr.Textbox(), gr.Textbox(), gr.Textbox()
        name.submit(lambda name: f"Hello {name}", name, greeting)
    url = serve(demo)
    async with Peer(url) as peer:
        event = await peer.ask(name, "submit", {name: "Ada", other: "mine alone"})
        key = await key_of(peer, f"{event}.0")
        await peer.end_of(f"{event}.0")
        async with Peer(url, run=key) as second:
            notice = await shown(second)
            assert second.welcome["session"] != peer.welcome["session"]
    assert second.props == {name.id: {"value": "Ada"}, greeting.id: {"value": "Hello Ada"}}
    assert (notice["level"], notice["title"], notice["duration"]) == ("info", "A run from a link", None)
    assert "This is what was entered on 2" in notice["message"]
    assert "UTC" in notice["message"]


async def test_what_the_link_shows_is_what_the_next_run_works_on(
    serve: Serve, options: dict[str, Any]
) -> None:
    with gr.Blocks(**options) as demo:
        name, greeting = gr.Textbox(), gr.Textbox()
        name.submit(lambda name: f"Hello {name}", name, greeting)
    url = serve(demo)
    async with Peer(url) as peer:
        event = await peer.ask(name, "submit", {name: "Ada"})
        key = await key_of(peer, f"{event}.0")
        await peer.end_of(f"{event}.0")
    async with Peer(url, run=key) as second:
        await shown(second)
        second.props.clear()
        await second.run(name, "submit")
        assert second.value(greeting) == "Hello Ada"


async def test_a_run_that_lasts_is_shown_live_until_its_end(serve: Serve, options: dict[str, Any]) -> None:
    go = threading.Semaphore(0)

    def count() -> Iterator[int]:
        for number in range(1, 4):
            yield number
            assert go.acquire(timeout=30)

    with gr.Blocks(**options) as demo:
        number, button = gr.Number(), gr.Button()
        button.click(count, None, number)
    url = serve(demo)
    async with Peer(url) as peer:
        run = f"{await peer.ask(button, 'click')}.0"
        key = await key_of(peer, run)
        await peer.receive("patch")
        async with Peer(url, run=key) as second:
            assert (await second.receive("run"))["state"] == "running"
            assert "still running" in (await shown(second))["message"]
            assert second.value(number) == 1
            for wanted in (2, 3):
                go.release()
                while second.value(number) != wanted:
                    await second.receive("patch")
            go.release()
            assert (await second.end_of(run))["state"] == "done"


async def test_what_a_run_leads_to_is_shown_as_well(serve: Serve, options: dict[str, Any]) -> None:
    go = threading.Event()

    def finish(text: str) -> str:
        assert go.wait(30)
        return text + "!"

    with gr.Blocks(**options) as demo:
        name, first, second = gr.Textbox(), gr.Textbox(), gr.Textbox()
        name.submit(lambda name: f"Hello {name}", name, first).then(finish, first, second)
        name.submit(lambda name: None, name)
    url = serve(demo)
    async with Peer(url) as peer:
        run = f"{await peer.ask(name, 'submit', {name: 'Ada'})}.0"
        key = await key_of(peer, run)
        await peer.end_of(run)
        async with Peer(url, run=key) as live:
            await shown(live)
            assert live.value(first) == "Hello Ada"
            go.set()
            while second.id not in live.props:
                await live.receive("patch")
            assert live.value(second) == "Hello Ada!"
            await live.receive("run")
        async with Peer(url, run=key) as later:
            await shown(later)
            assert later.value(second) == "Hello Ada!"


async def test_a_failure_is_shown_as_one(serve: Serve, options: dict[str, Any]) -> None:
    def fail() -> str:
        raise gr.Error("No such name", print_exception=False)

    with gr.Blocks(**options) as demo:
        out, button = gr.Textbox(), gr.Button()
        button.click(fail, None, out)
    url = serve(demo)
    async with Peer(url) as peer:
        run = f"{await peer.ask(button, 'click')}.0"
        key = await key_of(peer, run)
        await peer.end_of(run)
    async with Peer(url, run=key) as second:
        ending = await second.end_of(run)
        assert (ending["state"], ending["message"]) == ("failed", "No such name")


@pytest.mark.parametrize(
    "key", ["0" * 32, "", "../../etc/passwd", "0' OR 1=1 --", "x" * 100_000, "\x00", "\ud800"]
)
async def test_an_unknown_key_is_told_and_the_page_is_as_usual(
    serve: Serve, options: dict[str, Any], key: str
) -> None:
    with gr.Blocks(**options) as demo:
        name, out = gr.Textbox(), gr.Textbox()
        name.submit(str.upper, name, out)
    async with Peer(serve(demo), run=key) as peer:
        notice = await shown(peer)
        assert (notice["level"], notice["title"]) == ("warning", "No run under this link")
        await peer.run(name, "submit", {name: "a"})
        assert peer.value(out) == "A"


async def test_without_links_no_key_opens_anything(serve: Serve) -> None:
    with gr.Blocks() as demo:
        name = gr.Textbox()
        name.submit(lambda name: None, name)
    url = serve(demo)
    async with Peer(url) as peer:
        await peer.run(name, "submit", {name: "Ada"})
        (record,) = await demo.server.run_log.recent()
    async with Peer(url, run=record.key) as second:
        assert (await shown(second))["title"] == "No run under this link"
        assert second.props == {}


async def test_the_session_s_own_values_win_over_those_that_load_sets(
    serve: Serve, options: dict[str, Any]
) -> None:
    with gr.Blocks(**options) as demo:
        name, out, other = gr.Textbox(), gr.Textbox(), gr.Textbox()
        name.submit(str.upper, name, out)
        demo.load(lambda: ("loaded",) * 3, None, [name, out, other])
    url = serve(demo)
    async with Peer(url) as peer:
        await peer.run(demo, "load")
        run = f"{await peer.ask(name, 'submit', {name: 'Ada'})}.0"
        key = await key_of(peer, run)
        await peer.end_of(run)
    async with Peer(url, run=key) as second:
        await shown(second)
        await second.run(demo, "load")
        assert [second.value(one) for one in (name, out, other)] == ["Ada", "ADA", "loaded"]


async def test_images_come_along_as_files_of_the_new_session(serve: Serve, options: dict[str, Any]) -> None:
    picture = np.arange(48, dtype=np.uint8).reshape(4, 4, 3)
    with gr.Blocks(**options) as demo:
        first, second, button = gr.Image(), gr.Image(), gr.Button()
        button.click(lambda: picture, None, first).then(lambda image: 255 - image, first, second)
        checked = gr.Textbox()
        second.change(lambda image: str((image == 255 - picture).all()), second, checked)
    url = serve(demo)
    async with Peer(url) as peer:
        run = f"{await peer.ask(button, 'click')}.0"
        key = await key_of(peer, run)
        while checked.id not in peer.props:
            await peer.receive("patch")
        async with Peer(url, run=key) as other:
            await shown(other)
            assert other.value(second)["$file"] != peer.value(second)["$file"]
            assert other.value(checked) == "True"
            other.props.clear()
            await other.ask(second, "change")
            while checked.id not in other.props:
                await other.receive("patch")
            assert other.value(checked) == "True"


async def test_a_file_keeps_images_longer_than_their_session(serve: Serve, tmp_path: Path) -> None:
    picture = np.zeros((4, 4, 3), np.uint8)

    def page(log: Path | None) -> tuple[gr.Blocks, gr.Button, gr.Image]:
        with gr.Blocks(run_links=True, run_log=log) as demo:
            image, button = gr.Image(), gr.Button()
            button.click(lambda: picture, None, image)
        return demo, button, image

    async def run_and_leave(demo: gr.Blocks, button: gr.Button) -> tuple[str, str]:
        url = serve(demo)
        async with Peer(url) as peer:
            run = f"{await peer.ask(button, 'click')}.0"
            key = await key_of(peer, run)
            await peer.end_of(run)
        return url, key

    demo, button, image = page(tmp_path / "runs.db")
    _, key = await run_and_leave(demo, button)
    demo.close()
    again, _, image = page(tmp_path / "runs.db")
    async with Peer(serve(again), run=key) as peer:
        await shown(peer)
        assert peer.value(image)["mime"] == "image/png"


async def test_a_link_to_a_page_that_has_changed_is_told(serve: Serve, tmp_path: Path) -> None:
    def page(*more: type[gr.Component]) -> tuple[gr.Blocks, gr.Textbox]:
        with gr.Blocks(run_links=True, run_log=tmp_path / "runs.db") as demo:
            for component in more:
                component()
            name = gr.Textbox()
            name.submit(lambda name: None, name)
        return demo, name

    demo, name = page()
    async with Peer(serve(demo)) as peer:
        run = f"{await peer.ask(name, 'submit', {name: 'Ada'})}.0"
        key = await key_of(peer, run)
        await peer.end_of(run)
    demo.close()
    other, _ = page(gr.Image)
    async with Peer(serve(other), run=key) as peer:
        notice = await shown(peer)
    assert notice["title"] == "This run cannot be shown"
    assert peer.props == {}


async def test_a_reload_of_what_a_link_shows_still_waits_for_its_end(
    serve: Serve, options: dict[str, Any]
) -> None:
    go = threading.Event()

    def wait() -> str:
        assert go.wait(30)
        return "done"

    with gr.Blocks(**options) as demo:
        out, button = gr.Textbox(), gr.Button()
        button.click(wait, None, out)
    url = serve(demo)
    async with Peer(url) as peer:
        run = f"{await peer.ask(button, 'click')}.0"
        key = await key_of(peer, run)
        second = Peer(url, run=key)
        async with second:
            await shown(second)
        who = second.welcome
        async with Peer(url, who["session"], who["secret"], -1, key) as again:
            assert again.welcome["resumed"]
            assert (await again.receive("snapshot"))["runs"] == [run]
            assert (await again.receive("run"))["state"] == "running"
            go.set()
            assert (await again.end_of(run))["state"] == "done"
            assert again.value(out) == "done"
            assert not [one for one in await demo.server.run_log.recent() if one.session == who["session"]]


SERVED = """
import sys
import fanlight as gr

def count():
    yield 1
    print("counted", flush=True)
    import time
    time.sleep(3600)

with gr.Blocks(run_links=True, run_log="{log}") as demo:
    out, button = gr.Number(), gr.Button()
    button.click(count, None, out)

demo.launch(server_port=int(sys.argv[1]))
"""


def wait_for_output(database: Path) -> None:
    """Wait until an output is on the disk."""
    while True:
        with reading(database) as connection:
            if connection.execute("SELECT 1 FROM entries").fetchone():
                return
        time.sleep(0.05)  # another process writes it: there is nothing to be told by


async def test_a_run_that_a_killed_server_has_lost_is_shown_as_far_as_it_came(
    serve: Serve, tmp_path: Path
) -> None:
    with gr.Blocks(run_links=True, run_log=tmp_path / "runs.db") as demo:
        out, button = gr.Number(), gr.Button()
        button.click(lambda: 1, None, out)
    with Process(SERVED.format(log=tmp_path / "runs.db"), tmp_path) as process:
        async with Peer(process.url) as peer:
            run = f"{await peer.ask(button, 'click')}.0"
            key = await key_of(peer, run)
            await peer.receive("patch")
            await asyncio.to_thread(wait_for_output, tmp_path / "runs.db")
            process.tell(signal.SIGKILL)
    async with Peer(serve(demo), run=key) as second:
        ending = await second.end_of(run)
        assert second.value(out) == 1
        assert (ending["state"], ending["message"]) == (
            "failed",
            "The server stopped before this run had ended.",
        )
