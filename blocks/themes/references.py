"""``*primary_500``: what the values of a theme refer to."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .color import SHADES, Color
from .names import NAMES, Token
from .sizes import STEPS, Size

REFERENCE = re.compile(r"\*([a-z][a-z0-9_]*)(?!\w|\()")
"""A star and a name; ``2*calc(…)`` is none."""


class UnknownReference(LookupError):
    """A value refers to what no theme has."""


def scales(hues: Mapping[str, Color], sizes: Mapping[str, Size]) -> dict[str, str]:
    """What every value may refer to: the shades of the hues and the steps of the sizes, by their names."""
    shades = {
        f"{name}_{number}": shade
        for name, hue in hues.items()
        for number, shade in zip(SHADES, hue.expand(), strict=True)
    }
    steps = {
        f"{name}_{step}": length
        for name, size in sizes.items()
        for step, length in zip(STEPS, size.expand(), strict=True)
    }
    return {**shades, **steps}


class References:
    """Puts values in the place of references.

    Args:
        known: see `scales`, and the fonts.
        given: what the theme was given by name.
    """

    def __init__(self, known: Mapping[str, str], given: Mapping[str, str]) -> None:
        self._known = known
        self._given = given

    def resolve(self, value: str, *, dark: bool) -> str:
        """A value without references.

        Raises:
            UnknownReference: it, or what it refers to, names what no theme has, or itself.
        """
        return self._resolved(value, dark, ())

    def _resolved(self, value: str, dark: bool, within: tuple[str, ...]) -> str:
        def found(match: re.Match[str]) -> str:
            name = match[1]
            if name in within:
                raise UnknownReference(name)
            return self._resolved(self._lookup(name, dark), dark, (*within, name))

        return REFERENCE.sub(found, value)

    def _lookup(self, name: str, dark: bool) -> str:
        plain = name.removesuffix("_dark")
        wanted = (f"{plain}_dark", plain) if dark or name != plain else (plain,)
        for one in wanted:
            if one in self._given:
                return self._given[one]
        if name in self._known:
            return self._known[name]
        return usual(plain)


def usual(name: str) -> str:
    """What a name stands for where no theme says.

    Raises:
        UnknownReference: nothing is known of it.
    """
    place = NAMES.get(name)
    if isinstance(place, Token):
        return f"var(--fl-{place.token})"
    if place is None or not place.usual:
        raise UnknownReference(name)
    return place.usual
