"""Album: the samples of a folder, as all visitors of a review page see them."""

import threading
from collections import Counter, OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..read import read
from ..sample import Review, Sample
from .entry import Entry, newest_first
from .selection import Selection

REMEMBERED = 32
"""How many selections an album has ready."""


@dataclass(slots=True)
class Content:
    """What was found when the folder was read.

    Attributes:
        stamp: tells that state of the folder from others.
        samples: all that stood in it; each is read when it is asked for.
        entries: what is held of each, the newest first.
        by_id: the same, by id.
        added: reviews that were made since, by sample.
    """

    stamp: object = None
    samples: Sequence[Sample] = ()
    entries: list[Entry] = field(default_factory=list)
    by_id: dict[str, Entry] = field(default_factory=dict)
    added: dict[str, list[Review]] = field(default_factory=dict)


class Album:
    """The samples of a folder. They are read once for all visitors, and again where the folder has changed.

    May be used from any thread.

    Args:
        folder: the flagged folder; there may be none yet.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder).resolve()  # so that it stays the same when the working folder changes
        self._content = Content()
        self._selected: OrderedDict[Selection, list[Entry]] = OrderedDict()
        self._lock = threading.RLock()

    def look(self) -> None:
        """See what the folder holds now.

        Raises:
            BadFlagFile: a file in it is none that the loggers write.
        """
        with self._lock:
            stamp = _stamp(self.folder)
            if stamp == self._content.stamp:
                return
            samples: Sequence[Sample] = read(self.folder, raw=True) if stamp is not None else ()
            entries = newest_first(samples)
            self._content = Content(stamp, samples, entries, {entry.id: entry for entry in entries})
            self._selected.clear()

    def select(self, selection: Selection) -> list[Entry]:
        """The samples that are all that is asked, the newest first. Nobody changes the list."""
        with self._lock:
            if selection in self._selected:
                self._selected.move_to_end(selection)
                return self._selected[selection]
            found = [entry for entry in self._content.entries if selection.takes(entry)]
            if selection.text:
                found = [entry for entry in found if selection.is_said_in(self._content.samples[entry.place])]
            self._selected[selection] = found
            if len(self._selected) > REMEMBERED:
                self._selected.popitem(last=False)
            return found

    def sample(self, id: str) -> Sample | None:
        """The sample with this id, if there is one."""
        content = self._content
        entry = content.by_id.get(id)
        if entry is None:
            return None
        sample = content.samples[entry.place]
        return replace(sample, reviews=(*sample.reviews, *content.added.get(id, ())))

    def entry(self, id: str) -> Entry | None:
        """What is held of the sample with this id, if there is one."""
        return self._content.by_id.get(id)

    def counts(self) -> dict[str, Counter[str]]:
        """How many samples there are by "standing", "reason", "username" and "version"."""
        entries = self._content.entries
        return {
            "standing": Counter(entry.verdict or "open" for entry in entries),
            "reason": _count(entry.reason for entry in entries),
            "username": _count(entry.username for entry in entries),
            "version": _count(entry.version for entry in entries),
        }

    def __len__(self) -> int:
        return len(self._content.entries)

    def take(self, id: str, review: Review) -> None:
        """Show a review that was made of a sample, before the folder is read again."""
        with self._lock:
            self._content.added.setdefault(id, []).append(review)
            entry = self._content.by_id.get(id)
            if entry is not None and review.verdict is not None:
                entry.verdict = review.verdict
            self._selected.clear()


def _count(values: Iterable[str | None]) -> Counter[str]:
    return Counter(value for value in values if value is not None)


def _stamp(folder: Path) -> object:
    """Names, sizes and times of the files in a folder, but for those of samples; None: there is no folder."""
    try:
        files = [(path.name, path.stat()) for path in folder.iterdir() if path.is_file()]
    except FileNotFoundError:
        return None
    return frozenset((name, stat.st_size, stat.st_mtime_ns) for name, stat in files)
