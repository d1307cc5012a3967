"""The page as data: what its ids stand for has a name of its own."""

from __future__ import annotations

import fanlight as gr
from fanlight.blocks.serve.config import page_shape


def shape(label: str = "Name", *, swapped: bool = False, event: str = "click", more: bool = False) -> str:
    with gr.Blocks() as demo:
        one, other, button = gr.Textbox(label=label), gr.Textbox(), gr.Button()
        inputs = [other, one] if swapped else [one, other]
        getattr(button, event)(lambda *values: None, inputs, one)
        if more:
            gr.Number()
    return page_shape(demo)


def test_the_same_code_has_the_same_shape_whatever_its_blocks_are_called() -> None:
    assert shape() == shape() == shape("Surname")


def test_where_an_id_stands_for_something_else_it_is_another_shape() -> None:
    shapes = [shape(), shape(swapped=True), shape(event="change"), shape(more=True)]
    assert len(set(shapes)) == len(shapes)
