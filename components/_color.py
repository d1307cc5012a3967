"""Colours as CSS writes them (CSS Color Module Level 4, §4 to §7), and the one form that travels."""

from __future__ import annotations

import colorsys
import math
import re
from collections.abc import Sequence

from PIL.ImageColor import colormap

HEX = re.compile(r"#[0-9a-f]{3,4}|#[0-9a-f]{6}|#[0-9a-f]{8}", re.IGNORECASE)
FUNCTION = re.compile(r"(rgb|hsl)a?\(\s*([^()]+?)\s*\)", re.IGNORECASE)
NUMBER = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?)(%|deg)?", re.IGNORECASE)
LONGEST = 100
"""No colour is written longer."""


def as_hex(text: str) -> str | None:
    """The colour that a text names, as "#rrggbb", or "#rrggbbaa" where one can see through it; else None.

    It takes "#rgb", "#rgba", "#rrggbb", "#rrggbbaa", names, `rgb()`, `rgba()`, `hsl()` and `hsla()`, with commas or
    spaces.
    """
    word = text.strip().lower()
    if len(word) > LONGEST:
        return None
    if word == "transparent":
        return "#00000000"
    if word in colormap:
        found = colormap[word]
        word = found if isinstance(found, str) else "#{:02x}{:02x}{:02x}".format(*found)
    if HEX.fullmatch(word):
        digits = word[1:] if len(word) > 5 else "".join(2 * digit for digit in word[1:])
        return f"#{digits.removesuffix('ff') if len(digits) == 8 else digits}"
    function = FUNCTION.fullmatch(word)
    return _of_function(function[1], re.split(r"\s*[,/]\s*|\s+", function[2])) if function else None


def _of_function(name: str, parts: Sequence[str]) -> str | None:
    numbers = [NUMBER.fullmatch(part) for part in parts]
    found = [(float(one[1]), one[2] or "") for one in numbers if one is not None]
    if len(found) != len(parts) or len(found) not in (3, 4):
        return None
    alpha = _share(*found[3], whole=1) if len(found) == 4 else 1.0
    if name == "hsl":
        hue, saturation, light = (value for value, _ in found[:3])
        shares = colorsys.hls_to_rgb(hue % 360 / 360, _within(light / 100), _within(saturation / 100))
    else:
        red, green, blue = (_share(*one, whole=255) for one in found[:3])
        shares = (red, green, blue)
    channels = shares if alpha == 1 else (*shares, alpha)
    return "#" + "".join(f"{math.floor(255 * share + 0.5):02x}" for share in channels)


def _share(value: float, unit: str, *, whole: float) -> float:
    return _within(value / (100 if unit == "%" else whole))


def _within(share: float) -> float:
    return min(max(share, 0.0), 1.0)
