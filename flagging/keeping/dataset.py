"""Dataset: the numbered files of one logger in a flagged folder, each for one set of columns.

A record is written in one piece below the others, and is on the disk when `append` returns:

    lock ── which file holds these columns? ── torn end? set it aside ── write ── sync ── count ── unlock
                       └─ none: the next number
"""

import errno
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePath

from .folder import Folder
from .ledger import Entry, Ledger, locked
from .rows import Record, Rows
from .tail import add, set_aside


@dataclass(frozen=True)
class Appended:
    """Where a record went: the file's name, its records so far, and whether the file is new."""

    file: str
    records: int
    new: bool


class Dataset:
    """Appends records to the file that has their columns.

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

    def append(self, folder: Folder, sample: Record, details: Record) -> Appended:
        """Write a record, and return when it is on the disk.

        Args:
            folder: The flagged folder.
            sample: The values of the components, under the names of their columns.
            details: What is known beside them. A new file gets a column for each that is not None.

        Raises:
            OSError: The record was not written; the file is as it was.
        """
        with locked(folder) as ledger:
            if not folder.in_place():
                raise FileNotFoundError(
                    errno.ENOENT, "The folder was moved or removed meanwhile", str(folder.path)
                )
            name, entry = self._find(folder, ledger, sample, details) or self._next(folder, sample, details)
            values = sample | details
            data = self._rows.row({column: values[column] for column in entry.columns})
            new = entry.size == 0
            if new:
                data = self._rows.header(entry.columns) + data
            add(folder, name, data, new=new)
            ledger.put(name, Entry(entry.size + len(data), entry.records + 1, entry.columns))
            return Appended(name, entry.records + 1, new)

    def recover(self, folder: Folder, sample: Record, details: Record) -> None:
        """Set aside what a crash left torn in the file that such a record would go to."""
        with locked(folder) as ledger:
            self._find(folder, ledger, sample, details)

    def _find(
        self, folder: Folder, ledger: Ledger, sample: Record, details: Record
    ) -> tuple[str, Entry] | None:
        """The newest file that can hold the record, its torn end set aside."""
        for _, name in sorted(self._files(folder), reverse=True):
            size = folder.stat(name).st_size
            entry = ledger.entry(name, size) or self._inspect(folder, name)
            if entry.size == 0:
                entry = Entry(0, 0, _columns(sample, details))
            if not _can_hold(entry.columns, sample, details):
                continue
            if entry.size < size:
                set_aside(folder, name, entry.size)
            return name, entry
        return None

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
