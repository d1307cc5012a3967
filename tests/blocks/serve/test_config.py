"""The page as data: what its ids stand for has a name of its own."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import fanlight as gr
from fanlight.blocks.serve.config import likened, page_shape
from fanlight.blocks.wire.codec import write
from fanlight.blocks.wire.config import BlockConfig


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


def whole(blocks: list[Any]) -> list[BlockConfig]:
    """What the browser reads: the twin of `unlikened` in client_js/src/core/config.ts."""
    models = {block["id"]: block["props"] for block in blocks}
    return [
        {"id": one["id"], "type": one["type"], "props": models.get(one.get("like"), {}) | one["props"]}
        for one in blocks
    ]


def told(block: BlockConfig) -> list[tuple[str, bytes]]:
    """A block's props as text, in an order of their own."""
    return sorted((name, write(prop)) for name, prop in block["props"].items())


VALUES = st.sampled_from([0, 0.0, False, 1, 1.0, True, "", "1", None, "\ud800", [], [1], {"$": "NaN"}])
PROPS = st.dictionaries(st.sampled_from("abcd"), VALUES)


@given(st.lists(st.tuples(st.sampled_from(["number", "slider"]), PROPS)))
def test_what_blocks_have_in_common_is_sent_once(drawn: list[tuple[str, dict[str, Any]]]) -> None:
    blocks: list[BlockConfig] = [
        {"id": place, "type": kind, "props": props} for place, (kind, props) in enumerate(drawn)
    ]
    sent = likened(blocks)
    assert [told(one) for one in whole(sent)] == [told(one) for one in blocks]


def test_a_block_is_told_by_what_it_has_of_its_own() -> None:
    first: BlockConfig = {"id": 1, "type": "number", "props": {"label": "A", "value": 1}}
    second: BlockConfig = {"id": 2, "type": "number", "props": {"label": "B", "value": 1}}
    assert likened([first, second]) == [
        first,
        {"id": 2, "type": "number", "like": 1, "props": {"label": "B"}},
    ]
