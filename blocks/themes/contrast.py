"""Where the colours of a theme are hard to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from .color import ratio, stops
from .names import NAMES, Rule
from .tokens import COLORS, PAIRS, TEXT, Pair
from .values import Values

_SCHEMES = ("light", "dark")
_ON: tuple[tuple[str, str], ...] = (
    *(
        (f"button_{kind}_text_color{state}", f"button_{kind}_background_fill{state}")
        for kind in ("primary", "secondary", "cancel")
        for state in ("", "_hover")
    ),
    ("checkbox_label_text_color", "checkbox_label_background_fill"),
    ("checkbox_label_text_color_selected", "checkbox_label_background_fill_selected"),
    ("block_label_text_color", "block_background_fill"),
    ("block_title_text_color", "block_background_fill"),
    ("block_info_text_color", "block_background_fill"),
    ("input_placeholder_color", "input_background_fill"),
    ("body_text_color", "input_background_fill"),
)
"""Which named colour stands on which."""


class Contrast(NamedTuple):
    """How two colours of a theme go together.

    Attributes:
        front, back: their names.
        scheme: "light" or "dark".
        have: the ratio, from 1 to 21.
        least: what it should be at least.
    """

    front: str
    back: str
    scheme: str
    have: float
    least: float

    @property
    def is_weak(self) -> bool:
        """Whether the ratio is too small. It counts to the hundredth, as people read it."""
        return round(self.have, 2) < self.least

    def __str__(self) -> str:
        return (
            f"{self.front} on {self.back} ({self.scheme}): {self.have:.2f}, should be {self.least:g} or more"
        )


def contrasts(tokens: Mapping[str, Pair], found: Values) -> Iterator[Contrast]:
    """How all colours of a theme go together that stand on each other, as far as that can be told.

    Args:
        tokens: all of them.
        found: what the author has given by name.
    """
    pairs = [(one, other, least, tokens[one], tokens[other]) for one, other, least in PAIRS]
    if "body_background_fill" in found.rules:  # a gradient in the place of the token
        fill = found.rules["body_background_fill"][1]
        pairs += [
            (name, "body_background_fill", TEXT, tokens[name], fill) for name in ("text", "muted", "accent")
        ]
    for front, back in _ON:
        if front in found.rules or back in found.rules:
            pairs.append((front, back, TEXT, _named(front, found), _named(back, found)))
    for front, back, least, above, below in pairs:
        for side, scheme in enumerate(_SCHEMES):
            have = weakest(above[side], below[side], side, tokens)
            if have is not None:
                yield Contrast(front, back, scheme, have, least)


def weakest(front: str, back: str, side: int, tokens: Mapping[str, Pair]) -> float | None:
    """The contrast of two values, where it is weakest if they go through several colours; None if it cannot be told.

    Args:
        front, back: colours, gradients, or names of tokens in ``var(…)``.
        side: 0 on a light page, 1 on a dark one.
        tokens: all of them.
    """
    found = [
        ratio(_plain(one, side, tokens), _plain(other, side, tokens))
        for one in stops(front)
        for other in stops(back)
    ]
    return min((one for one in found if one is not None), default=None)


def _named(name: str, found: Values) -> Pair:
    if name in found.rules:
        return found.rules[name][1]
    place = NAMES[name]
    usual = place.usual if isinstance(place, Rule) else f"var(--fl-{place.token})"
    return Pair(usual, usual)


def _plain(value: str, side: int, tokens: Mapping[str, Pair]) -> str:
    """The colour behind the name of a token."""
    for _ in COLORS:
        if not value.startswith("var(--fl-"):
            break
        value = tokens.get(value[len("var(--fl-") : -1], Pair("", ""))[side]
    return value
