"""The kinds of values that the columns of a typed table hold, told from the values themselves."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from ..keeping.typed_json import SURROGATE

Kind = Literal["bool", "int", "float", "text", "file", "time", "json"]
"""What all values of a column are, but for None; "json": several kinds, or one that no table knows."""
EXACT = 1 << 53
"""Integers up to this are floats as well, without loss."""
LONGEST_INT = 63  # bits


def kinds_of(rows: Iterable[Mapping[str, Any]]) -> dict[str, Kind]:
    """The kind of each column of some rows, in the order in which the columns first come."""
    found: dict[str, set[str]] = {}
    for row in rows:
        for column, value in row.items():
            found.setdefault(column, set()).update(_kinds(value))
    return {column: _together(kinds) for column, kinds in found.items()}


def _kinds(value: Any) -> set[str]:
    match value:
        case None:
            return set()
        case bool():
            return {"bool"}
        case int():
            return (
                {"int"} if abs(value) <= EXACT else {"long" if value.bit_length() <= LONGEST_INT else "json"}
            )
        case float():
            return {"float"}
        case str():
            return {"json" if SURROGATE.search(value) else "text"}
        case Path():
            return {"file"}
        case datetime():
            return {"time"}
    return {"json"}


def _together(kinds: set[str]) -> Kind:
    match sorted(kinds):
        case ["bool" | "float" | "text" | "file" | "time" as kind]:
            return kind
        case ["int"] | ["int", "long"] | ["long"]:
            return "int"
        case ["float", "int"]:
            return "float"
        case []:
            return "text"
    return "json"
