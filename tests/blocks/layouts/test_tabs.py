from __future__ import annotations

import pytest

import fanlight as gr
from fanlight.blocks.errors import PageError


def test_what_it_tells_the_browser() -> None:
    with gr.Blocks(), gr.Tabs(selected="b", overflow_behavior="wrap") as tabs:
        first, second = gr.Tab("A"), gr.Tab("B", id="b", interactive=False, alignment="right", height=200)
    props = tabs.props()
    assert (props["selected"], props["overflow_behavior"]) == ("b", "wrap")
    assert tabs.children == [first, second]
    assert (first.props()["tab_id"], first.props()["render_children"]) == (None, False)
    told = second.props()
    assert [told[name] for name in ("label", "tab_id", "interactive", "alignment", "height")] == [
        "B",
        "b",
        False,
        "right",
        200,
    ]


def test_its_events_and_those_of_a_tab() -> None:
    assert gr.Tabs.events == ("change", "select")
    assert gr.Tab.events == ("select",)


def test_tabs_that_follow_each_other_form_one() -> None:
    with gr.Blocks() as demo:
        with gr.Tab("A") as a:
            text = gr.Textbox()
        b = gr.Tab("B")
        gr.Markdown("Between")
        c = gr.Tab("C")
    first, _, second = demo.children
    assert isinstance(first, gr.Tabs)
    assert isinstance(second, gr.Tabs)
    assert (first.children, second.children) == ([a, b], [c])
    assert (first.client_name, a.children) == ("tabs", [text])


def test_it_takes_what_gradio_calls_it_too() -> None:
    assert gr.TabItem is gr.Tab
    assert gr.Tab("A", interactive=False, id=3).props()["interactive"] is False


def test_a_function_opens_another_one() -> None:
    with gr.Blocks(), gr.Tabs() as tabs:
        gr.Tab("A", id=1)
    assert tabs.changed({"selected": 1}).props() == {**tabs.props(), "selected": 1}


def test_what_is_none_of_the_choices_is_refused() -> None:
    with pytest.raises(PageError, match="write one of"):
        gr.Tabs(overflow_behavior="hide")  # type: ignore[arg-type]
    with pytest.raises(PageError, match="write one of"):
        gr.Tab(alignment="top")  # type: ignore[arg-type]
