"""Flagging in whole interfaces: of every kind, live, in tabs, with several models, into files."""

from __future__ import annotations

import asyncio
import csv
import itertools
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from peer import Peer
from visit import App, Visit

import fanlight as gr
from fanlight import flagging
from fanlight.blocks.tree.block import Block

Start = Callable[..., App]


def calculator(num1: float, operation: str, num2: float) -> float:
    if operation == "divide":
        if num2 == 0:
            raise gr.Error("Cannot divide by zero!")
        return num1 / num2
    return num1 - num2


def interface(folder: Path, **options: Any) -> gr.Interface:
    """The calculator of Gradio's guide to flagging."""
    operations = gr.Radio(["add", "subtract", "multiply", "divide"])
    return gr.Interface(
        calculator,
        ["number", operations, "number"],
        "number",
        flagging_dir=str(folder),
        flagging_callback=gr.CSVLogger(verbose=False),
        **options,
    )


def button(page: gr.Blocks, text: str) -> gr.Button:
    return next(one for one in page.blocks.values() if isinstance(one, gr.Button) and one.value == text)


async def submit(tab: Visit, page: gr.Interface, *values: Any) -> None:
    """Enter values and submit them, and wait until all that follows is done."""
    entered: dict[Block, Any] = dict(zip(page.input_components, values, strict=True))
    triggers = [one for listener in page.graph.listeners for one in listener.triggers]
    follow = [one for one in triggers if one.source is page.submission and one.event == "then"]
    tab.send(button(page, "Submit" if values else "Generate"), "click", entered)
    await tab.endings(1 + len(follow))


def lines(folder: Path) -> list[list[str]]:
    """Of the data file, without its last column, the time."""
    with (folder / "dataset1.csv").open(newline="") as file:
        return [row[:-1] for row in csv.reader(file)]


async def test_the_calculator_of_the_guide(serve_without_socket: Start, tmp_path: Path) -> None:
    demo = interface(tmp_path, flagging_mode="manual", flagging_options=["wrong sign", "off by one", "other"])
    tab = serve_without_socket(demo).visit()
    await submit(tab, demo, 3, "subtract", 5)
    await tab.run(button(demo, "Flag as wrong sign"), "click")
    await submit(tab, demo, 3, "divide", 0)
    await tab.run(button(demo, "Flag as other"), "click")
    assert lines(tmp_path) == [
        ["num1", "operation", "num2", "output", "flag"],
        ["3", "subtract", "5", "-2", "wrong sign"],
        ["3", "divide", "0", "", "other"],
    ]
    first, second = flagging.read(tmp_path)
    assert (first.run and first.run.state, second.run and second.run.state) == ("done", "failed")
    assert second.run is not None
    assert second.run.message == "Cannot divide by zero!"
    assert first.roles == {"num1": "input", "operation": "input", "num2": "input", "output": "output"}


async def test_one_plain_button_gives_no_reason(serve_without_socket: Start, tmp_path: Path) -> None:
    demo = interface(tmp_path)
    tab = serve_without_socket(demo).visit()
    await submit(tab, demo, 3, "subtract", 5)
    await tab.run(button(demo, "Flag"), "click")
    assert lines(tmp_path) == [["num1", "operation", "num2", "output"], ["3", "subtract", "5", "-2"]]


async def test_what_is_taken_back_is_gone_from_the_file(serve_without_socket: Start, tmp_path: Path) -> None:
    demo = interface(tmp_path)
    tab = serve_without_socket(demo).visit()
    await submit(tab, demo, 3, "subtract", 5)
    await tab.run(button(demo, "Flag"), "click")
    notice = next(one for one in demo.blocks.values() if one.client_name == "notice")
    await tab.run(notice, "take", data={"offer": tab.value(notice)["offer"]["data"]})
    assert list(flagging.read(tmp_path)) == []


async def test_a_live_interface_keeps_each_run_once(serve_without_socket: Start, tmp_path: Path) -> None:
    demo = interface(tmp_path, live=True, flagging_mode="auto")
    tab = serve_without_socket(demo).visit()
    num1, operation, num2 = demo.input_components
    steps: list[dict[Block, Any]] = [{num1: 1, operation: "subtract", num2: 2}, {num2: 3}]
    for values in steps:
        tab.send(num2, "change", values)
        await tab.endings(2)
    assert lines(tmp_path)[1:] == [["1", "subtract", "2", "-1"], ["1", "subtract", "3", "-2"]]


async def test_each_run_of_a_batch_is_kept_as_its_own(serve_without_socket: Start, tmp_path: Path) -> None:
    def shout(texts: list[str]) -> list[list[str]]:
        return [[text.upper() for text in texts]]

    demo = gr.Interface(
        shout, "text", "text", batch=True, max_batch_size=8, flagging_mode="auto", flagging_dir=str(tmp_path)
    )
    app = serve_without_socket(demo)
    tabs = [app.visit() for _ in range(6)]
    for number, tab in enumerate(tabs):
        tab.send(button(demo, "Submit"), "click", {demo.input_components[0]: f"text {number}"})
    for tab in tabs:
        await tab.endings(2)
    kept = sorted(tuple(row) for row in lines(tmp_path)[1:])
    assert kept == [(f"text {number}", f"TEXT {number}") for number in range(6)]


async def test_an_interface_without_inputs(serve_without_socket: Start, tmp_path: Path) -> None:
    numbers = itertools.count(1)
    demo = gr.Interface(lambda: f"{next(numbers)}", None, "text", flagging_dir=str(tmp_path))
    tab = serve_without_socket(demo).visit()
    await submit(tab, demo)
    await tab.run(button(demo, "Flag"), "click")
    assert lines(tmp_path) == [["output"], ["1"]]


async def test_an_interface_with_one_field_keeps_what_went_in_and_what_came_out(
    serve_without_socket: Start, tmp_path: Path
) -> None:
    text = gr.Textbox(label="text")
    demo = gr.Interface(lambda text: text.upper(), text, text, flagging_dir=str(tmp_path))
    tab = serve_without_socket(demo).visit()
    await submit(tab, demo, "hello")
    await tab.run(button(demo, "Flag"), "click")
    assert lines(tmp_path) == [["text", "text (2)"], ["hello", "HELLO"]]


async def test_in_tabs_each_interface_flags_its_own_runs(serve_without_socket: Start, tmp_path: Path) -> None:
    pages = [
        gr.Interface(change, gr.Textbox(label="text"), "text", flagging_dir=str(tmp_path / name))
        for name, change in (("up", str.upper), ("down", str.lower))
    ]
    up, down = pages
    demo = gr.TabbedInterface(pages, ["Up", "Down"])
    tab = serve_without_socket(demo).visit()
    await submit(tab, up, "Hello")
    await tab.run(button(down, "Flag"), "click")
    await tab.run(button(up, "Flag"), "click")
    assert lines(tmp_path / "up") == [["text", "output"], ["Hello", "HELLO"]]
    assert not (tmp_path / "down").exists()


async def test_several_models_side_by_side_make_one_sample(
    serve_without_socket: Start, tmp_path: Path
) -> None:
    models = [
        gr.Interface(change, gr.Textbox(label="text"), gr.Textbox(label=label), flagging_mode="never")
        for label, change in (("up", str.upper), ("down", str.lower))
    ]
    demo = gr.Parallel(*models, flagging_dir=str(tmp_path))
    tab = serve_without_socket(demo).visit()
    await submit(tab, demo, "Hello")
    await tab.run(button(demo, "Flag"), "click")
    assert lines(tmp_path)[1:] == [["Hello", "HELLO", "hello"]]


async def test_the_last_value_of_a_generator_is_kept(serve_without_socket: Start, tmp_path: Path) -> None:
    def count(number: int) -> Iterator[int]:
        yield from range(1, number + 1)

    demo = gr.Interface(
        count, gr.Number(label="n", precision=0), "number", flagging_mode="auto", flagging_dir=str(tmp_path)
    )
    tab = serve_without_socket(demo).visit()
    await submit(tab, demo, 5)
    assert lines(tmp_path)[1:] == [["5", "5"]]


@pytest.mark.parametrize("mode", ["never", "auto"])
def test_without_a_hand_there_are_no_buttons(mode: Any, tmp_path: Path) -> None:
    demo = interface(tmp_path, flagging_mode=mode)
    texts = [one.value for one in demo.blocks.values() if isinstance(one, gr.Button)]
    assert not [text for text in texts if str(text).startswith("Flag")]


async def click_example(tab: Visit, demo: gr.Interface, place: int) -> None:
    """Click an example, and wait until its result is shown and the panel is ready for it."""
    examples = next(one for one in demo.blocks.values() if one.client_name == "dataset")
    tab.send(examples, "click", {examples: place})
    await tab.endings(3)


async def test_the_kept_result_of_an_example_is_flagged_as_it_was_seen(
    serve_without_socket: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FANLIGHT_EXAMPLES_CACHE", str(tmp_path / "cache"))
    demo = gr.Interface(
        str.upper,
        gr.Textbox(label="text"),
        "text",
        examples=["one", "two"],
        cache_examples=True,
        cache_mode="lazy",
        flagging_dir=str(tmp_path / "flagged"),
        flagging_correction=True,
    )
    tab = serve_without_socket(demo).visit()
    await submit(tab, demo, "mine")
    await click_example(tab, demo, 1)
    await tab.run(button(demo, "Flag"), "click", {demo.input_components[0]: "typed over"})
    await submit(tab, demo, "mine")
    await tab.run(button(demo, "Flag"), "click")
    assert lines(tmp_path / "flagged") == [
        ["text", "output", "corrected output"],
        ["two", "TWO", ""],
        ["mine", "MINE", ""],
    ]


async def test_the_example_that_stands_on_the_page_at_first_can_be_flagged(
    serve_without_socket: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FANLIGHT_EXAMPLES_CACHE", str(tmp_path / "cache"))
    demo = gr.Interface(
        str.upper,
        gr.Textbox(label="text"),
        "text",
        examples=["one", "two"],
        cache_examples=True,
        flagging_dir=str(tmp_path / "flagged"),
    )
    app = serve_without_socket(demo)
    tab = app.visit()
    await app.scheduler.prepare(tab.session)
    tab.send(demo, "load")
    await tab.endings(4)
    await tab.run(button(demo, "Flag"), "click")
    assert lines(tmp_path / "flagged") == [["text", "output"], ["one", "ONE"]]


def test_an_interface_without_outputs_has_nothing_to_flag(tmp_path: Path) -> None:
    demo = gr.Interface(print, "text", None, flagging_dir=str(tmp_path))
    assert "Flag" not in [one.value for one in demo.blocks.values() if isinstance(one, gr.Button)]


def test_an_interface_says_how_it_is_flagged(tmp_path: Path) -> None:
    demo = interface(tmp_path, flagging_options=["wrong sign"])
    assert (demo.flagging_mode, demo.flagging_dir) == ("manual", str(tmp_path))
    assert demo.flagging_options == [("Flag as wrong sign", "wrong sign")]
    assert isinstance(demo.flagging_callback, gr.CSVLogger)


class Held(gr.CSVLogger):
    """Keeps a sample when a test lets it."""

    def __init__(self) -> None:
        super().__init__(verbose=False)
        self.asked, self.go = threading.Event(), threading.Event()

    def keep(self, flag: flagging.Flag) -> flagging.Receipt:
        self.asked.set()
        assert self.go.wait(20)
        return super().keep(flag)


async def test_a_flag_asked_for_before_the_connection_was_lost_is_kept_once(
    serve: Callable[..., str], tmp_path: Path
) -> None:
    logger = Held()
    demo = gr.Interface(
        str.upper, gr.Textbox(label="text"), "text", flagging_dir=str(tmp_path), flagging_callback=logger
    )
    notice = next(one for one in demo.blocks.values() if one.client_name == "notice")
    async with Peer(serve(demo)) as tab:
        await tab.run(button(demo, "Submit"), "click", {demo.input_components[0]: "hello"})
        event = await tab.ask(button(demo, "Flag"), "click")
        assert await asyncio.to_thread(logger.asked.wait, 20)
    logger.go.set()
    async with tab.again() as back:
        asked = {"t": "event", "id": event, "block": button(demo, "Flag").id, "event": "click"}
        await back.say({**asked, "values": {}, "data": None, "edit": 0})
        assert (await back.end_of(f"{event}.0"))["state"] == "done"
        assert back.value(notice)["text"] == ["Saved."]
        await back.run(button(demo, "Flag"), "click")
        assert back.value(notice)["text"] == ["Saved already."]
    async with back.reloaded() as fresh:
        await fresh.run(demo, "load")
        offered = fresh.value(notice)["offer"]["data"]
        await fresh.say(
            {"t": "event", "id": "undo", "block": notice.id, "event": "take", "values": {}}
            | {"data": {"offer": offered}, "edit": 0}
        )
        await fresh.end_of("undo.0")
        assert fresh.value(notice)["text"] == ["Taken back: it is not saved any more."]
    assert list(flagging.read(tmp_path)) == []
