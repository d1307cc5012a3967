"""Filter: which samples are meant."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from ..sample import Sample, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Samples that have all of what is asked for: `samples.where(Filter(reasons=["wrong sign"]))`.

    Args:
        reasons: one of these was chosen; None stands for none. None in the place of all: whatever it was.
        users: one of these flagged it; None stands for nobody known.
        verdicts: the last review that says so found one of these; "open": no review says.
        since, until: it was flagged at this moment or later, before this moment (both with a time zone). A sample
            without a time is not among them.
        version: the commit or the page's digest of the app in which it was flagged begins so.
    """

    reasons: Collection[str | None] | None = None
    users: Collection[str | None] | None = None
    verdicts: Collection[Verdict | Literal["open"]] | None = None
    since: datetime | None = None
    until: datetime | None = None
    version: str | None = None

    def __call__(self, sample: Sample) -> bool:
        """Whether this sample is meant."""
        return (
            (self.reasons is None or sample.option in self.reasons)
            and (self.users is None or sample.username in self.users)
            and (self.verdicts is None or (sample.verdict or "open") in self.verdicts)
            and self._is_in_time(sample)
            and self._is_of_version(sample)
        )

    def _is_in_time(self, sample: Sample) -> bool:
        if self.since is None and self.until is None:
            return True
        flagged = sample.flagged
        return (
            flagged is not None
            and (self.since is None or flagged >= self.since)
            and (self.until is None or flagged < self.until)
        )

    def _is_of_version(self, sample: Sample) -> bool:
        if self.version is None:
            return True
        known = sample.run.version.values() if sample.run else ()
        return any(one is not None and one.startswith(self.version) for one in known)
