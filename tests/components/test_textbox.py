import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.blocks.errors import BadValue, PageError
from fanlight.components._html_attributes import InputHTMLAttributes
from fanlight.components.button import Button
from fanlight.components.textbox import Textbox


@pytest.mark.parametrize("text", ["", "hello", "two\nlines", "  spaces  ", "emoji 🪟 \ud800 \x00"])
def test_text_survives_both_ways(text: str) -> None:
    box = Textbox()
    assert box.preprocess(box.postprocess(text)) == text


def test_a_function_that_empties_it_with_none_gets_a_text_from_it() -> None:
    assert Textbox().postprocess(None) == ""
    assert Textbox().preprocess(None) is None  # of a caller that sends none


def test_an_untouched_field_holds_the_empty_text() -> None:
    assert Textbox().initial() == ""
    assert Textbox("Ada").initial() == "Ada"


def test_shows_what_is_no_text_as_str() -> None:
    assert Textbox().postprocess(3.5) == "3.5"


@pytest.mark.parametrize("payload", [3, True, ["a"], {"text": "a"}, 1.5])
def test_refuses_what_is_no_text(payload: object) -> None:
    with pytest.raises(BadValue, match="Textbox 'Name' takes a text or nothing; it got "):
        Textbox(label="Name").preprocess(payload)


def test_refuses_more_than_max_length() -> None:
    assert Textbox(max_length=3).preprocess("abc") == "abc"
    with pytest.raises(BadValue, match="up to 3 characters; it got 4"):
        Textbox(max_length=3).preprocess("abcd")


def test_refuses_a_text_without_end_in_a_short_message() -> None:
    assert len(Textbox().preprocess("x" * 2**20) or "") == 2**20
    with pytest.raises(BadValue) as error:
        Textbox(max_length=10**9).preprocess("x" * (2**20 + 1))
    assert len(str(error.value)) < 100


def test_unknown_arguments_name_the_cure() -> None:
    with pytest.raises(PageError, match="write one of 'text', 'password', 'email'"):
        Textbox(type="number")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="'placehodler'"):
        Textbox(placehodler="x")  # type: ignore[call-arg]


def test_a_password_has_one_line() -> None:
    with pytest.warns(UserWarning, match="one line"):
        assert Textbox(type="password", lines=4).lines == 1


def test_a_changed_copy_keeps_the_other_arguments() -> None:
    changed = Textbox("v", label="a", lines=3).changed({"lines": 5})
    assert (changed.lines, changed.label, changed.value) == (5, "a", "v")


def test_html_attributes_travel_without_those_not_set() -> None:
    box = Textbox(html_attributes=InputHTMLAttributes(spellcheck=False, lang="en"))
    assert box.props()["html_attributes"] == {"spellcheck": False, "lang": "en"}
    assert Textbox().props()["html_attributes"] == {}


def test_takes_its_own_button_and_those_of_the_author() -> None:
    more = Button("More")
    box = Textbox(buttons=["copy", more])
    assert box.buttons == ["copy", more]
    assert box.parts() == [more]
    with pytest.raises(PageError, match="Textbox has no button 'download': it has 'copy'"):
        Textbox(buttons=["download"])


def test_a_limit_leaves_room_for_a_text() -> None:
    with pytest.raises(PageError, match=r"Textbox\(max_length=-1\) takes no text at all"):
        Textbox(max_length=-1)


@given(st.text(), st.integers(1, 5))
def test_the_limit_counts_characters(text: str, limit: int) -> None:
    box = Textbox(max_length=limit)
    if len(text) <= limit:
        assert box.preprocess(text) == text
    else:
        with pytest.raises(BadValue, match=f"up to {limit} characters; it got {len(text)}"):
            box.preprocess(text)
