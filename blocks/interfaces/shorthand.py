"""Components that are written as words: "text", "number", "image" and the names of all classes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ...components.state import State
from ...components.textbox import Textbox
from ..errors import PageError
from ..tree.component import Component

OneField = str | Component
Fields = OneField | Sequence[OneField] | None

ALIASES: dict[str, Callable[..., Component]] = {"text": Textbox}
"""Words that are no class's name."""
HIDDEN = ("Notice",)
"""Classes that are parts of other things."""
INTERNAL = __name__.rpartition(".interfaces.")[0]
"""Where components live that are no part of the public language."""


def fields(given: Fields, parameter: str) -> list[Component]:
    """The components that `inputs` or `outputs` name, taken off the page where they stand.

    Args:
        given: a word, a component, several of them, or None.
        parameter: how an error calls it.

    Raises:
        PageError: a word is no component's name, or something else is among them.
    """
    if given is None:
        return []
    several = list(given) if isinstance(given, Sequence) and not isinstance(given, str) else [given]
    return [component_of(one, parameter) for one in several]


def share_states(inputs: Sequence[Component], outputs: Sequence[Component]) -> list[Component]:
    """The outputs, with the states among the inputs in the place of their own: what is kept is given back."""
    kept = iter([one for one in inputs if isinstance(one, State) and one not in outputs])
    return [next(kept, one) if isinstance(one, State) and one not in inputs else one for one in outputs]


def component_of(given: Any, parameter: str) -> Component:
    """The component that a word stands for, or the component itself; on no page.

    Raises:
        PageError: it is neither.
    """
    if isinstance(given, Component):
        return given.unrender()
    if not isinstance(given, str):
        raise PageError(
            f'{parameter} takes components and words such as "text"; {given!r} is a {type(given).__name__}.'
        )
    known: dict[str, Callable[..., Component]] = {one.__name__.lower(): one for one in _classes(Component)}
    known |= ALIASES
    make = known.get(given.strip().lower().replace("_", ""))
    if make is None:
        raise PageError(f"{parameter}={given!r} is no component. There are: {', '.join(sorted(known))}.")
    return make(render=False)


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
