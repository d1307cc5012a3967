"""Bad values over a real connection, both ways: who sent them hears of it, by the component's name, and nobody else."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from peer import Peer

import fanlight as gr

Serve = Callable[..., str]


async def test_a_bad_result_for_one_output_is_told_by_name_and_all_go_on(serve: Serve) -> None:
    bad: dict[str, Any] = {
        "Number 'Size'": "a lot",
        "Slider 'Share'": math.nan,
        "ColorPicker 'Ink'": "\ud800",
        "DateTime 'Day'": 2**100,
        "HighlightedText 'Parts'": [("a", 1j)],
        "Navbar": [("a", "javascript:alert(1)")],
    }
    with gr.Blocks() as demo:
        other, button = gr.Textbox(), gr.Button()
        shown: list[Any] = [
            gr.Number(label="Size"),
            gr.Slider(0, 1, label="Share"),
            gr.ColorPicker(label="Ink"),
            gr.DateTime(label="Day"),
            gr.HighlightedText(label="Parts"),
            gr.Navbar(),
        ]
        names = dict(zip(bad, shown, strict=True))
        for name, block in names.items():
            block.change(lambda name=name: [bad[name], "lost"], None, [block, other], api_name=False)
        button.click(lambda: "went well", None, other)
    url = serve(demo)
    async with Peer(url) as peer, Peer(url) as neighbour:
        for name, block in names.items():
            ending = await peer.run(block, "change")
            assert ending["state"] == "failed"
            assert name in ending["message"], ending
            assert other.id not in peer.props
        for one in (peer, neighbour):
            assert (await one.run(button, "click"))["state"] == "done"
            assert one.value(other) == "went well"


async def test_a_bad_value_of_a_stranger_is_refused_by_name_and_reaches_no_function(serve: Serve) -> None:
    bad: dict[str, Any] = {
        "Number 'Size'": math.nan,
        "Slider 'Share'": 2**100,
        "Radio 'Kind'": "\ud800",
        "Dropdown 'Many'": ["a"] * 5,
        "ColorPicker 'Ink'": "url(javascript:alert(1))",
        "DateTime 'Day'": "٢٠٢٠-٠١-٠١",
        "File 'Paper'": {"path": "/etc/passwd"},
        "FileExplorer 'Tree'": [["..", "etc"]],
    }
    got: list[Any] = []
    with gr.Blocks() as demo:
        button = gr.Button()
        asked: list[Any] = [
            gr.Number(label="Size", minimum=0),
            gr.Slider(0, 1, label="Share"),
            gr.Radio(["a"], label="Kind"),
            gr.Dropdown(["a"], multiselect=True, max_choices=2, label="Many"),
            gr.ColorPicker(label="Ink"),
            gr.DateTime(label="Day"),
            gr.File(label="Paper"),
            gr.FileExplorer(label="Tree"),
        ]
        for block in asked:
            block.change(got.append, block, None, api_name=False)
        button.click(lambda: got.append("sound"))
    url = serve(demo)
    async with Peer(url) as peer:
        for (name, value), block in zip(bad.items(), asked, strict=True):
            identifier = await peer.ask(block, "change", {block: value})
            while (message := await peer.next())["t"] not in ("fault", "run") or message.get(
                "state"
            ) == "started":
                pass
            assert name in message["message"], message
            assert identifier in str(message)
        await peer.run(button, "click")
    assert got == ["sound"]
