from __future__ import annotations

import pytest

import fanlight as gr
from fanlight.blocks.errors import PageError


def test_what_it_tells_the_browser() -> None:
    with gr.Blocks(), gr.Row(equal_height=True, height=300, max_height="50vh", min_height=20, scale=2) as row:
        box = gr.Textbox()
    props = row.props()
    told = {name: props[name] for name in ("equal_height", "height", "max_height", "min_height", "scale")}
    assert told == {
        "equal_height": True,
        "height": 300,
        "max_height": "50vh",
        "min_height": 20,
        "scale": 2,
    }
    assert (props["variant"], props["show_progress"]) == ("default", False)
    assert row.children == [box]


def test_without_arguments_its_children_keep_their_heights() -> None:
    props = gr.Row().props()
    assert (props["equal_height"], props["height"], props["scale"]) == (False, None, None)


def test_an_update_changes_what_it_says_alone() -> None:
    with gr.Blocks():
        row = gr.Row(variant="panel")
    assert row.changed({"visible": False}).props() == {**row.props(), "visible": False}


def test_a_made_up_variant_is_refused() -> None:
    with pytest.raises(PageError, match="write one of 'default', 'panel', 'compact'"):
        gr.Row(variant="loud")  # type: ignore[arg-type]
