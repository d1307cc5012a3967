"""The ready-made themes: each to be read, light and dark, whatever hues one chooses, and no two alike."""

from __future__ import annotations

import re
import warnings
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import fanlight as gr
from fanlight.blocks.themes.colors import HUES
from fanlight.blocks.themes.contrast import Contrast
from fanlight.blocks.themes.looks import READY_MADE
from fanlight.blocks.themes.sizes import SCALES
from fanlight.blocks.themes.tokens import PAIRS, TOKENS

TOKENS_CSS = Path(__file__).parents[3] / "client_js" / "src" / "styles" / "tokens.css"


def weak(theme: gr.themes.Base) -> list[Contrast]:
    return [one for one in theme.contrasts() if one.is_weak]


@pytest.mark.parametrize("look", READY_MADE)
def test_all_that_stands_on_each_other_can_be_read(look: type[gr.themes.Base]) -> None:
    theme = look()
    assert weak(theme) == []
    told = {(one.front, one.back, one.scheme) for one in theme.contrasts()}
    pairs = {(front, back, scheme) for front, back, _ in PAIRS for scheme in ("light", "dark")}
    assert pairs <= told


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([look for look in READY_MADE if look is not gr.themes.Mario]),
    st.sampled_from(sorted(HUES)),
    st.sampled_from(sorted(HUES)),
)
def test_the_hues_may_be_any(look: type[gr.themes.Base], primary: str, secondary: str) -> None:
    theme = look(primary_hue=primary, secondary_hue=secondary)
    pairs = {(front, back) for front, back, _ in PAIRS}
    assert [one for one in weak(theme) if (one.front, one.back) in pairs] == []


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(HUES)), st.sampled_from(sorted(HUES)))
def test_the_ground_may_be_any_hue(primary: str, neutral: str) -> None:
    assert weak(gr.themes.Base(primary_hue=primary, neutral_hue=neutral)) == []
    assert weak(gr.themes.Default(primary_hue=primary, neutral_hue=neutral)) == []


def test_no_two_are_alike() -> None:
    tokens = [tuple(sorted(look().tokens().items())) for look in READY_MADE]
    assert len(set(tokens)) == len(READY_MADE)
    grounds = {look().tokens()["ground"] for look in READY_MADE}
    assert len(grounds) >= 6


def test_the_default_is_what_a_page_looks_like_without_a_theme() -> None:
    assert gr.themes.Default().css() == ""


def test_the_tokens_are_those_of_the_client() -> None:
    css = re.sub(r"\s+", " ", TOKENS_CSS.read_text("utf-8"))
    for name, pair in TOKENS.items():
        said = pair.light if pair.light == pair.dark else f"light-dark({pair.light}, {pair.dark})"
        assert f"--fl-{name}: {said};" in css, name


@pytest.mark.parametrize("name", sorted(SCALES))
def test_sizes_grow_and_no_text_is_too_small(name: str) -> None:
    lengths = [int(one.removesuffix("px")) for one in SCALES[name].expand()]
    assert lengths == sorted(lengths)
    if name.startswith("text"):
        assert int(SCALES[name].sm.removesuffix("px")) >= 12


def test_a_theme_that_others_derive_from_keeps_its_look_with_another_hue() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        theme = gr.themes.Soft(primary_hue="rose")
    assert theme.tokens()["accent"] != gr.themes.Soft().tokens()["accent"]
    assert "border-radius: 999px" in theme.css()
