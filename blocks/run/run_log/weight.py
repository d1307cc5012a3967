"""About how much memory a value takes, without looking at all of it."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice
from typing import Any

SAMPLE = 64
"""How many items of a container are looked at, and an eighth of that in each one inside."""


def weight(value: Any, sample: int = SAMPLE) -> int:
    """About how many bytes a payload or its message takes; of large ones, so many items stand for all."""
    kind = type(value)
    if kind is str or kind is bytes:
        return 50 + len(value)
    if kind is dict:
        return 230 + 40 * len(value) + _all(value.values(), sample)
    if kind is list or kind is tuple:
        return 60 + 8 * len(value) + _all(value, sample)
    return 30


def _all(items: Collection[Any], sample: int) -> int:
    count = len(items)
    if count <= sample:
        total = 0
        for item in items:
            total += weight(item, sample // 8)
        return total
    step = -(-count // max(1, sample))
    seen = [weight(item, sample // 8) for item in islice(items, 0, None, step)]
    return sum(seen) * count // len(seen)
