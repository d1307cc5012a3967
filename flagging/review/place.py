"""Place: where one visitor is among the samples."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain

from .album import Album
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


def position(ids: Sequence[str], sample: str | None) -> int:
    """The place of a sample in a list; -1: it is not there."""
    try:
        return ids.index(sample or "")
    except ValueError:
        return -1


def first_to_do(album: Album, ids: Sequence[str], after: int = -1) -> str | None:
    """The first sample without a verdict behind a place in a list, else from its start; else the one at that place."""
    order = chain(range(after + 1, len(ids)), range(max(after, 0)))
    to_do = next((ids[place] for place in order if album.verdict(ids[place]) is None), None)
    if to_do is not None:
        return to_do
    return ids[max(after, 0)] if ids else None
