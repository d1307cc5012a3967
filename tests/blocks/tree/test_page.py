"""A page: its blocks by id, pages within pages, functions as values."""

from __future__ import annotations

from typing import Any

import pytest
from named import named

import fanlight as gr
from fanlight.blocks.errors import PageError


def test_ids_count_in_the_order_of_making() -> None:
    with gr.Blocks() as demo:
        blocks = [gr.Textbox() for _ in range(3)]
    assert demo.id == 0
    assert [block.id for block in blocks] == [1, 2, 3]
    assert list(demo.blocks.values()) == [demo, *blocks]


def test_a_page_in_a_page_brings_its_listeners() -> None:
    with gr.Blocks() as inner:
        box, button = gr.Textbox(), gr.Button()
        listener = button.click(lambda text: text, box, box)
        listener.then(lambda: None)
    with gr.Blocks() as outer:
        gr.Button().click(lambda: None)
        inner.render()
    assert box.page is button.page is outer
    assert outer.blocks[box.id or 0] is box
    assert outer.graph.started_by(button.id or 0, "click") == [listener]
    assert [one.index for one in outer.graph.listeners] == [0, 1, 2]
    assert outer.graph.chained_to(listener, "then") == [outer.graph.listeners[2]]


def test_a_page_may_be_made_within_a_page() -> None:
    with gr.Blocks() as outer, gr.Blocks() as inner:
        box = gr.Textbox()
        listener = box.submit(lambda: None)
    assert inner.parent is outer
    assert outer.graph.started_by(box.id or 0, "submit") == [listener]


def test_what_an_inner_page_does_at_load_is_done_when_the_outer_one_loads() -> None:
    with gr.Blocks() as inner:
        clock = gr.Textbox(lambda: "now")
        listener = inner.load(lambda: None)
    with gr.Blocks() as outer:
        inner.render()
    started = outer.graph.started_by(0, "load")
    assert listener in started
    assert [one.outputs for one in started if one is not listener] == [[clock]]


def test_a_function_as_value_runs_at_load_and_when_an_input_changes() -> None:
    def greet(name: str) -> str:
        return f"Hello {name}"

    with gr.Blocks() as demo:
        name = gr.Textbox()
        greeting = gr.Textbox(greet, inputs=name)
        gr.Textbox(lambda: "now")
    first, second = demo.graph.started_by(0, "load")
    assert (first.fn, first.inputs, first.outputs) == (greet, [name], [greeting])
    assert demo.graph.started_by(name.id or 0, "change") == [first]
    assert second.inputs == []
    with demo:
        pass
    assert len(demo.graph.listeners) == 2


def test_a_function_as_value_runs_every_so_many_seconds() -> None:
    with gr.Blocks() as demo, gr.Row(visible=False):
        fast, slow, other = (gr.Number(lambda: 1, every=seconds) for seconds in (1, 60, 1.0))
    ticking = {one.outputs[0]: one.triggers[-1].source for one in demo.graph.listeners}
    assert ticking[fast] is ticking[other]
    assert ticking[fast] is not ticking[slow]
    assert [demo.graph.started_by(0, "load")] == [demo.graph.listeners]
    ids = [block.id for block in ticking.values() if isinstance(block, gr.Component)]
    assert ids == [5, 6, 5]
    with demo:
        gr.Number(lambda: 1, every=60)
    assert len(demo.blocks) == 8


def test_a_function_as_value_runs_at_the_ticks_of_a_timer() -> None:
    with gr.Blocks() as demo:
        timer = gr.Timer(5, active=False)
        shown = gr.Number(lambda: 1, every=timer)
        gr.Number(3, every=timer)
    assert [one.outputs for one in demo.graph.started_by(timer.id or 0, "tick")] == [[shown]]
    assert len(demo.blocks) == 4


@pytest.mark.parametrize("every", [0, -1, "1", True, gr.Textbox(), float("inf")], ids=named)
def test_what_one_cannot_wait_for_is_refused(every: Any) -> None:
    with pytest.raises(PageError, match="write seconds above 0, or pass a Timer"):
        gr.Number(lambda: 1, every=every)


def test_the_clocks_of_an_inner_page_come_along() -> None:
    with gr.Blocks() as inner:
        gr.Number(lambda: 1, every=2)
    with gr.Blocks() as outer:
        inner.render()
        gr.Number(lambda: 2, every=2)
    first, second = (one.triggers[-1].source for one in outer.graph.listeners)
    assert first is second
    assert isinstance(first, gr.Component)
    assert outer.graph.started_by(first.id or 0, "tick") == outer.graph.listeners


def test_a_block_is_given_up_with_its_listeners_and_what_follows_them() -> None:
    with gr.Blocks() as demo:
        kept, button = gr.Textbox(), gr.Button()
        with gr.Column() as gone:
            inner = gr.Textbox()
        first = button.click(lambda: None, None, kept)
        button.click(lambda text: text, inner, kept).then(lambda: None).then(lambda: None)
        first.then(lambda: None, None, inner)
        last = first.then(lambda: None)
        demo.give_up(gone)
    assert demo.graph.listeners == [first, last]
    assert [one.index for one in demo.graph.listeners] == [0, 1]
    assert demo.children == [kept, button]
    assert (gone.parent, inner.id) == (None, None)
