"""The natural form that Python's objects have in JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Set
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

import numpy as np

MAX_DEPTH = 48
"""Of the 64 levels of the wire, what a message around the data leaves with ease."""


def json_form(value: Any, depth: int = MAX_DEPTH) -> Any:
    """`value` as dicts with str keys, lists, str, int, float, bool and None.

    Raises:
        ValueError: it is nested deeper than `depth` levels, or holds itself.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Enum):
        return json_form(value.value, depth)
    for scalar in (str, int, float):
        if isinstance(value, scalar):
            return scalar(value)
    if isinstance(value, np.generic) and not isinstance(value.item(), np.generic):
        return json_form(value.item(), depth)
    if depth == 0:
        raise ValueError(f"The data are nested deeper than {MAX_DEPTH} levels, or hold themselves: cut them.")
    if isinstance(value, Mapping):
        return {_key(key): json_form(item, depth - 1) for key, item in value.items()}
    if isinstance(value, np.ndarray):
        value = value.tolist()
    if isinstance(value, (list, tuple, Set)):
        return [json_form(item, depth - 1) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: json_form(getattr(value, field.name), depth - 1) for field in fields(value)}
    return _text_form(value)


def read_json(text: str) -> Any:
    """Parse JSON; NaN and Infinity are understood too, and integers keep all their digits.

    Raises:
        ValueError: the text is no JSON; says where.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(
            f"The text is not JSON: {error}. To show a text as it is, return a list with it."
        ) from error
    return json_form(data)


def _key(key: Any) -> str:
    if isinstance(key, Enum):
        return _key(key.value)
    if isinstance(key, np.generic):
        return _key(key.item())
    if key is None or isinstance(key, (bool, int, float)):
        return json.dumps(key)
    return str(key)


def _text_form(value: Any) -> Any:
    """What an object says of itself: JSON where it speaks that, as some classes do, else a text."""
    text = str(value)
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text
