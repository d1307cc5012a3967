import pytest

import fanlight as gr
from fanlight.blocks.errors import PageError
from fanlight.components._named import named_component


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("text", gr.Textbox),
        ("Textbox", gr.Textbox),
        (" number ", gr.Number),
        ("browser_state", gr.BrowserState),
    ],
)
def test_a_word_stands_for_a_class(word: str, kind: type) -> None:
    assert type(named_component(word, "inputs")) is kind


def test_it_is_made_off_the_page_with_its_arguments() -> None:
    with gr.Blocks() as demo:
        made = named_component("textbox", "inputs", label="Name", render=True)
    assert made.label == "Name"
    assert made not in demo.children


def test_an_author_s_own_class_has_its_name() -> None:
    class Colour(gr.Textbox):
        """One of an app's own."""

    assert type(named_component("colour", "inputs")) is Colour


@pytest.mark.parametrize("word", ["", "textbos", "notice", "clock", "component"])
def test_other_words_are_refused(word: str) -> None:
    with pytest.raises(PageError, match=r"inputs='.*' is no component. There are: .*checkbox.*textbox"):
        named_component(word, "inputs")
