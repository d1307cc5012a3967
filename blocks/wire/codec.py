"""JSON that keeps what JSON loses: NaN, the infinities, integers beyond 2**53 and lone surrogates.

A value that JSON has no word for travels as an object with the single marker key "$":

    NaN, Infinity, -Infinity        {"$": "NaN"}  {"$": "Infinity"}  {"$": "-Infinity"}
    an integer beyond 2**53         {"$": "int", "v": "9007199254740993"}
    an object that has a key "$"    {"$": "object", "v": [["$", 1], …]}

The browser's half is client_js/src/core/codec.ts. RFC 8259 §6 on numbers, §8.2 on lone surrogates.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any

import numpy as np
import orjson

from ..errors import BadMessage

SAFE_INTEGER = 2**53 - 1
"""The largest integer that a browser's number holds exactly (ECMA-262, Number.MAX_SAFE_INTEGER)."""
MAX_DEPTH = 64
MAX_DIGITS = 4000
"""Of an integer: Python's own limit, which keeps str and int from taking quadratic time, is a little higher."""


def encode(message: Any) -> bytes:
    """Write a tree of dicts, lists and scalars as UTF-8 JSON.

    Raises:
        TypeError: something in it is not JSON, is nested deeper than 64 levels or holds itself.
    """
    return write(tag(message))


def tag(value: Any) -> Any:
    """The value with everything that JSON has no word for marked, ready for `write`.

    Raises:
        TypeError: something in it is not JSON, is nested deeper than 64 levels or holds itself.
    """
    return _tag(value, MAX_DEPTH)


def write(tagged: Any) -> bytes:
    """Write what `tag` made as UTF-8 JSON."""
    try:
        return orjson.dumps(tagged)
    except TypeError:  # a lone surrogate: orjson writes UTF-8 only, the standard library escapes it
        return json.dumps(tagged, separators=(",", ":")).encode()


def decode(text: bytes | str) -> Any:
    """Read what `encode` or a browser wrote.

    Raises:
        BadMessage: it is not JSON, or is nested deeper than 64 levels.
    """
    try:
        value = orjson.loads(text)
    except orjson.JSONDecodeError:
        value = _decode_slowly(text)
    return value if _is_plain(text) else untag(value)


def untag(tagged: Any) -> Any:
    """The value of which `tag` made this. NaN is always the same object, so that lists of it are equal.

    Raises:
        BadMessage: it is not what `tag` makes.
    """
    return _untag(tagged, MAX_DEPTH)


def _is_plain(text: bytes | str) -> bool:
    """Whether there is nothing to unmark, and no way to be nested too deeply: so it is with most messages."""
    if isinstance(text, bytes):
        return not (b"$" in text or b"\\u" in text) and text.count(b"[") + text.count(b"{") <= MAX_DEPTH
    return not ("$" in text or "\\u" in text) and text.count("[") + text.count("{") <= MAX_DEPTH


def _tag(value: Any, depth: int) -> Any:
    kind = type(value)
    if kind is str or kind is bool or value is None:
        return value
    if kind is int:
        return value if -SAFE_INTEGER <= value <= SAFE_INTEGER else {"$": "int", "v": _digits(value)}
    if kind is float:
        return value if math.isfinite(value) else {"$": _non_finite(value)}
    if depth == 0:
        raise TypeError(f"nested deeper than {MAX_DEPTH} levels, or holds itself")
    if kind is list or kind is tuple:
        return [item if type(item) in _ALWAYS_JSON else _tag(item, depth - 1) for item in value]
    if kind is dict:
        if "$" in value:
            return {"$": "object", "v": [[_key(k), _tag(v, depth - 1)] for k, v in value.items()]}
        return {
            k if type(k) is str else _key(k): v if type(v) in _ALWAYS_JSON else _tag(v, depth - 1)
            for k, v in value.items()
        }
    return _tag(_plain(value), depth)


def _plain(value: Any) -> Any:
    """The built-in value behind a subclass or a numpy scalar."""
    bases: tuple[type[Any], ...] = (str, int, float, list, tuple, dict)
    for base in bases:
        if isinstance(value, base):
            return str.__str__(value) if base is str else base(value)  # an Enum's own str() is another text
    if isinstance(value, (np.generic, np.ndarray)):
        plain = value.tolist()
        if type(plain) is not type(value):
            return plain
    raise TypeError(f"a {type(value).__name__} is not JSON")


def _digits(number: int) -> str:
    if abs(number) >= 10**MAX_DIGITS:
        raise TypeError(f"an integer of more than {MAX_DIGITS} digits is not JSON")
    return str(number)


def _key(key: Any) -> str:
    if isinstance(key, str):
        return str.__str__(key)
    if key is None or isinstance(key, (bool, int, float)):
        return json.dumps(key)
    return str(key)


def _non_finite(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    return "Infinity" if value > 0 else "-Infinity"


def _untag(value: Any, depth: int) -> Any:
    kind = type(value)
    if kind is dict:
        if "$" in value:
            return _marked(value, depth)
        _check_depth(depth)
        return {k: _untag(v, depth - 1) if type(v) in _CONTAINERS else v for k, v in value.items()}
    if kind is list:
        _check_depth(depth)
        return [_untag(item, depth - 1) if type(item) in _CONTAINERS else item for item in value]
    return value


def _marked(value: dict[str, Any], depth: int) -> Any:
    match value:
        case {"$": "NaN" | "Infinity" | "-Infinity" as number, **more} if not more:
            return _NUMBERS[number]
        case {"$": "int", "v": str(digits), **more} if not more and _INTEGER.fullmatch(digits):
            return int(digits)
        case {"$": "object", "v": list(pairs), **more} if not more and all(map(_is_entry, pairs)):
            _check_depth(depth)
            return {k: _untag(v, depth - 1) for k, v in pairs}
    raise BadMessage('The message has an object with the reserved key "$" that is not one of the codec\'s.')


def _check_depth(depth: int) -> None:
    if depth == 0:
        raise BadMessage(f"The message is nested deeper than {MAX_DEPTH} levels.")


def _is_entry(pair: Any) -> bool:
    return type(pair) is list and len(pair) == 2 and type(pair[0]) is str


def _decode_slowly(text: bytes | str) -> Any:
    """The standard library also reads the lone surrogates that a browser may send."""

    def refuse(constant: str) -> Any:
        raise ValueError(f"{constant} is not JSON")

    try:
        return json.loads(text, parse_constant=refuse)
    except (ValueError, RecursionError) as error:
        raise BadMessage("The message is not JSON.") from error


_ALWAYS_JSON = frozenset((str, bool, type(None)))
_CONTAINERS = frozenset((dict, list))
"""Looked at where an entry stands: of a large value most entries are no containers, and a call costs more."""
_NUMBERS = {"NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf}
_INTEGER = re.compile(f"-?[0-9]{{1,{MAX_DIGITS}}}")
