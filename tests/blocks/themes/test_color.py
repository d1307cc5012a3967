"""Colours: what CSS writes, and the contrast of WCAG 2.2."""

from __future__ import annotations

import colorsys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageColor

from fanlight.blocks.themes.color import SHADES, is_color, luminance, mixed, parse, ratio
from fanlight.blocks.themes.colors import HUES

BYTES = st.integers(0, 255)
HEX = st.builds("#{:02x}{:02x}{:02x}".format, BYTES, BYTES, BYTES)


@given(BYTES, BYTES, BYTES)
def test_all_ways_of_writing_a_colour_mean_the_same(red: int, green: int, blue: int) -> None:
    known = (red / 255, green / 255, blue / 255)
    hue, lightness, saturation = colorsys.rgb_to_hls(*known)
    for text in (
        f"#{red:02X}{green:02x}{blue:02x}",
        f"rgb({red}, {green},{blue})",
        f"rgb({red} {green} {blue} / 100%)",
        f"rgba({red}, {green}, {blue}, 1)",
        f"hsl({hue * 360:.6f}deg {saturation * 100:.6f}% {lightness * 100:.6f}%)",
    ):
        assert parse(text) == pytest.approx(known, abs=1e-5), text
        assert is_color(text)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("white", "black", 21), ("#777", "#fff", 4.478), ("rebeccapurple", "#ffffff", 8.41), ("red", "red", 1)],
)
def test_known_contrasts(one: str, other: str, expected: float) -> None:
    assert ratio(one, other) == pytest.approx(expected, abs=0.01)


@given(HEX, HEX)
def test_contrast_has_no_direction_and_its_limits(one: str, other: str) -> None:
    found = ratio(one, other)
    assert found is not None
    assert found == ratio(other, one)
    assert 1 <= found <= 21


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no-colour",
        "#12",
        "#12345",
        "rgb(1, 2)",
        "rgb(a, b, c)",
        "rgb(0 0 0 / 50%)",
        "var(--x)",
        "url(x)",
        "hsl()",
    ],
)
def test_what_cannot_be_told_is_none(text: str) -> None:
    assert parse(text) is None
    assert ratio(text, "white") is None


@given(st.text(max_size=40))
def test_no_text_breaks_the_parser(text: str) -> None:
    found = parse(text)
    assert found is None or all(0 <= one <= 1 for one in found)
    assert is_color(text) in (True, False)


@given(HEX, HEX, st.floats(0, 1))
def test_a_mixture_lies_between(one: str, other: str, share: float) -> None:
    first, second, found = parse(one), parse(other), parse(mixed(one, other, share))
    assert first
    assert second
    assert found
    for a, b, c in zip(first, second, found, strict=True):
        assert min(a, b) - 0.003 <= c <= max(a, b) + 0.003


@pytest.mark.parametrize("name", sorted(HUES))
def test_the_shades_go_from_light_to_dark(name: str) -> None:
    shades = [parse(one) for one in HUES[name].expand()]
    assert len(shades) == len(SHADES)
    depths = [luminance(one) for one in shades if one]
    assert depths == sorted(depths, reverse=True)


def test_a_name_that_pillow_was_asked_for_is_known_still() -> None:
    ImageColor.getrgb("tomato")
    assert parse("tomato") == pytest.approx((1, 99 / 255, 71 / 255))
