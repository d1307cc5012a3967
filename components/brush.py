"""What an `ImageEditor` draws and erases with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ..blocks.errors import PageError

Color = str | tuple[str, float]
"""A CSS colour; or one with how opaque it is, from 0 to 1."""
PALETTE = ("#cc3232", "#adcc32", "#32cc70", "#3270cc", "#ad32cc")


@dataclass
class Eraser:
    """What takes away what was drawn.

    Args:
        default_size: its radius in pixels of the image; "auto": 1/50 of the image's shorter side.

    Raises:
        PageError: the size is neither a number above 0 nor "auto".
    """

    default_size: int | Literal["auto"] = "auto"

    def __post_init__(self) -> None:
        size: Any = self.default_size
        if size != "auto" and not (isinstance(size, (int, float)) and size > 0):
            raise PageError(
                f'{type(self).__name__}(default_size={size!r}) is none: write a number above 0, or "auto".'
            )

    def as_data(self) -> dict[str, Any]:
        """What the browser is told of it."""
        return {"default_size": self.default_size}


@dataclass
class Brush(Eraser):
    """What draws.

    Args:
        default_size: its radius in pixels of the image; "auto": 1/50 of the image's shorter side.
        colors: those to choose from, as CSS colours or (colour, opacity from 0 to 1); five, where None is said.
        default_color: the one to begin with; None: the first of `colors`.
        color_mode: "fixed": only `colors` can be chosen; "defaults": any other as well.

    Raises:
        PageError: an argument is none of those.
    """

    colors: Sequence[Color] | Color | None = None
    default_color: Color | None = None
    color_mode: Literal["fixed", "defaults"] = "defaults"

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.color_mode not in ("fixed", "defaults"):
            raise PageError(f'Brush(color_mode={self.color_mode!r}) is none: write "fixed" or "defaults".')
        self.colors = _listed(self.colors)
        for color in (*self.colors, *([] if self.default_color is None else [self.default_color])):
            if not isinstance(color, str) and not _is_pair(color):
                raise PageError(
                    f'Brush(…) does not know the colour {color!r}: write a CSS colour such as "#cc3232", '
                    'or one with its opacity, such as ("#cc3232", 0.5).'
                )
        if self.default_color is None and self.colors:
            self.default_color = self.colors[0]

    def as_data(self) -> dict[str, Any]:
        """What the browser is told of it: each colour with its opacity."""
        assert isinstance(self.colors, list)
        return {
            **super().as_data(),
            "colors": [_pair(color) for color in self.colors],
            "default_color": _pair("#000000" if self.default_color is None else self.default_color),
            "color_mode": self.color_mode,
        }


def _listed(colors: Sequence[Color] | Color | None) -> list[Color]:
    match colors:
        case None:
            return list(PALETTE)
        case str():
            return [colors]
        case (str() as color, int() | float() as opacity):
            return [(color, float(opacity))]
    return [*colors]


def _is_pair(color: Any) -> bool:
    match color:
        case (str(), int() | float() as opacity):
            return 0 <= opacity <= 1
    return False


def _pair(color: Color) -> list[str | float | None]:
    """A colour and its opacity; None where the colour says it."""
    return [color, None] if isinstance(color, str) else [color[0], float(color[1])]
