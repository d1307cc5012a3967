from __future__ import annotations

import pytest

import fanlight as gr


def test_a_box_is_a_group() -> None:
    with gr.Blocks() as demo:
        with pytest.warns(DeprecationWarning, match=r"write gr\.Group") as warned:
            box = gr.Box(elem_id="box")
        with box:
            text = gr.Textbox()
    assert warned[0].filename == __file__
    assert isinstance(box, gr.Group)
    assert box.elem_id == "box"
    assert text.parent is box
    assert box.parent is demo
