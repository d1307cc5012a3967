"""Dataset: the numbered files of one logger in a flagged folder, each for one set of columns.

A record is written in one piece below the others, and is on the disk when `append` returns:

    lock ── which file holds these columns? ── torn end? set it aside ── note its facts ── write ── sync ── count
                       └─ none: the next number
"""

from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b

from .cut import cut_out, drop_draft
from .facts import ColumnsFact, Fact, RunFact, write_fact
from .folder import Folder
from .journal import note
from .kept_file import files_in, remove_file
from .ledger import Entry, Ledger, locked
from .numbered_files import NumberedFiles
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
        self._files = NumberedFiles(first, stem, rows)
        self._rows = rows

    def append(self, folder: Folder, sample: Record, details: Record, known: Known) -> Appended:
        with locked(folder) as ledger:
            if TIMESTAMP in details:
                details = {**details, TIMESTAMP: ledger.tell_time()}
            found = self._find(folder, ledger, sample, details)
            name, entry = found or (self._files.next(folder), Entry(0, 0, _columns(sample, details)))
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
                if (found := self._files.locate(folder, name, sample)) is None:
                    continue
                start, row = found
                self._set_aside(folder, name, entry)
                cut_out(folder, name, start, start + len(row))
                size, records = entry.size - len(row), entry.records - 1
                ledger.put(name, Entry(size, records, entry.columns, entry.described))
                with suppress(ValueError, RecursionError):  # a row that was changed by hand may name no file
                    for file in files_in(self._rows.record(row, entry.columns, folder.path)):
                        remove_file(folder, file)
                return True
        return False

    def recover(self, folder: Folder, sample: Record, details: Record) -> None:
        with locked(folder) as ledger:
            for name in self._files.newest_first(folder):
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
        for name in self._files.newest_first(folder):
            size = folder.stat(name).st_size
            entry = ledger.entry(name, size)
            if entry is None:
                entry = self._files.inspect(folder, name)
                if entry.size == size:
                    ledger.put(name, entry)
            yield name, entry

    def _set_aside(self, folder: Folder, name: str, entry: Entry) -> None:
        if entry.size < folder.stat(name).st_size:
            set_aside(folder, name, entry.size)


def _columns(sample: Record, details: Record) -> list[str]:
    return [*sample, *(name for name, value in details.items() if value is not None)]


def _can_hold(columns: list[str], sample: Record, details: Record) -> bool:
    own, beside = columns[: len(sample)], columns[len(sample) :]
    allowed = [name for name in details if name in beside]
    return own == list(sample) and beside == allowed and set(_columns(sample, details)) <= set(columns)
