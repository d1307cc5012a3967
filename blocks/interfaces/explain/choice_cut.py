"""A value of a row in whose place others could stand: a choice, a number, a box that is ticked or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .cut import Changes, Cut
from .effects import PartEffects

MOST = 24
"""How many other values are tried; of more, some from everywhere."""


@dataclass(frozen=True, slots=True)
class Named:
    """A value as the function gets it, and as it is read."""

    name: str
    value: Any


class ChoiceCut(Cut):
    """A value that cannot be hidden: others take its place, one after the other.

    What it does to the answer is f(x) less the mean of what comes out with the others.

    Args:
        present: the value.
        others: what could stand there instead.
    """

    def __init__(self, present: Named, others: Sequence[Named]) -> None:
        self._present = present
        count = min(len(others), MOST)
        self._others = [others[len(others) * place // count] for place in range(count)]
        self.stages = [count]

    def __len__(self) -> int:
        return len(self._others)

    def whole(self) -> Any:
        return self._present.value

    def without(self, part: int) -> Any:
        return self._others[part].value

    def effects(self, changes: Changes) -> PartEffects:
        """The value with its effect, then in brackets the others: how much more they would speak for the answer."""
        known = changes[~np.isnan(changes)]
        parts: list[tuple[str, float | None]] = [
            (self._present.name, float(known.mean()) if known.size else None),
            ("  (", None),
        ]
        for other, change in zip(self._others, changes, strict=True):
            parts += [(other.name, None if np.isnan(change) else -float(change)), (" ", None)]
        return PartEffects([*parts[:-1], (")", None)])
