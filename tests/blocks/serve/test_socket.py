from __future__ import annotations

from collections.abc import Callable

from peer import Peer

import fanlight as gr


async def test_an_event_runs_its_function_and_patches_the_output(serve: Callable[..., str]) -> None:
    with gr.Blocks() as demo:
        name, greeting = gr.Textbox(), gr.Textbox()
        button = gr.Button()
        button.click(lambda name: f"Hello {name}", name, greeting)
    async with Peer(serve(demo)) as peer:
        assert (await peer.run(button, "click", {name: "Ada"}))["state"] == "done"
        assert peer.value(greeting) == "Hello Ada"
