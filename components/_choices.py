"""The choices of a component that offers some: pairs of a name to show and a value to hand over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from numbers import Real
from typing import Any

from ..blocks.errors import PageError

Choice = str | float | bool | None
"""None is a choice, ("Any", None), and what there is where nothing is chosen: a function gets None for both."""
Choices = Sequence[Choice | tuple[str, Choice]]

KINDS = (str, Real, type(None))

NAMED = 20
"""How many choices an error names at most."""


def pairs(component: str, choices: Iterable[Any] | None) -> list[tuple[str, Choice]]:
    """The (name, value) pairs that an author's choices mean.

    Raises:
        PageError: a choice is neither a text or number nor such a pair.
    """
    return [_pair(component, choice) for choice in (() if choices is None else choices)]


def find(choices: Sequence[tuple[str, Choice]], value: Any) -> int | None:
    """The index of the first choice with this value, or None. 1 is 1.0 here, as in JSON, but not True."""
    if not isinstance(value, KINDS):
        return None
    for index, (_, known) in enumerate(choices):
        if known == value and isinstance(known, bool) == isinstance(value, bool):
            return index
    return None


def find_all(choices: Sequence[tuple[str, Choice]], values: Sequence[Any]) -> list[int | None]:
    """What `find` gives for each of the values, in one walk over the choices."""
    places: dict[tuple[bool, str | Real | None], int] = {}
    for index, (_, known) in enumerate(choices):
        places.setdefault((isinstance(known, bool), known), index)  # type: ignore[arg-type]  # a float is Real
    return [
        places.get((isinstance(value, bool), value)) if isinstance(value, KINDS) else None for value in values
    ]


def several(value: Any) -> list[Any]:
    """The values that a function chose: a list of any kind, one value alone, or None for none."""
    if value is None:
        return []
    try:
        return [value] if isinstance(value, (str, Real)) else list(value)
    except TypeError:  # it is not of several: a choice that is none, or an array of one
        return [value]


def distinct(values: Iterable[Choice]) -> list[Choice]:
    """The values in their order, each once."""
    return list({(isinstance(value, bool), value): value for value in values}.values())


def offered(choices: Sequence[tuple[str, Choice]]) -> str:
    """The values of the choices, for an error: of many the first ones."""
    named = ", ".join(repr(value) for _, value in islice(choices, NAMED))
    return f"{named} … ({len(choices)} in all)" if len(choices) > NAMED else named


def _pair(component: str, choice: Any) -> tuple[str, Any]:
    is_pair = isinstance(choice, (tuple, list)) and len(choice) == 2
    name, value = choice if is_pair else (choice, choice)
    if not isinstance(value, KINDS):
        raise PageError(
            f"{component} cannot offer the choice {choice!r}: write a text, a number, None, or a pair (name, value)."
        )
    # A text in several languages is shown in the visitor's, and handed over as the one that the author's code knows.
    return str(name), str.__str__(value) if isinstance(value, str) else value
