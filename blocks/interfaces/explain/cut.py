"""An input that is divided into parts, each of which can be hidden."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .effects import Effects

Changes = NDArray[np.float64]
"""For each part f(x) - f(x without it); NaN where nobody has asked yet."""


class Cut(ABC):
    """An input that is divided into parts.

    Attributes:
        stages: after how many parts it is worth while to show what was found so far; the last is all of them.
    """

    stages: Sequence[int] = ()

    @abstractmethod
    def __len__(self) -> int:
        """How many parts there are."""

    @abstractmethod
    def whole(self) -> Any:
        """The input as it is; a function may change what it gets."""

    @abstractmethod
    def without(self, part: int) -> Any:
        """The input with a part hidden."""

    @abstractmethod
    def effects(self, changes: Changes) -> Effects:
        """What the parts do to the answer."""
