"""The fields of an interface, as their author writes them: components, and words for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...components._named import named_component
from ...components.state import State
from ..errors import PageError
from ..tree.component import Component

OneField = str | Component
Fields = OneField | Sequence[OneField] | None


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
    return named_component(given, parameter)
