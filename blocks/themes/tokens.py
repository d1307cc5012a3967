"""The tokens of the look, as they are without a theme; client_js/src/styles/tokens.css is their twin."""

from __future__ import annotations

from typing import NamedTuple

from .fonts import MONO, SANS, family, listed


class Pair(NamedTuple):
    """A value for a light page and one for a dark page."""

    light: str
    dark: str


def same(value: str) -> Pair:
    """A value that is the same on both."""
    return Pair(value, value)


COLORS: dict[str, Pair] = {
    "ground": Pair("#f6f5f1", "#121513"),
    "surface": Pair("#ffffff", "#1a1e1c"),
    "sunken": Pair("#eeece6", "#232825"),
    "text": Pair("#1f2421", "#e9ebe6"),
    "muted": Pair("#5d645f", "#a2aaa4"),
    "line": Pair("#dfdcd3", "#303633"),
    "line-strong": Pair("#8f938b", "#757e78"),
    "accent": Pair("#0c6b58", "#62cfb1"),
    "accent-strong": Pair("#085343", "#86e0c7"),
    "accent-soft": Pair("#dcefe8", "#1d3a32"),
    "on-accent": Pair("#ffffff", "#06231b"),
    "danger": Pair("#b3261e", "#ff9d94"),
    "danger-soft": Pair("#fcecea", "#3a1f1d"),
    "warning": Pair("#8a5300", "#f0b95e"),
    "success": Pair("#1c6e33", "#7fd494"),
}
"""The colours."""

SHAPES: dict[str, Pair] = {
    "shadow": same("0 1px 2px var(--fl-shade)"),
    "font": same(family(listed(SANS))),
    "mono": same(family(listed(MONO))),
    "size": same("15px"),
    "size-small": same("13px"),
    "size-large": same("17px"),
    "space": same("8px"),
    "gap": same("16px"),
    "inset": same("14px"),
    "radius": same("12px"),
    "radius-control": same("10px"),
    "radius-small": same("7px"),
}
"""What else a theme decides: fonts, sizes, room and corners."""

TOKENS = {**COLORS, **SHAPES}

TEXT, SHAPE = 4.5, 3.0
"""WCAG 2.2 §1.4.3 and §1.4.11: text, and what one must see to know a control."""

PAIRS: tuple[tuple[str, str, float], ...] = (
    *((front, back, TEXT) for front in ("text", "muted", "accent") for back in ("ground", "surface")),
    ("text", "sunken", TEXT),
    ("muted", "sunken", TEXT),
    ("text", "accent-soft", TEXT),
    ("accent", "accent-soft", TEXT),
    ("on-accent", "accent", TEXT),
    ("on-accent", "accent-strong", TEXT),
    ("danger", "surface", TEXT),
    ("danger", "ground", TEXT),
    ("danger", "danger-soft", TEXT),
    ("warning", "surface", TEXT),
    ("success", "surface", TEXT),
    ("line-strong", "surface", SHAPE),
)
"""Which token stands on which, and the least contrast between them."""
