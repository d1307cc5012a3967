"""Dataset: the numbered files of one logger in a flagged folder, each for one set of columns.

A record is written in one piece below the others, and is on the disk when `append` returns:

    lock ── which file holds these columns? ── torn end? set it aside ── note its facts ── write ── sync ── count
                       └─ none: the next number
"""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from io import BytesIO
from pathlib import PurePath

from .cut import cut_out, drop_draft
from .facts import ColumnsFact, Fact, RunFact, write_fact
from .folder import Folder
from .journal import note
from .kept_file import files_in, remove_file
from .ledger import Entry, Ledger, locked
from .rows import Record, Rows
from .sample_id import sample_id
from .store import TIMESTAMP, Appended, Known
from .tail import add, set_aside


class Dataset:
    """Appends records to the file that has their columns, and takes them out again: a `Store`.

    A new file gets a column for each of a record's details that is not None.

    Args:
        first: The name of the first file, such as `"dataset1.csv"`.
        stem: What the names of the later ones begin with, before their number.
        rows: How records stand in the files.
    """

    def __init__(self, first: str, stem: str, rows: Rows) -> None:
        self._first = first
        self._stem = stem
        self._suffix = PurePath(first).suffix
        self._rows = rows

    def append(self, folder: Folder, sample: Record, details: Record, known: Known) -> Appended:
        with locked(folder) as ledger:
            if TIMESTAMP in details:
                details = {**details, TIMESTAMP: ledger.tell_time()}
            name, entry = self._find(folder, ledger, sample, details) or self._next(folder, sample, details)
            values = sample | details
            row = self._rows.row({column: values[column] for column in entry.columns})
            described = self._note(folder, name, entry, sample_id(row), known)
            new = entry.size == 0
            data = self._rows.header(entry.columns) + row if new else row
            add(folder, name, data, new=new)
            ledger.put(name, Entry(entry.size + len(data), entry.records + 1, entry.columns, described))
            return Appended(name, entry.records + 1, sample_id(row), new)

    def remove(self, folder: Folder, sample: str) -> bool:
        with locked(folder) as ledger:
            for name, entry in self._entries(folder, ledger):
                if (found := self._locate(folder, name, sample)) is None:
                    continue
                start, row = found
                self._set_aside(folder, name, entry)
                cut_out(folder, name, start, start + len(row))
                size, records = entry.size - len(row), entry.records - 1
                ledger.put(name, Entry(size, records, entry.columns, entry.described))
                self._remove_files(folder, entry, row)
                return True
        return False

    def recover(self, folder: Folder, sample: Record, details: Record) -> None:
        with locked(folder) as ledger:
            for _, name in self._files(folder):
                drop_draft(folder, name)
            self._find(folder, ledger, sample, details)

    def _note(self, folder: Folder, name: str, entry: Entry, sample: str, known: Known) -> str:
        """Write in the journal what is new; gives the digest of how the columns are to be read."""
        facts: list[Fact] = []
        described = entry.described
        if known.columns:
            fact = ColumnsFact(name, known.columns)
            described = blake2b(write_fact(fact), digest_size=8).hexdigest()
            if described != entry.described:
                facts.append(fact)
        if known.roles or known.run:
            facts.append(RunFact(sample, known.roles, known.run))
        note(folder, facts)
        return described

    def _find(
        self, folder: Folder, ledger: Ledger, sample: Record, details: Record
    ) -> tuple[str, Entry] | None:
        """The newest file that can hold the record, its torn end set aside."""
        for name, entry in self._entries(folder, ledger):
            if entry.size == 0:
                entry = Entry(0, 0, _columns(sample, details))
            if _can_hold(entry.columns, sample, details):
                self._set_aside(folder, name, entry)
                return name, entry
        return None

    def _entries(self, folder: Folder, ledger: Ledger) -> Iterator[tuple[str, Entry]]:
        """The files, newest first, each as far as it is whole."""
        for _, name in sorted(self._files(folder), reverse=True):
            size = folder.stat(name).st_size
            yield name, ledger.entry(name, size) or self._inspect(folder, name)

    def _set_aside(self, folder: Folder, name: str, entry: Entry) -> None:
        if entry.size < folder.stat(name).st_size:
            set_aside(folder, name, entry.size)

    def _locate(self, folder: Folder, name: str, sample: str) -> tuple[int, bytes] | None:
        """Where in a file the last row with this id begins, and the row."""
        found, start = None, 0
        with os.fdopen(folder.open(name, os.O_RDONLY), "rb") as file:
            for number, row in enumerate(self._rows.split(file)):
                if number >= self._rows.header_rows and sample_id(row) == sample:
                    found = start, row
                start += len(row)
        return found

    def _remove_files(self, folder: Folder, entry: Entry, row: bytes) -> None:
        content = BytesIO(self._rows.header(entry.columns) + row)
        with suppress(ValueError, RecursionError):
            for record in self._rows.read(content, folder.path):
                for file in files_in(record):
                    remove_file(folder, file)

    def _next(self, folder: Folder, sample: Record, details: Record) -> tuple[str, Entry]:
        last = max((number for number, _ in self._files(folder)), default=0)
        name = f"{self._stem}{last + 1}{self._suffix}" if last else self._first
        return name, Entry(0, 0, _columns(sample, details))

    def _files(self, folder: Folder) -> Iterator[tuple[int, str]]:
        numbered = re.compile(f"{re.escape(self._stem)}([1-9][0-9]*){re.escape(self._suffix)}")
        for name in folder.names():
            if name == self._first:
                yield 1, name
            elif match := numbered.fullmatch(name):
                yield int(match[1]), name

    def _inspect(self, folder: Folder, name: str) -> Entry:
        """Read a whole file to count it. One that is none of ours has no columns."""
        size, records, columns = 0, -self._rows.header_rows, list[str]()
        with os.fdopen(folder.open(name, os.O_RDONLY), "rb") as file:
            for row in self._rows.split(file):
                if size == 0:
                    with suppress(ValueError, RecursionError):
                        columns = self._rows.columns(row)
                size, records = size + len(row), records + 1
        return Entry(size, records, columns)


def _columns(sample: Record, details: Record) -> list[str]:
    return [*sample, *(name for name, value in details.items() if value is not None)]


def _can_hold(columns: list[str], sample: Record, details: Record) -> bool:
    own, beside = columns[: len(sample)], columns[len(sample) :]
    allowed = [name for name in details if name in beside]
    return own == list(sample) and beside == allowed and set(_columns(sample, details)) <= set(columns)
