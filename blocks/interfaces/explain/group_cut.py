"""Several choices of several, of which one after the other is taken or left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from .choice_cut import MOST
from .cut import Changes, Cut
from .effects import PartEffects

TAKEN, LEFT = "☑ ", "☐ "


class GroupCut(Cut):
    """A list of choices: each one that is in it is left out, each other one put in.

    Args:
        names: how the choices are read; of more than 24 the first ones are tried.
        variants: for each choice the list, as the function gets it, in which it alone has changed sides.
        taken: which of the choices are in the list.
        whole: the list as it is.
    """

    def __init__(
        self, names: Sequence[str], variants: Sequence[list[Any]], taken: Sequence[bool], whole: list[Any]
    ) -> None:
        self._names, self._variants, self._taken = names[:MOST], variants[:MOST], taken[:MOST]
        self._whole = whole
        self.stages = [len(self._names)]

    def __len__(self) -> int:
        return len(self._names)

    def whole(self) -> list[Any]:
        return list(self._whole)

    def without(self, part: int) -> list[Any]:
        return list(self._variants[part])

    def effects(self, changes: Changes) -> PartEffects:
        """What each choice does to the answer by being in the list; of those that are not, what it would do."""
        parts: list[tuple[str, float | None]] = []
        for name, is_taken, change in zip(self._names, self._taken, changes, strict=True):
            effect = float(change) if is_taken else -float(change)
            box = TAKEN if is_taken else LEFT
            parts += [(f"{box}{name}", None if np.isnan(effect) else effect), ("  ", None)]
        return PartEffects(parts[:-1])
