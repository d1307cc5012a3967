"""What a theme makes of the names that it was given: tokens and rules, with no references left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from .color import is_color
from .names import NAMES, Rule, Token
from .references import References, UnknownReference
from .tokens import COLORS, Pair

DARK = "_dark"
COLORED = ("accent-color", "background", "border-color", "color", "outline-color", "--fl-accent", "--fl-fill")
"""The properties for which a value for light pages says nothing of dark ones."""


class Values(NamedTuple):
    """What `set` comes to.

    Attributes:
        tokens: those that are otherwise than the hues and sizes would have them.
        rules: properties of elements, by their name.
        unresolved: the names whose values refer to what there is not.
    """

    tokens: dict[str, Pair]
    rules: dict[str, tuple[Rule, Pair]]
    unresolved: list[str]


def values(given: Mapping[str, str], known: Mapping[str, str], tokens: Mapping[str, Pair]) -> Values:
    """Sort what a theme was given by name.

    Args:
        given: values by the names of `NAMES`, with and without ``_dark``; later ones count.
        known: what references may name, see `scales`.
        tokens: those of the hues and sizes.
    """
    found = Values({}, {}, [])
    references = References(known, given)
    for name in dict.fromkeys(one.removesuffix(DARK) for one in given):
        try:
            pair = _pair(name, given, references)
        except UnknownReference:
            found.unresolved.append(name)
            continue
        place = NAMES[name]
        if isinstance(place, Token):
            _take_token(found, name, place, pair, tokens)
        else:
            light = pair[0] or place.usual or pair[1] or ""
            dark = pair[1] or (place.usual if place.css in COLORED else "") or light
            found.rules[name] = (place, Pair(light, dark))
    for name in [one for one in found.rules if one.startswith("button_") and f"{one}_hover" in NAMES]:
        hover = NAMES[f"{name}_hover"]
        if isinstance(hover, Rule):  # an orange button does not turn green under the pointer
            found.rules.setdefault(f"{name}_hover", (hover, found.rules[name][1]))
    return found


def is_plain(value: str) -> bool:
    """Whether a value is one colour, or stands for one."""
    return is_color(value) or any(value == f"var(--fl-{token})" for token in COLORS)


def _pair(name: str, given: Mapping[str, str], references: References) -> tuple[str | None, str | None]:
    light, dark = given.get(name), given.get(f"{name}{DARK}")
    return (
        None if light is None else references.resolve(light, dark=False),
        None if dark is None else references.resolve(dark, dark=True),
    )


def _take_token(
    found: Values,
    name: str,
    place: Token,
    pair: tuple[str | None, str | None],
    tokens: Mapping[str, Pair],
) -> None:
    usual = found.tokens.get(place.token) or tokens.get(place.token) or Pair("", "")
    light = pair[0] or usual.light
    follows = place.both or place.token not in COLORS
    dark = pair[1] or (light if follows and pair[0] else usual.dark)
    if place.token in COLORS and not (is_plain(light) and is_plain(dark)):
        if place.selector:  # a gradient or a picture: what is drawn on it keeps the colour below
            found.rules[name] = (Rule(place.selector, "background"), Pair(light, dark))
        else:
            found.unresolved.append(name)
        return
    found.tokens[place.token] = Pair(light, dark)
