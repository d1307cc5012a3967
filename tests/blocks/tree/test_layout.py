"""Layouts hold what is made inside them, however they are nested, entered again or left by an error."""

from __future__ import annotations

import pytest

import fanlight as gr
from fanlight.blocks.errors import PageError
from fanlight.blocks.layouts.tabs import Tabs
from fanlight.blocks.tree.context import open_layout

LAYOUTS = [gr.Row, gr.Column, gr.Group, gr.Tab, gr.Accordion]


@pytest.mark.parametrize("outer", LAYOUTS)
@pytest.mark.parametrize("inner", LAYOUTS)
def test_any_layout_holds_any_other(outer: type[gr.Row], inner: type[gr.Row]) -> None:
    with gr.Blocks() as demo, outer() as around, inner() as within:
        box = gr.Textbox()
    assert within.children == [box]
    assert around in demo.blocks.values()
    assert within in around.walk()


def test_layouts_nest_deeply() -> None:
    with gr.Blocks() as demo:
        layers = [gr.Row() for _ in range(20)]
        for layer in layers:
            layer.unrender()
        for layer in layers:
            layer.render()
            layer.__enter__()
        box = gr.Textbox()
        for layer in reversed(layers):
            layer.__exit__(None, None, None)
    assert len(list(demo.walk())) == 22
    assert box.page is demo


def test_a_layout_entered_again_goes_on_where_it_ended() -> None:
    with gr.Blocks() as demo:
        with gr.Row() as row:
            first = gr.Textbox()
        with row:
            second = gr.Textbox()
    assert row.children == [first, second]
    with demo:
        third = gr.Textbox()
    assert demo.children == [row, third]


def test_an_error_inside_closes_all_that_was_open() -> None:
    with pytest.raises(ZeroDivisionError), gr.Blocks(), gr.Row(), gr.Tab("x"):
        _ = 1 / 0
    assert open_layout.get() is None


def test_a_layout_cannot_hold_itself() -> None:
    with gr.Blocks():
        row = gr.Row()
        row.unrender()
        with row, pytest.raises(PageError, match="cannot hold itself"):
            row.render()


def test_outside_of_a_page_a_layout_is_made_and_rendered_later() -> None:
    with gr.Row(render=False) as row:
        box = gr.Textbox()
    assert box.page is None
    with gr.Blocks() as demo:
        row.render()
    assert demo.blocks[box.id or 0] is box


def test_tabs_that_follow_each_other_form_one_list() -> None:
    with gr.Blocks() as demo:
        with gr.Tab("A") as a:
            gr.Textbox()
        with gr.Tab("B") as b:
            gr.Textbox()
        gr.Textbox()
        with gr.Tab("C") as c:
            pass
    first, _, second = demo.children
    assert isinstance(first, Tabs)
    assert isinstance(second, Tabs)
    assert (first.children, second.children) == ([a, b], [c])


def test_an_authors_own_tabs_are_left_as_they_are() -> None:
    with gr.Blocks() as demo:
        with gr.Tabs(selected=1) as tabs:
            a = gr.Tab("A", id=0)
        with gr.Tab("B") as b:
            pass
    assert tabs.children == [a]
    assert demo.children == [tabs, b.parent]


def test_tabs_within_a_tab_are_a_list_of_their_own() -> None:
    with gr.Blocks(), gr.Tab("A") as a, gr.Tab("A1") as inner:
        pass
    assert isinstance(inner.parent, Tabs)
    assert inner.parent is not a.parent


@pytest.mark.parametrize(
    ("make", "cure"),
    [
        (lambda: gr.Row(variant="fancy"), "'default', 'panel', 'compact'"),  # type: ignore[arg-type]
        (lambda: gr.Column(variant="fancy"), "'default', 'panel', 'compact'"),  # type: ignore[arg-type]
        (lambda: gr.Tab(alignment="up"), "'left', 'right'"),  # type: ignore[arg-type]
        (lambda: gr.Tabs(overflow_behavior="x"), "'menu', 'wrap'"),  # type: ignore[arg-type]
    ],
)
def test_a_wrong_choice_names_the_right_ones(make: object, cure: str) -> None:
    with pytest.raises(PageError, match=cure):
        make()  # type: ignore[operator]
