"""Merged: what came of a merge."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a merge.

    Attributes:
        samples: How many were added.
        known: How many were there already.
        reviews: How many were added to samples that were there already.
    """

    samples: int = 0
    known: int = 0
    reviews: int = 0
