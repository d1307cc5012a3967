"""Words for components."""

from __future__ import annotations

from typing import Any

import pytest

import fanlight as gr
from fanlight.blocks.errors import PageError
from fanlight.blocks.interfaces.shorthand import fields, share_states


class Gauge(gr.Number):
    """A component of the app's own."""


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("text", gr.Textbox),
        ("textbox", gr.Textbox),
        ("Textbox", gr.Textbox),
        ("TEXT", gr.Textbox),
        ("textarea", gr.TextArea),
        ("number", gr.Number),
        ("slider", gr.Slider),
        ("checkbox", gr.Checkbox),
        ("radio", gr.Radio),
        ("image", gr.Image),
        ("label", gr.Label),
        ("json", gr.JSON),
        ("highlight", gr.HighlightedText),
        ("markdown", gr.Markdown),
        ("state", gr.State),
        ("button", gr.Button),
        ("clear_button", gr.ClearButton),
        ("gauge", Gauge),
    ],
)
def test_words(word: str, kind: type[gr.Component]) -> None:
    (found,) = fields(word, "inputs")
    assert type(found) is kind
    assert found.parent is None


def test_one_several_or_none() -> None:
    own = gr.Number()
    assert fields(None, "inputs") == []
    assert fields(own, "inputs") == [own]
    assert fields((own, "text"), "inputs")[0] is own
    assert [type(one) for one in fields(["text", "number"], "inputs")] == [gr.Textbox, gr.Number]


def test_two_equal_words_are_two_components() -> None:
    first, second = fields(["text", "text"], "inputs")
    assert first is not second


@pytest.mark.parametrize("given", ["sketchpap", "row", "component", "", "notice"])
def test_a_word_that_is_none(given: str) -> None:
    with pytest.raises(PageError, match=r"outputs='.*' is no component. There are: .*image, .*number"):
        fields(given, "outputs")


@pytest.mark.parametrize("given", [3, [3], {"a": "text"}, [None], [gr.Row]])
def test_what_is_no_component(given: Any) -> None:
    with pytest.raises(PageError):
        fields(given, "inputs")


def test_what_is_given_leaves_its_page() -> None:
    with gr.Blocks() as page:
        own = gr.Number()
    fields(own, "inputs")
    assert page.children == []


def test_states_are_shared_in_order() -> None:
    a, b, text, free = gr.State(1), gr.State(2), gr.Textbox(), gr.State(3)
    assert share_states([a, text, b], [gr.State(), text, gr.State(), free]) == [a, text, b, free]
    assert share_states([a], [a, free]) == [a, free]
    assert share_states([text], [free]) == [free]
