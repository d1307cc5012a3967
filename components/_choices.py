"""The choices of a component that offers some: pairs of a name to show and a value to hand over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from numbers import Real
from typing import Any

from ..blocks.errors import PageError

Choice = str | float | bool
Choices = Sequence[Choice | tuple[str, Choice]]


def pairs(component: str, choices: Iterable[Any] | None) -> list[tuple[str, Choice]]:
    """The (name, value) pairs that an author's choices mean.

    Raises:
        PageError: a choice is neither a text or number nor such a pair.
    """
    return [_pair(component, choice) for choice in (() if choices is None else choices)]


def find(choices: Sequence[tuple[str, Choice]], value: Any) -> int | None:
    """The index of the first choice with this value, or None. 1 is 1.0 here, as in JSON, but not True."""
    if not isinstance(value, (str, Real)):
        return None
    for index, (_, known) in enumerate(choices):
        if known == value and isinstance(known, bool) == isinstance(value, bool):
            return index
    return None


def several(value: Any) -> list[Any]:
    """The values that a function chose: a list of any kind, one value alone, or None for none."""
    if value is None:
        return []
    return [value] if isinstance(value, (str, Real)) else list(value)


def _pair(component: str, choice: Any) -> tuple[str, Any]:
    is_pair = isinstance(choice, (tuple, list)) and len(choice) == 2
    name, value = choice if is_pair else (choice, choice)
    if not isinstance(value, (str, Real)):
        raise PageError(
            f"{component} cannot offer the choice {choice!r}: write a text, a number, or a pair (name, value)."
        )
    return str(name), value
