"""Target: a flagged folder that samples of others are added to.

Of each sample its files come first, then what is known of it, then its row, which makes it count. Rows are taken as
they stand, so that they keep their ids:

    copy files ── note facts ── append rows      (many samples at once, for each costs a wait for the disk)
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import PurePath

from ..keeping.add_review import note_review
from ..keeping.facts import ColumnsFact, Description, Fact, ReviewFact, RunFact, write_fact
from ..keeping.folder import Folder
from ..keeping.journal import note
from ..keeping.kept_file import files_in
from ..keeping.rows import Rows
from ..keeping.tail import add, set_aside
from ..reading.data_file import DataFile
from ..reading.source import Source
from ..reading.sources import sources
from ..sample import Review, Sample
from .copies import as_kept_files, copy_in
from .merged import Merged

BATCH = 200
"""Samples that are written at once."""


@dataclass
class Place:
    """A file of the target: its columns, where it ends, how they were said to be read."""

    form: Rows
    columns: list[str]
    end: int = 0
    described: Description = field(default_factory=dict)


@dataclass
class Batch:
    """Samples that wait to be written to one file, with what is known of them."""

    name: str
    rows: list[bytes] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)


class Target:
    """Takes samples into a folder whose lock is held.

    Args:
        folder: The flagged folder.
    """

    def __init__(self, folder: Folder) -> None:
        self.merged = Merged()
        self._folder = folder
        self._places: dict[str, Place] = {}
        self._ids: dict[str, tuple[Source, int] | None] = {}
        self._reviews: dict[str, set[bytes]] = {}
        for source in sources(folder.path):
            self._ids |= {one: (source, place) for place, one in enumerate(source.ids(range(len(source))))}
            if isinstance(source, DataFile):
                self._places[source.named] = self._place(source)

    def take(self, source: Source) -> None:
        """Add the samples of a source that are not there yet, and the reviews that those which are there lack.

        Raises:
            OSError: The rest of them could not be written.
            BadFlagFile: One of them cannot be read.
        """
        every = range(len(source))
        batch = Batch("")
        for sample, row in zip(source.samples(every), source.rows(every), strict=True):
            if sample.id in self._ids:
                self._complete(sample)
                continue
            name = self._name(source, list(sample.data))
            if name != batch.name or len(batch.rows) == BATCH:
                self._write(batch)
                batch = Batch(name)
            self._ids[sample.id] = None
            self._add(sample, row, batch)
        self._write(batch)

    def _add(self, sample: Sample, row: bytes, batch: Batch) -> None:
        place = self._places[batch.name]
        for file in files_in([sample.data, *(dict(one.expected) for one in sample.reviews)]):
            copy_in(file, self._folder)
        if sample.columns and sample.columns != place.described:
            place.described = sample.columns
            batch.facts.append(ColumnsFact(batch.name, sample.columns))
        if sample.roles or sample.run:
            batch.facts.append(RunFact(sample.id, list(sample.roles.values()), sample.run))
        reviews = [_fact(sample.id, review) for review in sample.reviews]
        self._reviews[sample.id] = set(map(write_fact, reviews))
        batch.facts += reviews
        batch.rows.append(row)

    def _write(self, batch: Batch) -> None:
        if not batch.rows:
            return
        place = self._places[batch.name]
        header = b"" if place.end else place.form.header(place.columns)
        data = header + b"".join(batch.rows)
        note(self._folder, batch.facts)
        add(self._folder, batch.name, data, new=not place.end)
        place.end += len(data)
        self.merged = replace(self.merged, samples=self.merged.samples + len(batch.rows))

    def _complete(self, sample: Sample) -> None:
        """Add the reviews that a sample lacks which is there."""
        self.merged = replace(self.merged, known=self.merged.known + 1)
        for review in sample.reviews:
            fact = _fact(sample.id, review)
            if write_fact(fact) in self._reviews_of(sample.id):
                continue
            for file in files_in(dict(review.expected)):
                copy_in(file, self._folder)
            note_review(self._folder, fact)
            self._reviews[sample.id].add(write_fact(fact))
            self.merged = replace(self.merged, reviews=self.merged.reviews + 1)

    def _reviews_of(self, sample: str) -> set[bytes]:
        """The reviews of a sample in the target, as they are written."""
        if sample not in self._reviews:
            where = self._ids[sample]
            found = where and next(where[0].samples([where[1]]))
            self._reviews[sample] = (
                {write_fact(_fact(sample, one)) for one in found.reviews} if found else set()
            )
        return self._reviews[sample]

    def _place(self, source: DataFile) -> Place:
        """A file of the target as far as it is whole; what a crash left torn behind that is set aside."""
        if source.end < self._folder.stat(source.named).st_size:
            set_aside(self._folder, source.named, source.end)
        columns = source.columns or [
            column for one in source.samples(range(len(source))[:1]) for column in one
        ]
        return Place(source.form, columns, source.end)

    def _name(self, source: Source, columns: list[str]) -> str:
        """The file of the target that rows of a source go to: one with their columns, or the next."""
        family = _family(source.named)
        for name, place in self._places.items():
            if _family(name) == family and place.columns == columns:
                return name
        taken = {*self._places, *self._folder.names()}
        name = next(name for name in _names(source.named) if name not in taken)
        self._places[name] = Place(source.form, columns)
        return name


def _fact(sample: str, review: Review) -> ReviewFact:
    return ReviewFact(sample, replace(review, expected=as_kept_files(dict(review.expected))))


def _family(name: str) -> tuple[str, str]:
    """What the numbered files of one logger have in common."""
    path = PurePath(name)
    return path.stem.rstrip("0123456789").removesuffix("-"), path.suffix


def _names(name: str) -> Iterator[str]:
    """The name of a file, and those of further ones of its logger."""
    stem, suffix = _family(name)
    hyphen = "" if stem == "dataset" else "-"
    yield name
    yield from (f"{stem}{hyphen}{number}{suffix}" for number in count(2))
