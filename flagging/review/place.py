"""Place: where one visitor is among the samples."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from .entry import Entry
from .selection import Selection


@dataclass(frozen=True, slots=True)
class Place:
    """Where one visitor is. Of two that differ only in their turn, the page is drawn anew for the later.

    Attributes:
        selection: which samples are looked at.
        sample: the id of the one on the sheet; None: there is none.
        turn: counts what was done.
        judged: when the visitor last gave a verdict, by the monotonic clock.
    """

    selection: Selection = field(default_factory=Selection)
    sample: str | None = None
    turn: int = 0
    judged: float = float("-inf")


def position(entries: Sequence[Entry], sample: str | None) -> int:
    """The place of a sample in a list; -1: it is not there."""
    return next((place for place, entry in enumerate(entries) if entry.id == sample), -1)


def first_to_do(entries: Sequence[Entry], after: int = -1) -> str | None:
    """The first sample without a verdict behind a place in a list, else the first of all, else none."""
    order = [*entries[after + 1 :], *entries[: max(after, 0)]]
    to_do = next((entry for entry in order if entry.verdict is None), None)
    if to_do is not None:
        return to_do.id
    return entries[max(after, 0)].id if entries else None
