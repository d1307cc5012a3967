"""An author's own measure of how alike two values are."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..sample import Sample
from .comparing.comparison import SAME, Comparison

Measure = Callable[[Any, Any, Sample], Any]
"""Called with the value that should be, the new one, and the sample: whether they are alike, or how much."""


@dataclass(frozen=True, slots=True)
class Metric:
    """An author's own measure of how alike two values are.

    Args:
        measure: called with what was flagged (or is expected), what the function gives today, each as a function would
            get it, and the sample. It returns True or False, or a number: the more, the more alike.
        threshold: the number from which on they count as the same.
    """

    measure: Measure
    threshold: float = 1.0

    @property
    def name(self) -> str:
        """What the measure is called, and where it is from."""
        named = self.measure if inspect.isroutine(self.measure) else type(self.measure)
        return f"{named.__module__}.{named.__qualname__}"

    def compare(self, before: Any, after: Any, sample: Sample) -> Comparison:
        """Compare two values.

        Raises:
            TypeError: the measure returned neither a bool nor a number.
        """
        found = self.measure(before, after, sample)
        name = self.name.rpartition(".")[2]
        if isinstance(found, (bool, np.bool_)):
            return SAME if found else Comparison(same=False, summary=f"{name}() says that they differ")
        try:
            number = float(found)
        except (TypeError, ValueError) as error:
            raise TypeError(
                f"The metric {name}() returned a {type(found).__name__}: let it return a bool, or a number that says "
                "how alike the values are."
            ) from error
        figures = {name: number}
        if number >= self.threshold:
            return Comparison(same=True, figures=figures)
        summary = f"{name}() is {number:.4g}, below {self.threshold:g}"
        return Comparison(same=False, summary=summary, figures=figures)
