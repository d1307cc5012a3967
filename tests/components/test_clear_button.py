"""ClearButton: empties what it names."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from visit import App

import fanlight as gr
from fanlight.blocks.errors import PageError
from fanlight.blocks.run.session.block_config import listener_config


class Cleared:
    """A page with one component of each kind, and what a visitor finds there after a click."""

    def __init__(self) -> None:
        with gr.Blocks() as self.page:
            self.text, self.number = gr.Textbox("a"), gr.Number(5)
            self.slider, self.box = gr.Slider(2, 9, 4), gr.Checkbox(value=True)
            self.choice = gr.Radio(["a", "b"], value="b")
            self.answer, self.json, self.image = gr.Label({"cat": 1}), gr.JSON({"a": 1}), gr.Image()
            self.text_below = gr.Markdown("Hello")
            self.state = gr.State([1])
            self.out, self.grow = gr.JSON(), gr.Button("Grow")
            self.grow.click(lambda kept: [[*kept, 2]] * 2, self.state, [self.state, self.out])
            self.clear = gr.ClearButton([self.text, self.number, self.slider, self.box])
            assert self.clear.add([self.choice, self.answer, self.json, self.image]) is self.clear
            self.clear.add(self.text_below).add(self.state).add(None)


@pytest_asyncio.fixture
async def app() -> AsyncIterator[list[App]]:
    apps: list[App] = []
    yield apps
    for one in apps:
        await one.close()


async def test_a_click_empties_all_of_them(app: list[App]) -> None:
    page = Cleared()
    app.append(App(page.page))
    tab = app[0].visit()
    await tab.run(page.grow, "click")
    tab.send(page.clear, "click")
    await tab.endings(4)
    emptied = [page.text, page.number, page.slider, page.box, page.choice, page.answer, page.json, page.image]
    assert [tab.value(one) for one in emptied] == ["", None, 2, False, None, None, None, None]
    assert tab.value(page.text_below) in (None, "")
    await tab.run(page.grow, "click")
    assert tab.value(page.out) == [1, 2], "the state begins anew"


async def test_what_changes_with_it_hears_of_it(app: list[App]) -> None:
    with gr.Blocks() as page:
        text, seen = gr.Textbox("a"), gr.Textbox()
        text.change(lambda text: f"it is {text!r}", text, seen)
        clear = gr.ClearButton(text)
    app.append(App(page))
    tab = app[0].visit()
    tab.send(clear, "click")
    await tab.endings(2)
    assert tab.value(seen) == "it is ''"


async def test_the_browser_knows_before_what_will_stand_there(app: list[App]) -> None:
    page = Cleared()
    app.append(App(page.page))
    told = listener_config(page.page.graph.listeners[1])["foreseen"]
    assert told == [(page.text.id, ""), (page.number.id, None), (page.slider.id, 2), (page.box.id, False)]
    tab = app[0].visit()
    tab.send(page.clear, "click")
    await tab.endings(4)
    assert [(block, tab.value(page.page.blocks[block])) for block, _ in told] == told
    assert listener_config(page.page.graph.listeners[4])["foreseen"] == [], "a state never leaves the server"


def test_it_is_a_button() -> None:
    with gr.Blocks() as page:
        text = gr.Textbox()
        clear = gr.ClearButton([text], value="Reset", variant="stop", size="sm")
        clear.click(lambda: None)
    assert (clear.value, clear.variant, clear.size) == ("Reset", "stop", "sm")
    assert len(page.graph.listeners) == 2
    assert page.graph.listeners[0].api_visibility == "undocumented"


def test_an_update_binds_nothing() -> None:
    with gr.Blocks() as page:
        clear = gr.ClearButton(gr.Textbox())
    assert clear.changed({"value": "Again"}).value == "Again"
    assert len(page.graph.listeners) == 1


def test_outside_of_a_page() -> None:
    with pytest.raises(PageError, match="outside of a page"):
        gr.ClearButton(gr.Textbox())
    assert gr.ClearButton().value == "Clear"
