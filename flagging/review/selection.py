"""Selection: which samples are looked at."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from ..sample import Sample
from .entry import Entry

Standing = Literal["all", "open", "accepted", "rejected"]
DAYS = {"today": 0, "week": 6, "month": 29}
"""Days before today on which a period begins."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked of a sample. None and "" ask nothing.

    Attributes:
        standing: "open": nobody has said yet whether it is a good one.
        reason, username, version: as they stand in its `Entry`.
        since: the first day on which it may have been flagged.
        text: what stands somewhere in it, in small or capital letters.
    """

    standing: Standing = "all"
    reason: str | None = None
    username: str | None = None
    version: str | None = None
    since: date | None = None
    text: str = ""

    def takes(self, entry: Entry) -> bool:
        """Whether a sample is all that is asked, but for its text."""
        return (
            (self.standing == "all" or self.standing == (entry.verdict or "open"))
            and self.reason in (None, entry.reason)
            and self.username in (None, entry.username)
            and self.version in (None, entry.version)
            and (self.since is None or (entry.day is not None and entry.day >= self.since))
        )

    def is_said_in(self, sample: Sample) -> bool:
        """Whether the text stands in a sample: in its values, its id or what its reviewers wrote."""
        texts = [sample.id, *map(str, sample.data.values())]
        texts += [review.comment for review in sample.reviews if review.comment]
        return any(self.text.casefold() in text.casefold() for text in texts)


def first_day(period: str | None, today: date) -> date | None:
    """The first day of a period, one of `DAYS`; None: it has none."""
    days = DAYS.get(period or "")
    return None if days is None else today - timedelta(days=days)
