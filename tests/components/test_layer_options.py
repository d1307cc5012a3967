from __future__ import annotations

import fanlight as gr


def test_there_is_one_layer_where_none_is_said() -> None:
    assert gr.LayerOptions().as_data() == {"more": True, "names": ["Layer 1"], "shown": True}
    assert gr.LayerOptions(layers=[]).layers == ["Layer 1"]


def test_what_is_disabled_has_nothing_to_be_seen() -> None:
    assert gr.LayerOptions(disabled=True).as_data() == {"more": False, "names": ["Layer 1"], "shown": False}
