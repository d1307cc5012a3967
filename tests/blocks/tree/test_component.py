from typing import Any

import pytest

import fanlight as gr
from fanlight.blocks.tree.component import Component
from fanlight.flagging.column import Described


class Verse(gr.Textbox):
    def __init__(self, meter: str, **shared: Any) -> None:
        super().__init__(lines=4, **shared)


@pytest.mark.parametrize(
    ("component", "described"),
    [
        (gr.Number(label="Age"), {"component": "Number", "parameters": {"label": "Age"}}),
        (
            gr.Slider(1, 9, 4, step=2),
            {"component": "Slider", "parameters": {"minimum": 1, "maximum": 9, "step": 2}},
        ),
        (
            gr.Image(type="pil", image_mode=None),
            {"component": "Image", "parameters": {"type": "pil", "image_mode": None}},
        ),
        (gr.Textbox(lambda: "now", every=1, key="a"), {"component": "Textbox", "parameters": {}}),
        (Verse("iambic", label="Line"), {"component": "Textbox", "parameters": {"label": "Line"}}),
        (gr.Textbox(info=object()), {"component": "Textbox", "parameters": {}}),  # type: ignore[arg-type]
    ],
    ids=lambda value: value["component"] if isinstance(value, dict) else "",
)
def test_what_is_needed_to_read_a_payload_again(component: Component, described: dict[str, Any]) -> None:
    assert isinstance(component, Described)
    assert component.describe() == described


def test_a_component_made_as_described_reads_the_same() -> None:
    radio = gr.Radio(["a", ("b", 2)], type="index")
    again = gr.Radio(**radio.describe()["parameters"])
    assert again.choices == radio.choices
    assert again.preprocess(2) == radio.preprocess(2) == 1


@pytest.mark.parametrize(
    ("make", "arguments", "buttons", "cure"),
    [
        (gr.Textbox, {"show_copy_button": True}, ["copy"], r"write buttons=\['copy'\]"),
        (gr.Markdown, {"show_copy_button": False}, [], r"write buttons=\[\]"),
        (gr.Image, {"show_share_button": False}, ["download", "fullscreen"], "write buttons="),
        (gr.Image, {"show_download_button": True}, ["share", "fullscreen", "download"], "write buttons="),
        (gr.Slider, {"show_reset_button": True}, ["reset"], "write buttons="),
        (gr.Number, {"show_copy_button": True}, [], "leave it out"),
    ],
)
def test_buttons_that_are_spelled_in_an_old_way(
    make: Any, arguments: dict[str, bool], buttons: list[str], cure: str
) -> None:
    with pytest.warns(DeprecationWarning, match=cure) as warned:
        component = make(**arguments)
    assert component.props()["buttons"] == buttons
    assert warned[0].filename == __file__
    with (
        pytest.warns(DeprecationWarning, match=cure),
        pytest.raises(TypeError, match="no parameter 'no_such'"),
    ):
        make(**arguments, no_such=1)
