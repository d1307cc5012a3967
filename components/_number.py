"""Numbers: which payloads are some, and the plain Python number behind what a function returned."""

from __future__ import annotations

import math
import operator
from typing import Any

import numpy as np

from ..blocks.errors import PageError
from ..blocks.tree.brief import brief
from ..blocks.tree.component import Component


def is_number(payload: Any) -> bool:
    """Whether a payload is an int or a float; a bool is none."""
    return isinstance(payload, (int, float)) and not isinstance(payload, bool)


def plain_number(component: Component, value: Any) -> int | float:
    """The int or float that `value` stands for: integers of any library and their texts exactly, the rest as a float.

    Raises:
        TypeError: it is no number.
    """
    try:
        return float(value) if isinstance(value, float) else int(operator.index(value))
    except TypeError:
        pass
    try:
        return (
            int(value) if isinstance(value, str) and value.strip().lstrip("+-").isdecimal() else float(value)
        )
    except (TypeError, ValueError, OverflowError) as error:
        raise TypeError(
            f"{component.name} shows a number; the function returned {brief(value)}, a {type(value).__name__}."
        ) from error


def rounded(number: int | float, precision: int | None) -> int | float:
    """Round to `precision` decimals, to an int where it is 0; NaN and the infinities stay what they are."""
    if precision is None or not (isinstance(number, int) or math.isfinite(number)):
        return number
    return round(number) if precision == 0 else round(number, precision)


def check_numbers(component: str, precision: Any, **bounds: Any) -> None:
    """Complain of an argument that is no number.

    Raises:
        PageError: naming the component and the argument.
    """
    for name, bound in bounds.items():
        if bound is not None and not isinstance(bound, (int, float, np.integer, np.floating)):
            raise PageError(
                f"{component}({name}={brief(bound)}) is no int or float: write one, or leave it out."
            )
    if precision is not None and not isinstance(precision, (int, np.integer)):
        raise PageError(
            f"{component}(precision={brief(precision)}) is no count of decimals: write an int, or leave it out."
        )


def number_schema(minimum: float | None, maximum: float | None) -> dict[str, Any]:
    """The JSON schema of a number within bounds."""
    bounds = {"minimum": minimum, "maximum": maximum}
    return {"type": "number", **{name: bound for name, bound in bounds.items() if bound is not None}}
