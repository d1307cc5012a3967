from __future__ import annotations

import pytest

import fanlight as gr
from fanlight.blocks.errors import PageError


def test_its_share_and_width_are_those_that_people_know() -> None:
    props = gr.Column().props()
    assert (props["scale"], props["min_width"], props["variant"]) == (1, 320, "default")


def test_what_it_tells_the_browser() -> None:
    with (
        gr.Blocks(),
        gr.Row(),
        gr.Column(scale=0, min_width=100, variant="panel", show_progress=True) as column,
    ):
        box = gr.Textbox()
    props = column.props()
    assert [props[name] for name in ("scale", "min_width", "variant", "show_progress")] == [
        0,
        100,
        "panel",
        True,
    ]
    assert column.children == [box]


def test_a_made_up_variant_is_refused() -> None:
    with pytest.raises(PageError, match="write one of 'default', 'panel', 'compact'"):
        gr.Column(variant="loud")  # type: ignore[arg-type]
