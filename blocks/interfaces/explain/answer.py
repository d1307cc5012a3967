"""What a function answers, as a number: how sure it is of a class, or the number itself."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ...tree.brief import brief

Confidences = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer.

    Attributes:
        found: a number, the class alone, or how sure of which classes.
    """

    found: float | str | Confidences

    @property
    def target(self) -> str | None:
        """The class that it is for; None: it is a number."""
        if isinstance(self.found, str):
            return self.found
        if isinstance(self.found, float) or not self.found:
            return None
        known = {name: sure for name, sure in self.found.items() if not math.isnan(sure)}
        return max(known, key=lambda name: known[name]) if known else None

    def of(self, target: str | None) -> float:
        """How sure it is of a class; 1 or 0 where it names the class alone, and the number where it is one."""
        if isinstance(self.found, str):
            return float(self.found == target)
        if isinstance(self.found, float):
            return self.found
        return 0.0 if target is None else self.found.get(target, 0.0)

    def knows(self, target: str) -> bool:
        """Whether it says anything of a class."""
        return isinstance(self.found, str) or (not isinstance(self.found, float) and target in self.found)

    @property
    def said(self) -> str:
        """It as an error says it."""
        return brief(list(self.found) if isinstance(self.found, Mapping) else self.found)


def answer(result: Any) -> Answer:
    """Read what a function returned: what a Label shows, or a number.

    Args:
        result: a number; a class; {class: confidence}; (class, confidence); a list of such pairs, or of
            {"label": …, "score": …}; a list or array of numbers, which are the confidences of the classes 0, 1, ….

    Raises:
        TypeError: it is none of these.
    """
    found = _found(result)
    if found is not None:
        return Answer(found)
    raise TypeError(
        f"The function returned {brief(result)}, a {type(result).__name__}: only a number can be explained, or what a "
        "Label shows, such as {'cat': 0.9, 'dog': 0.1}."
    )


def answer_among(results: Sequence[Any]) -> Answer:
    """The first of several results that can be read; a text only where there is nothing better.

    Raises:
        TypeError: none of them can.
    """
    readable = [found for found in map(_found, results) if found is not None]
    if not readable:
        return answer(results[0] if len(results) == 1 else tuple(results))  # says why not
    return Answer(next((found for found in readable if not isinstance(found, str)), readable[0]))


def _found(result: Any) -> float | str | Confidences | None:
    if isinstance(result, str):
        return result
    number = _number(result)
    return number if number is not None else _confidences(result) or None


def _confidences(result: Any) -> Confidences | None:
    match result:
        case {"label": str(label), "confidences": None}:
            return {label: 1.0}
        case {"label": str(), "confidences": list(several)}:
            return _of_pairs([_pair(one) for one in several])
        case {"label": str(), "score": _} | {"label": str(), "confidence": _}:
            return _of_pairs([_pair(result)])
        case Mapping():
            return _of_pairs([(str(label), _number(sure)) for label, sure in result.items()])
        case (str(), _) as pair:
            return _of_pairs([_pair(pair)])
        case np.ndarray() | list() | tuple():
            numbers = [_number(one) for one in result]
            if None not in numbers:
                return _of_pairs([(str(place), sure) for place, sure in enumerate(numbers)])
            return _of_pairs([_pair(one) for one in result])
    return None


def _of_pairs(pairs: Sequence[tuple[str, float | None] | None]) -> Confidences | None:
    found = {pair[0]: pair[1] for pair in pairs if pair is not None and pair[1] is not None}
    return found if len(found) == len(pairs) else None


def _pair(one: Any) -> tuple[str, float | None] | None:
    match one:
        case {"label": str(label), "score": sure} | {"label": str(label), "confidence": sure}:
            return label, _number(sure)
        case (str(label), sure):
            return label, _number(sure)
    return None


def _number(value: Any) -> float | None:
    """A number of any library as a float, also where it is the only item of an array."""
    if isinstance(value, (str, bytes, Mapping, list, tuple)):
        return None
    if isinstance(value, np.ndarray):
        return float(value.item()) if value.size == 1 and value.dtype.kind in "biuf" else None
    try:
        return float(value)
    except (TypeError, ValueError, OverflowError, RuntimeError):  # torch raises the last one
        return None
