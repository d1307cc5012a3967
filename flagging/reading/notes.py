"""Notes: what the journal of a flagged folder says of its samples, found by sample."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from ..flag import Role, RunFacts
from ..keeping.facts import ColumnsFact, Description, Fact, ReviewFact, RunFact, about, read_fact
from ..keeping.journal import NAME
from ..sample import Review
from .pieces import Pieces

Span = tuple[int, int]
"""Where a line begins in the journal, and where it ends."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a sample beside its values: what its columns are, how they are read, its run, its reviews."""

    roles: Sequence[Role] = ()
    columns: Description = field(default_factory=dict)
    run: RunFacts | None = None
    reviews: tuple[Review, ...] = ()


class Notes:
    """The journal as it was when it was read here. Of a sample it holds where its facts stand, not the facts.

    A line that is torn, and one that this release does not understand, are left out.

    Args:
        folder: The flagged folder; it may have no journal.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._runs: dict[str, Span] = {}
        self._reviews: dict[str, list[Span]] = defaultdict(list)
        self._columns: dict[str, list[tuple[int, Description]]] = defaultdict(list)
        self._journal: Pieces | None = None
        with suppress(FileNotFoundError):
            self._journal = Pieces(folder / NAME)
            self._scan(self._journal.stream())

    def of(self, sample: str, file: str) -> Known:
        """What is known of a sample that stands in a file of this name."""
        span = self._runs.get(sample)
        run = self._fact(span) if span else None
        reviews = [self._fact(one) for one in self._reviews.get(sample, ())]
        made = [one.review for one in reviews if isinstance(one, ReviewFact)]
        return Known(
            run.roles if isinstance(run, RunFact) else (),
            self._described(file, span),
            run.run if isinstance(run, RunFact) else None,
            tuple(sorted(made, key=lambda review: review.at.timestamp())),  # those of merged folders as well
        )

    def _described(self, file: str, run: Span | None) -> Description:
        """How the file's columns were read when the run was noted; the newest way where none was."""
        known = self._columns.get(file, [])
        count = bisect(known, run[0], key=lambda one: one[0]) if run else len(known)
        return known[max(count, 1) - 1][1] if known else {}

    def _scan(self, journal: BinaryIO) -> None:
        start = 0
        for line in journal:
            if line.endswith(b"\n"):
                self._place(line, (start, start + len(line)))
            start += len(line)

    def _place(self, line: bytes, span: Span) -> None:
        """Note where a fact stands. Of most lines the beginning tells enough: they are read when they are asked for."""
        match about(line) or self._read(line):
            case ("run", sample) | RunFact(sample):
                self._runs[sample] = span
            case ("review", sample) | ReviewFact(sample):
                self._reviews[sample].append(span)
            case ColumnsFact(file, columns):
                self._columns[file].append((span[0], columns))

    def _fact(self, span: Span) -> Fact | None:
        assert self._journal is not None
        return self._read(self._journal.piece(*span))

    def _read(self, line: bytes) -> Fact | None:
        """The fact of a line; None where this release does not understand it."""
        with suppress(ValueError):
            return read_fact(line, self._folder)
        return None
