"""Two numbers."""

from __future__ import annotations

from .comparison import SAME, Comparison, differ
from .tolerance import Tolerance


def is_number(value: object) -> bool:
    """Whether a value is compared as a number; True and False are none."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def compare_numbers(before: float, after: float, tolerance: Tolerance) -> Comparison:
    """Compare two numbers: the same where the tolerance covers them."""
    if tolerance.covers(before, after):
        return SAME
    try:
        figures = {"difference": float(after - before)}
    except OverflowError:
        figures = {}
    return Comparison(same=False, summary=differ(before, after).summary, figures=figures)
