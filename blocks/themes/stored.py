"""Themes as data: the form in which Gradio keeps them too, so that its files can be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from ..errors import PageError
from ..version import VERSION
from .color import SHADES, Color
from .fonts import Font, GoogleFont
from .references import scales
from .sizes import STEPS, Size

_HUES = ("primary", "secondary", "neutral")
_SIZES = ("text", "spacing", "radius")


class Stored(NamedTuple):
    """A theme that was read."""

    name: str
    hues: dict[str, Color]
    sizes: dict[str, Size]
    font: list[Font]
    font_mono: list[Font]
    given: dict[str, str]
    custom_css: str


def written(
    name: str,
    hues: Mapping[str, Color],
    sizes: Mapping[str, Size],
    fonts: Mapping[str, Iterable[Font]],
    given: Mapping[str, str],
    custom_css: str,
) -> dict[str, Any]:
    """A theme as data."""
    theme: dict[str, Any] = {"name": name, "custom_css": custom_css}
    theme |= {f"_{one}": [_written(font) for font in fonts[one]] for one in fonts}
    return {"theme": {**theme, **scales(hues, sizes), **given}, "fanlight_version": VERSION}


def read(data: Mapping[str, Any]) -> Stored:
    """A theme from data.

    Raises:
        PageError: it is none.
    """
    theme = data.get("theme")
    if not isinstance(theme, Mapping):
        raise PageError(
            'This is no theme: it should be a JSON object with "theme" in it, as Theme.dump writes.'
        )
    left = dict(theme)
    try:
        hues = {one: Color(*(left.pop(f"{one}_{shade}") for shade in SHADES)) for one in _HUES}
        sizes = {one: Size(*(left.pop(f"{one}_{step}") for step in STEPS)) for one in _SIZES}
    except KeyError as missing:
        raise PageError(f"This theme says nothing of {missing}: write it anew with Theme.dump.") from missing
    font, mono = _fonts(left.pop("_font", ())), _fonts(left.pop("_font_mono", ()))
    name, css = str(left.pop("name", "base")), str(left.pop("custom_css", None) or "")
    given = {
        key: one for key, one in left.items() if isinstance(one, str) and not key.startswith(("_", "font"))
    }
    return Stored(name, hues, sizes, font, mono, given, css)


def _written(font: Font) -> dict[str, Any]:
    if isinstance(font, GoogleFont):
        return {"__gradio_font__": True, "name": font.name, "class": "google", "weights": list(font.weights)}
    return {"__gradio_font__": True, "name": font.name, "class": "font"}


def _fonts(given: Sequence[Any]) -> list[Font]:
    found: list[Font] = []
    for one in given:
        match one:
            case {"name": str(name), "class": "google"}:
                found.append(GoogleFont(name, one.get("weights", (400, 600))))
            case {"name": str(name)} | str(name):
                found.append(Font(name))
            case _:
                raise PageError(f"{one!r} is no font: write its name.")
    return found
