from __future__ import annotations

import fanlight as gr


def test_it_brings_pictures_and_has_one_layer_of_which_nothing_is_seen() -> None:
    mask = gr.ImageMask()
    assert mask.sources == ["upload", "webcam", "clipboard"]
    assert mask.props()["layers"] == {"more": False, "names": ["Layer 1"], "shown": False}
    assert mask.props()["brush"]["colors"] == [["#000000", None]]
    assert mask.client_name == gr.ImageEditor.client_name
