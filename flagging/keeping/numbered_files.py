"""NumberedFiles: the files of one logger in a flagged folder, dataset1.csv, dataset2.csv and so on."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import PurePath

from .folder import Folder
from .ledger import Entry
from .rows import Rows
from .sample_id import sample_id


class NumberedFiles:
    """Finds the files, and looks into them.

    Args:
        first: The name of the first file, such as `"dataset1.csv"`.
        stem: What the names of the later ones begin with, before their number.
        rows: How records stand in the files.
    """

    def __init__(self, first: str, stem: str, rows: Rows) -> None:
        self._first = first
        self._stem = stem
        self._suffix = PurePath(first).suffix
        self._number = re.compile(f"{re.escape(stem)}([1-9][0-9]*){re.escape(self._suffix)}")
        self._rows = rows

    def newest_first(self, folder: Folder) -> list[str]:
        """The names of the files that there are."""
        return [name for _, name in sorted(self._found(folder), reverse=True)]

    def next(self, folder: Folder) -> str:
        """The name of the file that comes after them."""
        last = max((number for number, _ in self._found(folder)), default=0)
        return f"{self._stem}{last + 1}{self._suffix}" if last else self._first

    def inspect(self, folder: Folder, name: str) -> Entry:
        """Read a whole file to count it. One that is none of ours has no columns."""
        size, records, columns = 0, -self._rows.header_rows, list[str]()
        for row in self._read(folder, name):
            if size == 0:
                with suppress(ValueError, RecursionError):
                    columns = self._rows.columns(row)
            size, records = size + len(row), records + 1
        return Entry(size, records, columns)

    def locate(self, folder: Folder, name: str, sample: str) -> tuple[int, bytes] | None:
        """Where in a file the last row with this id begins, and the row."""
        found, start = None, 0
        for number, row in enumerate(self._read(folder, name)):
            if number >= self._rows.header_rows and sample_id(row) == sample:
                found = start, row
            start += len(row)
        return found

    def _read(self, folder: Folder, name: str) -> Iterator[bytes]:
        with os.fdopen(folder.open(name, os.O_RDONLY), "rb") as file:
            yield from self._rows.split(file)

    def _found(self, folder: Folder) -> Iterator[tuple[int, str]]:
        for name in folder.names():
            if name == self._first:
                yield 1, name
            elif match := self._number.fullmatch(name):
                yield int(match[1]), name
