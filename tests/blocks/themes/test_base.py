"""Themes as people write them: hues and sizes, single values, classes of their own, files."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import fanlight as gr
from fanlight.blocks.errors import FanlightError, PageError
from fanlight.blocks.themes.names import FRAME, NAMES
from fanlight.themes.base import Base
from fanlight.themes.utils import colors, fonts, sizes


class Seafoam(Base):
    """As people write one."""

    def __init__(
        self,
        *,
        primary_hue: colors.Color | str = colors.emerald,
        secondary_hue: colors.Color | str = colors.blue,
        neutral_hue: colors.Color | str = colors.blue,
        spacing_size: sizes.Size | str = sizes.spacing_md,
        radius_size: sizes.Size | str = sizes.radius_md,
        text_size: sizes.Size | str = sizes.text_lg,
        font: fonts.Font | str | Iterable[fonts.Font | str] = (
            fonts.GoogleFont("Quicksand"),  # noqa: B008  # so do people write it
            "ui-sans-serif",
            "sans-serif",
        ),
        font_mono: fonts.Font | str | Iterable[fonts.Font | str] = ("IBM Plex Mono", "monospace"),
    ) -> None:
        super().__init__(
            primary_hue=primary_hue,
            secondary_hue=secondary_hue,
            neutral_hue=neutral_hue,
            spacing_size=spacing_size,
            radius_size=radius_size,
            text_size=text_size,
            font=font,
            font_mono=font_mono,
        )
        super().set(
            body_background_fill="repeating-linear-gradient(45deg, *primary_200, *primary_200 10px, *primary_50 10px)",
            body_background_fill_dark="repeating-linear-gradient(45deg, *primary_800, *primary_900 10px)",
            button_primary_background_fill="linear-gradient(90deg, *primary_300, *secondary_400)",
            button_primary_background_fill_hover="linear-gradient(90deg, *primary_200, *secondary_300)",
            button_primary_text_color="*neutral_950",
            button_primary_background_fill_dark="linear-gradient(90deg, *primary_600, *secondary_800)",
            slider_color="*secondary_300",
            slider_color_dark="*secondary_600",
            block_title_text_weight="600",
            block_border_width="3px",
            block_shadow="*shadow_drop_lg",
            button_primary_shadow="*shadow_drop_lg",
            button_large_padding="32px",
        )


def rules(theme: gr.themes.Base) -> str:
    return theme.css()


def test_a_class_of_ones_own_works_as_people_write_it() -> None:
    with pytest.warns(UserWarning, match="hard to read"):  # dark words on a dark button: said, and kept
        css = Seafoam().css()
    assert "linear-gradient(90deg, #6ee7b7, #60a5fa)" in css
    assert ".fl-track input { --fl-fill: light-dark(#93c5fd, #2563eb) }" in css
    assert ":is(.fl-frame, .fl-accordion) { box-shadow: var(--fl-shadow-over) }" in css
    assert "--fl-font: Quicksand, ui-sans-serif, sans-serif" in css
    assert "*" not in css


def test_hues_sizes_and_fonts_are_taken_by_name_and_as_objects() -> None:
    one = gr.themes.Base(
        primary_hue="emerald", radius_size="lg", font=[gr.themes.GoogleFont("Inter"), "Arial"]
    )
    other = gr.themes.Base(
        primary_hue=gr.themes.colors.emerald,
        radius_size=gr.themes.sizes.radius_lg,
        font=(gr.themes.Font("Inter"), gr.themes.LocalFont("Arial")),
    )
    assert one.css() == other.css()
    assert gr.themes.Base(font="Inter, Open Sans").tokens()["font"].light == 'Inter, "Open Sans"'


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"primary_hue": "blurple"}, "primary_hue='blurple' is no hue: take one of pine|emerald"),
        ({"radius_size": "huge"}, "radius_size='huge' is no size: take one of none, sm"),
    ],
)
def test_what_there_is_not_is_refused(arguments: dict[str, Any], said: str) -> None:
    with pytest.raises(PageError, match=said.split("|")[0].split(":")[0]):
        gr.themes.Base(**arguments)


def test_a_light_value_leaves_the_dark_page_as_it_is() -> None:
    usual = gr.themes.Base().tokens()["ground"].dark
    theme = gr.themes.Base().set(body_background_fill="#ffffff")
    assert theme.tokens()["ground"] == ("#ffffff", usual)
    theme.set(body_background_fill_dark="*neutral_950")
    assert theme.tokens()["ground"] == ("#ffffff", gr.themes.colors.zinc.c950)


def test_a_light_gradient_leaves_the_dark_page_as_it_is_too() -> None:
    css = gr.themes.Default().set(button_primary_background_fill="linear-gradient(#b00000, darkred)").css()
    assert css.splitlines() == [
        ".fl-face.fl-variant-primary { background: linear-gradient(#b00000, darkred) }",
        ':where([data-theme="dark"]) .fl-face.fl-variant-primary { background: var(--fl-accent) }',
        ".fl-face.fl-variant-primary:not(:disabled):hover { background: linear-gradient(#b00000, darkred) }",
        ':where([data-theme="dark"]) .fl-face.fl-variant-primary:not(:disabled):hover { background: var(--fl-accent) }',
    ]


def test_values_that_are_no_colours_have_a_rule_for_dark_pages() -> None:
    css = gr.themes.Default().set(block_shadow="0 0 1px red", block_shadow_dark="none").css()
    assert css.splitlines() == [
        f"{FRAME} {{ box-shadow: 0 0 1px red }}",
        f':where([data-theme="dark"]) {FRAME} {{ box-shadow: none }}',
    ]


def test_a_gradient_as_the_ground_is_seen_before_any_script_has_run() -> None:
    css = (
        gr.themes.Default()
        .set(
            body_background_fill="linear-gradient(#fff, #eee)",
            body_background_fill_dark="linear-gradient(#000, #111)",
        )
        .css()
    )
    assert "body { background: linear-gradient(#fff, #eee) }" in css
    assert "@media (prefers-color-scheme: dark)" in css


def test_words_on_a_button_are_made_readable_where_the_author_said_nothing_of_them() -> None:
    theme = gr.themes.Default().set(
        button_primary_background_fill="orange", button_primary_background_fill_dark="*neutral_950"
    )
    css = theme.css()
    assert ".fl-face.fl-variant-primary { color: light-dark(#111111, #ffffff) }" in css
    assert ".fl-face.fl-variant-primary:not(:disabled):hover { color: light-dark(#111111, #ffffff) }" in css
    assert not [one for one in theme.contrasts() if one.is_weak]
    kept = gr.themes.Default().set(button_primary_background_fill="#064e3b")
    assert "color: " not in kept.css()


def test_names_refer_to_names() -> None:
    theme = gr.themes.Default().set(
        button_primary_background_fill="*color_accent",
        block_radius="calc(2*var(--fl-space))",
        layout_gap="*spacing_xl",
    )
    assert "background: var(--fl-accent)" in theme.css()
    assert "--fl-radius: calc(2*var(--fl-space))" in theme.css()
    assert "--fl-gap: 10px" in theme.css()


@pytest.mark.parametrize("value", ["*no_such_thing", "*button_primary_background_fill"])
def test_a_reference_that_leads_nowhere_is_warned_of_and_left_out(value: str) -> None:
    with pytest.warns(UserWarning, match="no effect here: button_primary_background_fill"):
        theme = gr.themes.Default().set(button_primary_background_fill=value)
    assert theme.css() == ""


def test_names_that_have_no_effect_are_named_in_one_warning_and_once() -> None:
    with pytest.warns(UserWarning, match="no effect") as found:
        theme = gr.themes.Default().set(embed_radius="3px", block_label_margin="1px", not_a_name="x")
    assert [str(one.message) for one in found] == [
        "These values of the theme have no effect here: embed_radius; block_label_margin; not_a_name."
    ]
    assert theme.css() == ""


def test_a_colour_that_is_hard_to_read_is_kept_and_warned_of_once() -> None:
    theme = gr.themes.Default()
    with pytest.warns(
        UserWarning, match=r"button_primary_text_color on .*_fill \(light\): 1\.07, should be 4\.5"
    ):
        theme.set(button_primary_background_fill="yellow", button_primary_text_color="white")
    assert "color: light-dark(white, var(--fl-on-accent))" in theme.css()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        theme.set(layout_gap="3px")


def test_hues_of_ones_own_that_are_hard_to_read_are_warned_of() -> None:
    pale = gr.themes.Color(*["#eeeeee"] * 11)
    with pytest.warns(UserWarning, match="accent on"):
        gr.themes.Base(primary_hue=pale)


@pytest.mark.parametrize("value", ["red } body { display: none", 3])
def test_what_is_no_css_value_is_refused(value: Any) -> None:
    with pytest.raises(PageError, match="block_radius"):
        gr.themes.Base().set(block_radius=value)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(NAMES)), st.text("*abc_019#(), ", max_size=12), max_size=4))
def test_no_value_breaks_the_style_sheet(values: dict[str, str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        css = gr.themes.Soft().set(**values).css()
    assert css.count("{") == css.count("}")


def test_the_authors_styles_may_use_gradios_custom_properties() -> None:
    css = gr.themes.Base(primary_hue="rose").css(
        ["p { color: var(--primary-500); gap: var( --spacing-md) }", "x"]
    )
    assert "--primary-500: #f43f5e" in css
    assert "--spacing-md: 6px" in css
    assert gr.themes.Default().css(["a { color: var(--body-text-color) }"]) == (
        ":root, :host { --body-text-color: var(--fl-text) }"
    )
    assert gr.themes.Default().css(["a { color: var(--my-own) }"]) == ""


def test_a_theme_is_kept_in_a_file(tmp_path: Path) -> None:
    theme = gr.themes.Soft(primary_hue="rose", font=[gr.themes.GoogleFont("Inter"), "serif"]).set(
        layout_gap="9px"
    )
    theme.dump(tmp_path / "theme.json")
    again = gr.themes.ThemeClass.load(tmp_path / "theme.json")
    assert again.css() == theme.css()
    assert again.fonts == theme.fonts
    assert json.loads((tmp_path / "theme.json").read_text())["theme"]["primary_500"] == "#f43f5e"
    assert again.to_dict() == theme.to_dict()


def test_the_default_look_is_kept_too(tmp_path: Path) -> None:
    gr.themes.Default().dump(tmp_path / "theme.json")
    assert gr.themes.Base.load(tmp_path / "theme.json").css() == ""


@pytest.mark.parametrize("data", [{}, {"theme": 3}, {"theme": {"name": "x"}}])
def test_what_is_no_theme_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(PageError, match="theme"):
        gr.themes.Base.from_dict(data)


def test_the_hub_is_refused_with_a_sentence() -> None:
    with pytest.raises(FanlightError, match=r"JSON file yourself and read it with gr\.themes\.Base\.load"):
        gr.themes.Base.from_hub("gstaff/xkcd")
    with pytest.raises(FanlightError, match=r"Write the theme with dump"):
        gr.themes.Base().push_to_hub("me/mine")
