"""Entry: what is held in memory of each sample, to filter and to count by."""

from dataclasses import dataclass
from datetime import date

from ..sample import Sample, Verdict


@dataclass(slots=True)
class Entry:
    """A sample, without its values.

    Attributes:
        day: on which it was flagged, in the server's time zone; None where that is not known.
        reason, username, version: texts; None where there is none.
        verdict: the one that counts now.
    """

    day: date | None
    reason: str | None
    username: str | None
    version: str | None
    verdict: Verdict | None


def entry_of(sample: Sample) -> Entry:
    """The entry of a sample. Its version is the commit of the app that it shows, else the digest of its page."""
    flagged = sample.flagged
    version = {} if sample.run is None else sample.run.version
    return Entry(
        None if flagged is None else flagged.astimezone().date(),
        sample.option,
        sample.username,
        version.get("git") or version.get("page"),
        sample.verdict,
    )
