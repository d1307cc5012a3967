"""Components that are written as words: "text", "number", "image" and the names of all classes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..blocks.errors import PageError
from ..blocks.tree.component import Component
from .highlighted_text import HighlightedText
from .textbox import Textbox

ALIASES: dict[str, Callable[..., Component]] = {"text": Textbox, "highlight": HighlightedText}
"""Words that are no class's name."""
HIDDEN = ("Notice",)
"""Classes that are parts of other things."""
INTERNAL = f"{__name__.partition('.')[0]}.blocks."
"""Where components live that are no part of the public language."""


def named_component(word: str, parameter: str, **arguments: Any) -> Component:
    """The component that a word stands for, on no page.

    Args:
        word: the name of a class, in letters of any size.
        parameter: where it was written, for the error.
        arguments: of the component.

    Raises:
        PageError: it is no component's name.
    """
    known: dict[str, Callable[..., Component]] = {one.__name__.lower(): one for one in _classes(Component)}
    known |= ALIASES
    make = known.get(word.strip().lower().replace("_", ""))
    if make is None:
        raise PageError(f"{parameter}={word!r} is no component. There are: {', '.join(sorted(known))}.")
    return make(**{**arguments, "render": False})


def _classes(kind: type[Component]) -> Iterator[type[Component]]:
    """The classes of components that an author may name, those of the app among them."""
    for one in kind.__subclasses__():
        if (
            not one.__name__.startswith("_")
            and one.__name__ not in HIDDEN
            and not one.__module__.startswith(INTERNAL)
        ):
            yield one
        yield from _classes(one)
