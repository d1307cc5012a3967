from __future__ import annotations

import fanlight as gr


def test_it_has_a_black_brush_and_brings_no_pictures() -> None:
    sketchpad = gr.Sketchpad()
    assert sketchpad.sources == []
    assert sketchpad.props()["brush"]["colors"] == [["#000000", None]]
    assert sketchpad.props()["brush"]["color_mode"] == "fixed"
    assert sketchpad.client_name == gr.ImageEditor.client_name


def test_an_author_may_say_otherwise() -> None:
    sketchpad = gr.Sketchpad(brush=gr.Brush(colors=["red"]), sources="upload", layers=False)
    assert sketchpad.props()["brush"]["colors"] == [["red", None]]
    assert sketchpad.sources == ["upload"]
    assert sketchpad.props()["layers"]["shown"] is False
