"""Colours: a hue in eleven shades, and how well one colour can be read on another."""

from __future__ import annotations

import colorsys
import re
from dataclasses import dataclass
from functools import lru_cache

from PIL import ImageColor

Rgb = tuple[float, float, float]
"""Red, green and blue from 0 to 1."""

_COLOR = re.compile(
    r"#[0-9a-f]{3,8}|(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark)\([^;{}]*\)"
)

SHADES = ("50", "100", "200", "300", "400", "500", "600", "700", "800", "900", "950")


@dataclass(frozen=True)
class Color:
    """A hue in eleven shades, as CSS colours, from the lightest to the darkest.

    Args:
        c50, c100, c200, c300, c400, c500, c600, c700, c800, c900, c950: the shades.
        name: what the hue is called.
    """

    c50: str
    c100: str
    c200: str
    c300: str
    c400: str
    c500: str
    c600: str
    c700: str
    c800: str
    c900: str
    c950: str
    name: str | None = None

    def expand(self) -> list[str]:
        """The shades, from the lightest to the darkest."""
        return [
            *(self.c50, self.c100, self.c200, self.c300, self.c400, self.c500),
            *(self.c600, self.c700, self.c800, self.c900, self.c950),
        ]

    def shade(self, number: str) -> str:
        """One shade, by its number: "500"."""
        return self.expand()[SHADES.index(number)]


def ratio(front: str, back: str) -> float | None:
    """The contrast of two colours by WCAG 2.2, from 1 to 21; None where one of them cannot be told without a page."""
    one, other = parse(front), parse(back)
    if one is None or other is None:
        return None
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(color: Rgb) -> float:
    """The relative luminance of an sRGB colour, from 0 (black) to 1 (white), by WCAG 2.2."""
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@lru_cache(maxsize=4096)
def parse(text: str) -> Rgb | None:
    """An opaque CSS colour: a name, ``#rgb``, ``#rrggbb``, ``rgb(…)`` or ``hsl(…)``; None for everything else."""
    text = text.strip().lower()
    if text in ImageColor.colormap:  # whose values change from texts to tuples as they are asked for
        red, green, blue = ImageColor.getrgb(text)[:3]
        return red / 255, green / 255, blue / 255
    if match := re.fullmatch(r"#([0-9a-f]{3}|[0-9a-f]{6})", text):
        digits = match[1] if len(match[1]) == 6 else "".join(one * 2 for one in match[1])
        return _triple([int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)])
    match = re.fullmatch(r"(rgb|hsl)a?\((.*)\)", text)
    parts = re.split(r"[\s,/]+", match[2].strip()) if match else []
    if match is None or len(parts) not in (3, 4) or (len(parts) == 4 and _share(parts[3], 1) != 1):
        return None
    scales = (255.0, 255.0, 255.0) if match[1] == "rgb" else (360.0, 100.0, 100.0)
    numbers = [_share(part.removesuffix("deg"), scale) for part, scale in zip(parts, scales, strict=False)]
    if None in numbers:
        return None
    known = [one for one in numbers if one is not None]
    if match[1] == "rgb":
        return _triple(known)
    hue, saturation, lightness = known[0] % 1, *_triple([0, *known[1:]])[1:]
    return _triple(colorsys.hls_to_rgb(hue, lightness, saturation))


def mixed(one: str, other: str, share: float) -> str:
    """A colour between two: with so much of the first, from 0 to 1. The second, where that cannot be told."""
    first, second = parse(one), parse(other)
    if first is None or second is None:
        return other
    return "#" + "".join(
        f"{round(255 * (share * a + (1 - share) * b)):02x}" for a, b in zip(first, second, strict=True)
    )


def stops(value: str) -> list[str]:
    """The colours in a value: it itself, or those that a gradient goes through."""
    if "gradient(" not in value:
        return [value]
    words = value[value.index("(") + 1 :]
    return re.findall(r"#[0-9a-fA-F]{3,8}|(?:rgb|hsl)a?\([^)]*\)|var\(--fl-[\w-]+\)|\b[a-z]{3,}\b", words)


def is_color(text: str) -> bool:
    """Whether a CSS value is one colour, so that it may stand in ``light-dark(…)``."""
    text = text.strip().lower()
    if text in ImageColor.colormap or text in ("transparent", "currentcolor"):
        return True
    return _COLOR.fullmatch(text) is not None


def _share(text: str, scale: float) -> float | None:
    """A number of a colour as a part of its scale."""
    match = re.fullmatch(r"(-?\d+\.?\d*|-?\.\d+)(%?)", text)
    return float(match[1]) / (100 if match[2] else scale) if match else None


def _triple(numbers: list[float] | tuple[float, ...]) -> Rgb:
    red, green, blue = (min(max(one, 0.0), 1.0) for one in numbers)
    return red, green, blue
