"""Entry: what is held in memory of each sample, to filter and to count by."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..sample import Sample, Verdict


@dataclass(slots=True)
class Entry:
    """A sample, without its values.

    Attributes:
        place: where it stands among those that were read.
        id: its id.
        day: on which it was flagged, in the server's time zone; None where that is not known.
        reason, username, version: texts; None where there is none.
        verdict: the one that counts now.
    """

    place: int
    id: str
    day: date | None
    reason: str | None
    username: str | None
    version: str | None
    verdict: Verdict | None


def newest_first(samples: Sequence[Sample]) -> list[Entry]:
    """The entries of samples; those without a time come last."""
    dated = [
        (sample.data.get("timestamp") or "", _entry(place, sample)) for place, sample in enumerate(samples)
    ]
    dated.sort(key=lambda one: (one[0], one[1].place), reverse=True)
    return [entry for _, entry in dated]


def _entry(place: int, sample: Sample) -> Entry:
    flagged = sample.flagged
    return Entry(
        place,
        sample.id,
        None if flagged is None else flagged.astimezone().date(),
        None if sample.option is None else str(sample.option),
        sample.username,
        _version(sample),
        sample.verdict,
    )


def _version(sample: Sample) -> str | None:
    """The commit of the app that the sample shows, else the digest of its page."""
    known = {} if sample.run is None else sample.run.version
    return known.get("git") or known.get("page")
