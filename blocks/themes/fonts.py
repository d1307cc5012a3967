"""Fonts by name. A page downloads none: the first that the visitor's machine has is taken."""

from __future__ import annotations

import re
from collections.abc import Iterable


class Font:
    """A font that is installed where the page is seen, or a generic one such as "sans-serif".

    Args:
        name: the font's name.
    """

    def __init__(self, name: str) -> None:
        self.name = name

    def __str__(self) -> str:
        """The name as CSS writes it: in quotes, unless it is one plain word."""
        if re.fullmatch(r"-?[a-zA-Z_][\w-]*", self.name):
            return self.name
        escaped = re.sub(r'[\\"\n]', lambda found: f"\\{ord(found[0]):x} ", self.name)
        return f'"{escaped}"'

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Font) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash(self.name)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name!r})"


class GoogleFont(Font):
    """A font of Google's collection. It is used where it is installed; otherwise the next in the list is.

    Nothing is fetched from Google: a page of Fanlight tells nobody who visits it. To have the font everywhere, name
    its style sheet in `head=`.

    Args:
        name: the font's name.
        weights: accepted and without effect: the installed font has the weights it has.
    """

    def __init__(self, name: str, weights: Iterable[int] = (400, 600)) -> None:
        super().__init__(name)
        self.weights = tuple(weights)


class LocalFont(Font):
    """A font of the visitor's machine.

    Args:
        name: the font's name.
        weights: accepted and without effect: the installed font has the weights it has.
    """

    def __init__(self, name: str, weights: Iterable[int] = (400, 600)) -> None:
        super().__init__(name)
        self.weights = tuple(weights)


Fonts = Font | str | Iterable[Font | str]
"""How fonts may be given."""
SANS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "sans-serif")
MONO = ("ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "Liberation Mono", "monospace")


def listed(fonts: Fonts) -> tuple[Font, ...]:
    """The fonts of a theme in their order, however they were given; a text may name several, with commas between."""
    given = [fonts] if isinstance(fonts, (Font, str)) else fonts
    found: list[Font] = []
    for one in given:
        names = [] if isinstance(one, Font) else [name.strip(" \"'") for name in one.split(",")]
        found += [one] if isinstance(one, Font) else [Font(name) for name in names if name]
    return tuple(found)


def family(fonts: Iterable[Font]) -> str:
    """The value of CSS's ``font-family``."""
    return ", ".join(str(one) for one in fonts)
