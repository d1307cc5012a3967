"""The public names: importable, listed, documented."""

from __future__ import annotations

import importlib
import inspect
import types
from importlib.metadata import version
from typing import Any

import pytest

import fanlight as gr
from fanlight.themes.utils.colors import Color, slate
from fanlight.themes.utils.fonts import Font, GoogleFont, LocalFont
from fanlight.themes.utils.sizes import Size, text_sm

CONSTANTS = {"NO_RELOAD", "__version__"}


def test_what_is_listed_is_what_can_be_imported() -> None:
    found = {
        name
        for name, value in vars(gr).items()
        if not name.startswith("_") and not (isinstance(value, types.ModuleType) and name not in gr.__all__)
    }
    assert set(gr.__all__) == (found - {"annotations"}) | CONSTANTS
    assert len(gr.__all__) == len(set(gr.__all__))


@pytest.mark.parametrize("name", sorted(set(gr.__all__) - CONSTANTS))
def test_every_public_name_is_documented(name: str) -> None:
    assert inspect.getdoc(getattr(gr, name))


def public_members() -> list[Any]:
    classes = [getattr(gr, name) for name in gr.__all__ if inspect.isclass(getattr(gr, name))]
    return [
        pytest.param(member, id=f"{one.__name__}.{name}")
        for one in classes
        for name, member in inspect.getmembers(one)
        if not name.startswith("_") and (inspect.isroutine(member) or isinstance(member, property))
    ]


@pytest.mark.parametrize("member", public_members())
def test_every_method_is_documented(member: Any) -> None:
    assert inspect.getdoc(member)


def test_the_version_is_said_once() -> None:
    assert version("fanlight") == gr.__version__


def test_every_component_is_found_among_the_components_as_well() -> None:
    classes = {
        name: value
        for name, value in vars(gr).items()
        if inspect.isclass(value) and issubclass(value, gr.Component) and name == value.__name__
    }
    assert {name: getattr(gr.components, name, None) for name in classes} == classes


@pytest.mark.parametrize(
    "name",
    [
        "Text",
        "Json",
        "Checkboxgroup",
        "Highlight",
        "Highlightedtext",
        "InputHTMLAttributes",
        "WatermarkOptions",
        "WaveformOptions",
        "WebcamOptions",
    ],
)
def test_the_other_names_of_components_are_found_there_as_well(name: str) -> None:
    assert vars(gr.components)[name] is vars(gr)[name]


@pytest.mark.parametrize(
    "name", ["Base", "Citrus", "Default", "Glass", "Monochrome", "Ocean", "Origin", "Soft"]
)
def test_themes_are_found_where_gradio_has_them(name: str) -> None:
    module = importlib.import_module(f"fanlight.themes.{name.lower()}")
    assert vars(module)[name] is vars(gr.themes)[name]


def test_what_themes_are_made_of_is_found_where_gradio_has_it() -> None:
    assert (Color, Size, slate) == (gr.themes.Color, gr.themes.Size, gr.themes.colors.slate)
    assert (Font, GoogleFont, LocalFont) == (gr.themes.Font, gr.themes.GoogleFont, gr.themes.LocalFont)
    assert text_sm == gr.themes.sizes.text_sm
