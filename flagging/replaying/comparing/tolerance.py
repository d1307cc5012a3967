"""How far values may be apart and still count as the same."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far values may be apart and still count as the same.

    Args:
        relative: of two numbers, by their larger magnitude.
        absolute: of two numbers, whatever their magnitude.
        confidence: of two confidences that a classifier gives the same class.
        pixel: of the same channel of the same pixel of two images, in levels from 0 to 255.
        pixels: the share of an image's pixels, from 0 to 1, that may be further apart than that.

    Raises:
        ValueError: one of them is below zero, or no number.
    """

    relative: float = 1e-9
    absolute: float = 1e-12
    confidence: float = 1e-3
    pixel: float = 0.0
    pixels: float = 0.0

    def __post_init__(self) -> None:
        for name, value in asdict(self).items():
            if not value >= 0:
                raise ValueError(f"{name}={value!r} is no tolerance: write a number from 0 on.")

    def covers(self, before: float, after: float) -> bool:
        """Whether two numbers count as the same. NaN is the same as NaN, and an infinity as itself."""
        if before == after or (before != before and after != after):
            return True
        try:
            return math.isclose(before, after, rel_tol=min(self.relative, 1), abs_tol=self.absolute)
        except OverflowError:  # integers beyond every float
            return False
