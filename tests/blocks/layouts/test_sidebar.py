import pytest

import fanlight as gr
from fanlight.blocks.errors import PageError


def test_tells_the_browser_how_it_stands() -> None:
    with gr.Blocks(), gr.Sidebar("Settings", open=False, width="20em", position="right") as sidebar:
        box = gr.Textbox()
    props = sidebar.props()
    assert [props[name] for name in ("label", "open", "width", "position")] == [
        "Settings",
        False,
        "20em",
        "right",
    ]
    assert sidebar.children == [box]
    assert sidebar.events == ("expand", "collapse")


def test_stands_at_a_side() -> None:
    with pytest.raises(PageError, match="write one of 'left', 'right'"):
        gr.Sidebar(position="top")  # type: ignore[arg-type]
