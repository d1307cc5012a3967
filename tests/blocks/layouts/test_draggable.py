from __future__ import annotations

import inspect

import pytest

import fanlight as gr
from fanlight.blocks.errors import PageError


def test_it_holds_what_is_made_inside_in_order() -> None:
    with gr.Blocks(), gr.Draggable(orientation="row") as box:
        first = gr.Textbox()
        second = gr.Group()
    assert box.children == [first, second]
    assert box.props()["orientation"] == "row"


def test_it_is_a_column_unless_its_author_says_otherwise() -> None:
    assert inspect.signature(gr.Draggable).parameters["orientation"].default == "column"
    with pytest.raises(PageError, match="orientation"):
        gr.Draggable(orientation="around")  # type: ignore[arg-type]
