"""Counts what our own objects hold on to."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Mapping
from functools import partial
from queue import SimpleQueue
from types import MethodType
from typing import Any
from weakref import WeakSet, WeakValueDictionary

CONTAINERS = (list, tuple, set, frozenset, deque, Mapping, WeakSet, WeakValueDictionary, SimpleQueue)


def census(*roots: object) -> Counter[str]:
    """How many items the containers hold that can be reached from the roots through objects of ours.

    Returns:
        By class and attribute, as "Session._payloads"; those of all objects of a class are added up.
    """
    counts: Counter[str] = Counter()
    seen: set[int] = set()
    waiting = [(type(root).__name__, root) for root in roots]
    while waiting:
        place, found = waiting.pop()
        if id(found) in seen:
            continue
        seen.add(id(found))
        if isinstance(found, CONTAINERS):
            counts[place] += found.qsize() if isinstance(found, SimpleQueue) else len(found)
        waiting += _held(place, found)
    return counts


def _held(place: str, found: object) -> Iterator[tuple[str, object]]:
    """What an object refers to, and how that is called."""
    if isinstance(found, Mapping):
        yield from ((f"{place}[]", one) for pair in list(found.items()) for one in pair)
    elif isinstance(found, (list, tuple, set, frozenset, deque)):
        yield from ((f"{place}[]", one) for one in list(found))
    elif isinstance(found, partial):
        yield from ((place, one) for one in (found.func, found.args))
    elif isinstance(found, MethodType):
        yield place, found.__self__
    elif type(found).__module__.startswith("fanlight"):
        yield from ((f"{type(found).__name__}.{name}", value) for name, value in _attributes(found))


def _attributes(found: object) -> Iterator[tuple[str, Any]]:
    yield from getattr(found, "__dict__", {}).items()
    slots = (name for cls in type(found).__mro__ for name in vars(cls).get("__slots__", ()))
    yield from ((name, getattr(found, name)) for name in slots if hasattr(found, name))
