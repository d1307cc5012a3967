"""Two values of lists and dicts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from .comparison import SAME, Comparison, shown

Leaf = Callable[[Any, Any], Comparison]
"""Compares two values that are not both lists, nor both dicts."""


def compare_trees(before: Any, after: Any, leaf: Leaf) -> Comparison:
    """Compare two values of lists and dicts: the same where all in them is. The order of names does not count.

    Args:
        before, after: the values.
        leaf: compares what is in them.

    Returns:
        The path of the first difference, such as `$.boxes[2].x`.
    """
    return _compare(before, after, "$", leaf)


def _compare(before: Any, after: Any, path: str, leaf: Leaf) -> Comparison:
    if isinstance(before, dict) and isinstance(after, dict):
        return _dicts(before, after, path, leaf)
    if isinstance(before, list) and isinstance(after, list):
        return _lists(before, after, path, leaf)
    found = leaf(before, after)
    return found if found.same else replace(found, summary=f"{path}: {found.summary}")


def _dicts(before: dict[str, Any], after: dict[str, Any], path: str, leaf: Leaf) -> Comparison:
    for name, value in before.items():
        inner = _step(path, name)
        if name not in after:
            return _at(inner, f"{shown(value)} is gone")
        found = _compare(value, after[name], inner, leaf)
        if not found.same:
            return found
    new = next((name for name in after if name not in before), None)
    return SAME if new is None else _at(_step(path, new), f"{shown(after[new])} is new")


def _lists(before: list[Any], after: list[Any], path: str, leaf: Leaf) -> Comparison:
    for place, pair in enumerate(zip(before, after, strict=False)):
        found = _compare(*pair, f"{path}[{place}]", leaf)
        if not found.same:
            return found
    if len(before) == len(after):
        return SAME
    return _at(path, f"{len(before)} items → {len(after)}")


def _step(path: str, name: str) -> str:
    return f"{path}.{name}" if name.isidentifier() else f"{path}[{name!r}]"


def _at(path: str, summary: str) -> Comparison:
    return Comparison(same=False, summary=f"{path}: {summary}")
