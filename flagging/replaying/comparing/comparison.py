"""What comes of comparing two values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of comparing a value with the one that a function gives today.

    Attributes:
        same: whether they count as the same.
        summary: in one line how they differ; "" where they do not.
        detail: the same in several lines, where there is more to say.
        figures: measures of the difference, by name.
        picture: draws both values and their difference as a PNG, where they can be seen.
    """

    same: bool
    summary: str = ""
    detail: str = ""
    figures: Mapping[str, float] = field(default_factory=dict)
    picture: Callable[[], bytes] | None = None


SAME = Comparison(same=True)


def differ(before: object, after: object) -> Comparison:
    """Of two values of which nothing is to be said but what they are."""
    return Comparison(same=False, summary=f"{shown(before)} → {shown(after)}")


def shown(value: object) -> str:
    """A value in at most 60 characters of one line."""
    text = "nothing" if value is None else repr(value)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


LONGEST = 60
