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
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is not list and kind is not dict:
        return _form_of_other(value, depth)
    if depth == 0:
        raise ValueError(f"The data are nested deeper than {MAX_DEPTH} levels, or hold themselves: cut them.")
    if kind is list:
        return [item if type(item) in _PLAIN else json_form(item, depth - 1) for item in value]
    return {
        key if type(key) is str else _key(key): item if type(item) in _PLAIN else json_form(item, depth - 1)
        for key, item in value.items()
    }


_PLAIN = frozenset((str, int, float, bool, type(None)))
"""Most of what is walked through: looked at where it stands, which takes a fraction of the time of a call."""


def _form_of_other(value: Any, depth: int) -> Any:
    """Of what is neither a plain scalar nor a plain list or dict."""
    if isinstance(value, Enum):
        return json_form(value.value, depth)
    for scalar in (str, int, float):
        if isinstance(value, scalar):
            return scalar(value)
    if isinstance(value, np.generic) and not isinstance(value.item(), np.generic):
        return json_form(value.item(), depth)
    if isinstance(value, Mapping):
        return json_form(dict(value), depth)
    if isinstance(value, np.ndarray):
        return json_form(value.tolist(), depth)
    if isinstance(value, (list, tuple, Set)):
        return json_form(list(value), depth)
    if is_dataclass(value) and not isinstance(value, type):
        return json_form({field.name: getattr(value, field.name) for field in fields(value)}, depth)
    return _text_form(value)


def json_of(name: str, value: Any) -> Any:
    """`json_form` of what a function returned for a component.

    Raises:
        ValueError: there is none; it names the component, by `name`.
    """
    try:
        return json_form(value)
    except Exception as error:  # ValueError of our own; anything of the author's objects
        raise ValueError(f"{name} shows what JSON knows: {error}") from error


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
