"""Themes: how a page looks. See docs/themes.md."""

from __future__ import annotations

from ..blocks.themes import colors, sizes
from ..blocks.themes.base import Base
from ..blocks.themes.base import Base as ThemeClass
from ..blocks.themes.color import Color
from ..blocks.themes.fonts import Font, GoogleFont, LocalFont
from ..blocks.themes.looks import (
    Citrus,
    Cyberpunk,
    Default,
    Ember,
    Glass,
    Mario,
    Monochrome,
    Neon,
    Ocean,
    Origin,
    Soft,
)
from ..blocks.themes.sizes import Size
from .builder import builder

__all__ = [
    "Base",
    "Citrus",
    "Color",
    "Cyberpunk",
    "Default",
    "Ember",
    "Font",
    "Glass",
    "GoogleFont",
    "LocalFont",
    "Mario",
    "Monochrome",
    "Neon",
    "Ocean",
    "Origin",
    "Size",
    "Soft",
    "ThemeClass",
    "builder",
    "colors",
    "sizes",
]
