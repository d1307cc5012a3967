"""The choices of a component that offers some: pairs of a name to show and a value to hand over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from numbers import Real
from typing import Any, Union

from ..blocks.errors import PageError

Choice = Union[str, float, bool]
Choices = Sequence[Choice | tuple[str, Choice]]


def pairs(component: str, choices: Iterable[Any] | None) -> list[tuple[str, Choice]]:
    """The (name, value) pairs that an author's choices mean.

    Raises:
        PageError: a choice is neither a text or number nor such a pair.
    """
    return [_pair(component, choice) for choice in choices or ()]


def find(choices: Sequence[tuple[str, Choice]], value: Any) -> int | None:
    """The index of the first choice with this value, or None. True is not 1 here, but 1.0 is: JSON knows one number."""
    if not isinstance(value, (str, Real)):
        return None
    for index, (_, known) in enumerate(choices):
        if known == value and isinstance(known, bool) == isinstance(value, bool):
            return index
    return None


def _pair(component: str, choice: Any) -> tuple[str, Choice]:
    name, value = choice if isinstance(choice, (tuple, list)) and len(choice) == 2 else (str(choice), choice)
    if not isinstance(value, (str, Real)):
        raise PageError(
            f"{component} cannot offer the choice {choice!r}: write a text, a number or a pair (name, value) of them."
        )
    return str(name), value
