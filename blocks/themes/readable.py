"""Words on a button whose ground the author chose, where the author said nothing of the words."""

from __future__ import annotations

from collections.abc import Mapping

from .contrast import weakest
from .names import NAMES, Rule
from .tokens import TEXT, Pair
from .values import Values

WORDS = ("#ffffff", "#111111")
"""What they are where the usual colour cannot be read."""


def make_readable(found: Values, tokens: Mapping[str, Pair]) -> None:
    """Give buttons words that can be read on them.

    Args:
        found: what the author has given by name; the colours of the words are added.
        tokens: all of them.
    """
    chosen = set(found.rules)
    for kind in ("primary", "secondary", "cancel"):
        if f"button_{kind}_text_color" in chosen:
            continue
        for state in ("", "_hover"):
            fill, words = f"button_{kind}_background_fill{state}", f"button_{kind}_text_color{state}"
            place = NAMES[words]
            if fill in chosen and words not in chosen and isinstance(place, Rule):
                ground = found.rules[fill][1]
                light, dark = (_on(ground[side], place.usual, side, tokens) for side in (0, 1))
                if (light, dark) != (place.usual, place.usual):
                    found.rules[words] = (place, Pair(light, dark))


def _on(ground: str, usual: str, side: int, tokens: Mapping[str, Pair]) -> str:
    """The words on a ground: the usual ones, or those that can be read best."""
    have = weakest(usual, ground, side, tokens)
    if have is None or have >= TEXT:
        return usual
    return max((usual, *WORDS), key=lambda words: weakest(words, ground, side, tokens) or 0)
