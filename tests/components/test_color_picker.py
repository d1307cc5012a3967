from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.blocks.errors import BadValue
from fanlight.components.color_picker import ColorPicker

CHANNEL = st.integers(0, 255)


@given(CHANNEL, CHANNEL, CHANNEL, CHANNEL)
def test_every_colour_survives_both_ways(red: int, green: int, blue: int, alpha: int) -> None:
    opaque, glass = f"#{red:02x}{green:02x}{blue:02x}", f"#{red:02x}{green:02x}{blue:02x}{alpha:02x}"
    picker = ColorPicker()
    assert picker.preprocess(picker.postprocess(opaque)) == opaque
    assert picker.preprocess(picker.postprocess(glass)) == (opaque if alpha == 255 else glass)
    assert picker.postprocess(f"rgb({red}, {green}, {blue})") == opaque
    assert picker.postprocess(f"rgba({red},{green},{blue},{alpha / 255})") == picker.postprocess(glass)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("#F80", "#ff8800"),
        ("#f808", "#ff880088"),
        ("#FF8800", "#ff8800"),
        ("#ff8800ff", "#ff8800"),
        (" Orange ", "#ffa500"),
        ("transparent", "#00000000"),
        ("rebeccapurple", "#663399"),
        ("rgb(255 136 0)", "#ff8800"),
        ("rgb(100%, 50%, 0%)", "#ff8000"),
        ("rgb(255 136 0 / 50%)", "#ff880080"),
        ("rgba(173.4, 30.2, 0, 1)", "#ad1e00"),
        ("rgb(999, -5, 0)", "#ff0000"),
        ("hsl(32, 100%, 50%)", "#ff8800"),
        ("hsla(392deg 100% 50% / 0.5)", "#ff880080"),
    ],
)
def test_shows_colours_as_css_writes_them(written: str, shown: str) -> None:
    assert ColorPicker().postprocess(written) == shown
    assert ColorPicker(written).initial() == shown


@pytest.mark.parametrize(
    "value", ["", "#ff", "#gggggg", "colour", "rgb(1,2)", "rgb(a,b,c)", "url(x)", 255, (1, 2, 3)]
)
def test_says_what_it_shows_where_a_function_returns_something_else(value: Any) -> None:
    with pytest.raises(ValueError, match="ColorPicker 'Ink' shows a colour such as"):
        ColorPicker(label="Ink").postprocess(value)


@given(st.text())
def test_a_text_is_a_colour_or_an_error(text: str) -> None:
    picker = ColorPicker()
    try:
        shown = picker.postprocess(text)
    except ValueError:
        return
    picker.validate(shown)


@pytest.mark.parametrize("payload", ["red", "#ff", "#ff88001", "", 1, ["#ff8800"], {}, "#ff8800\n", True])
def test_refuses_what_the_browser_does_not_send(payload: Any) -> None:
    with pytest.raises(BadValue, match='takes a colour such as "#ff8800", or nothing; it got'):
        ColorPicker().preprocess(payload)


def test_no_colour_is_none_and_letters_are_small() -> None:
    assert ColorPicker().initial() is None
    assert ColorPicker().preprocess(None) is None
    assert ColorPicker().preprocess("#FFF") == "#ffffff"
