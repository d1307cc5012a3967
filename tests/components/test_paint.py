from __future__ import annotations

import fanlight as gr


def test_it_has_all_colours_and_brings_no_pictures() -> None:
    paint = gr.Paint()
    assert paint.sources == []
    assert paint.props()["brush"]["color_mode"] == "defaults"
    assert paint.props()["transforms"] == ["crop"]
    assert paint.client_name == gr.ImageEditor.client_name
