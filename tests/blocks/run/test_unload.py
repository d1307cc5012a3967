"""What a page's `unload` asks for runs when a visit is over."""

from __future__ import annotations

import threading
from collections.abc import Callable

from peer import Peer

import fanlight as gr


async def test_unload_runs_when_the_session_ends(serve: Callable[..., str]) -> None:
    over = threading.Event()
    with gr.Blocks() as demo:
        shown = gr.Number(0)
        button = gr.Button()
        button.click(lambda n: n + 1, shown, shown)
        demo.unload(over.set)
    async with Peer(serve(demo)) as peer:
        await peer.run(button, "click")
        assert not over.is_set()
    demo.close()
    assert over.wait(10)


async def test_a_tab_cannot_say_that_it_is_over(serve: Callable[..., str]) -> None:
    over = threading.Event()
    with gr.Blocks() as demo:
        gr.Button()
        demo.unload(over.set)
    async with Peer(serve(demo)) as peer:
        await peer.ask(demo, "unload")
        assert (await peer.receive("fault"))["code"] == "bad_message"
        assert not over.is_set()
