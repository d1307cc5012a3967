"""TextArea: a Textbox of several lines."""

from __future__ import annotations

import fanlight as gr


def test_it_is_a_textbox_of_seven_lines() -> None:
    area = gr.TextArea("a", label="Story", max_length=3)
    assert (area.lines, area.max_lines, area.label, area.max_length) == (7, 20, "Story", 3)
    assert area.client_name == gr.Textbox().client_name
    assert area.changed({"lines": 2}).lines == 2
    assert area.describe()["component"] == "TextArea"


def test_other_names_of_the_same_things() -> None:
    assert gr.Text is gr.Textbox
    assert gr.Json is gr.JSON
