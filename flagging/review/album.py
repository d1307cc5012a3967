"""Album: the samples of a folder, as all visitors of a review page see them."""

import os
import threading
from collections import Counter, OrderedDict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..keeping.database import NAME as DATABASE
from ..keeping.facts import ReviewFact, read_fact
from ..keeping.journal import NAME as JOURNAL
from ..read import read
from ..sample import Review, Sample, Verdict
from .entry import Entry, entry_of
from .selection import Selection

REMEMBERED = 32
"""How many selections an album has ready."""


@dataclass(slots=True)
class Content:
    """What was found when the folder was looked at.

    Attributes:
        stamp: tells that state of the folder from others.
        samples: all that stood in it; each is read when it is asked for.
        ids: of all, the newest first.
        places: where each stands among the samples, by id.
        entries: what is held of each, by id: of those that were read so far.
        added: the reviews that were made since, by sample.
        journal: how long the journal was, in bytes.
        selected: the ids of the latest selections.
        counted: how many there are; None: not counted yet.
    """

    stamp: object = None
    samples: Sequence[Sample] = ()
    ids: Sequence[str] = ()
    places: dict[str, int] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    added: dict[str, list[Review]] = field(default_factory=dict)
    journal: int = 0
    selected: OrderedDict[Selection, Sequence[str]] = field(default_factory=OrderedDict)
    counted: dict[str, Counter[str]] | None = None


class Album:
    """The samples of a folder, looked at once for all visitors, and again where the folder has changed.

    To show samples, only these are read. To count them, or to look for some, all are; but each only once.
    May be used from any thread.

    Args:
        folder: the flagged folder; there may be none yet.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder).resolve()  # so that it stays the same when the working folder changes
        self._content = Content()
        self._looking = threading.Lock()
        self._reading = threading.Lock()
        self._changing = threading.Lock()

    def look(self) -> None:
        """See what the folder holds now.

        Raises:
            BadFlagFile: a file in it is none that the loggers write.
        """
        with self._looking:
            before, stamp = self._content, _stamp(self.folder)
            if stamp == before.stamp:
                return
            if stamp is None:
                self._content = Content()
                return
            length = _length(self.folder / JOURNAL)
            samples = read(self.folder, raw=True)
            places = {key: place for place, key in enumerate(samples.ids())}
            entries = {} if _is_database(self.folder) else self._still_right(before, places)
            ids = [*reversed(places)]
            self._content = Content(stamp, samples, ids, places, entries, journal=length)

    def select(self, selection: Selection) -> Sequence[str]:
        """The ids of the samples that are all that is asked, the newest first. Nobody changes the list."""
        content = self._content
        if selection == Selection():
            return content.ids
        self._read(content)
        with self._changing:
            if selection not in content.selected:
                content.selected[selection] = _found(content, selection)
            content.selected.move_to_end(selection)
            if len(content.selected) > REMEMBERED:
                content.selected.popitem(last=False)
            return content.selected[selection]

    def sample(self, id: str) -> Sample | None:
        """The sample with this id, if there is one."""
        content = self._content
        return _sample(content, id) if id in content.places else None

    def verdict(self, id: str) -> Verdict | None:
        """The verdict on a sample that counts now."""
        entry = self._content.entries.get(id)
        if entry is not None:
            return entry.verdict
        sample = self.sample(id)
        return None if sample is None else sample.verdict

    def counts(self) -> dict[str, Counter[str]]:
        """How many samples there are by "standing", "reason", "username" and "version"."""
        content = self._content
        self._read(content)
        with self._changing:
            if content.counted is None:
                content.counted = _counts(content.entries.values())
            return content.counted

    def __len__(self) -> int:
        return len(self._content.ids)

    def take(self, id: str, review: Review) -> None:
        """Show a review that was made of a sample, before the folder is looked at again."""
        with self._changing:
            content = self._content
            content.added.setdefault(id, []).append(review)
            entry = content.entries.get(id)
            if entry is not None and review.verdict is not None:
                entry.verdict = review.verdict
            content.selected.clear()
            content.counted = None

    def without_path(self, text: str) -> str:
        """A text for visitors, whom it does not concern where the folder lies."""
        return text.replace(f"{self.folder}{os.sep}", "").replace(str(self.folder), self.folder.name)

    def _read(self, content: Content) -> None:
        """Hold of each sample what is to be held. Meanwhile, others go on with those that they see."""
        with self._reading:
            unread = [content.places[key] for key in content.ids if key not in content.entries]
            for sample in content.samples[min(unread) :] if unread else ():
                with self._changing:
                    content.entries.setdefault(sample.id, entry_of(_with_added(content, sample)))

    def _still_right(self, before: Content, places: dict[str, int]) -> dict[str, Entry]:
        """What was held of the samples and is still right: a sample changes by its reviews alone."""
        reviewed = {*before.added, *_reviewed(self.folder / JOURNAL, before.journal)}
        return {key: one for key, one in before.entries.items() if key in places and key not in reviewed}


def _found(content: Content, selection: Selection) -> list[str]:
    found = [key for key in content.ids if selection.takes(content.entries[key])]
    return [key for key in found if selection.is_said_in(_sample(content, key))] if selection.text else found


def _sample(content: Content, id: str) -> Sample:
    return _with_added(content, content.samples[content.places[id]])


def _with_added(content: Content, sample: Sample) -> Sample:
    """A sample with the reviews that were made since the folder was read; one may have come in between."""
    moments = {review.at for review in sample.reviews}
    added = [review for review in content.added.get(sample.id, ()) if review.at not in moments]
    return replace(sample, reviews=(*sample.reviews, *added)) if added else sample


def _counts(entries: Collection[Entry]) -> dict[str, Counter[str]]:
    return {
        "standing": Counter(entry.verdict or "open" for entry in entries),
        "reason": _count(entry.reason for entry in entries),
        "username": _count(entry.username for entry in entries),
        "version": _count(entry.version for entry in entries),
    }


def _count(values: Iterable[str | None]) -> Counter[str]:
    return Counter(value for value in values if value is not None)


def _reviewed(journal: Path, start: int) -> set[str]:
    """The samples of which the journal has reviews behind its first `start` bytes."""
    found = set()
    if start < _length(journal):
        with journal.open("rb") as file:
            file.seek(start)
            for line in file:
                if b'"review"' in line and line.endswith(b"\n"):
                    fact = read_fact(line, journal.parent)
                    found |= {fact.sample} if isinstance(fact, ReviewFact) else set()
    return found


def _length(file: Path) -> int:
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return 0


def _stamp(folder: Path) -> object:
    """Names, sizes and times of the files in a folder; None: there is no folder."""
    try:
        files = [(path.name, path.stat()) for path in folder.iterdir() if path.is_file()]
    except FileNotFoundError:
        return None
    return frozenset((name, stat.st_size, stat.st_mtime_ns) for name, stat in files)


def _is_database(folder: Path) -> bool:
    return (folder / DATABASE).exists()
