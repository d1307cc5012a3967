"""SampleTable: the records of a flagged folder in its database."""

from pathlib import Path
from sqlite3 import Connection

from .clock import later_than
from .database import NAME, Database, file_in
from .facts import Fact, ReviewFact, RunFact, write_fact
from .folder import Folder
from .json_rows import JsonRows
from .kept_file import files_in, remove_file
from .ledger import locked
from .rows import Record
from .sample_id import sample_id
from .store import TIMESTAMP, Appended, Known
from .typed_json import dumps, loads


class SampleTable:
    """Appends records to the database of a folder, and takes them out again: a `Store`.

    Every record says its own columns, so that all of them stand in one table.
    """

    def __init__(self) -> None:
        self._database = Database()

    def append(self, folder: Folder, sample: Record, details: Record, known: Known) -> Appended:
        with locked(folder), self._database.transaction(folder) as database:
            count, last, told = database.execute("SELECT samples, last, told FROM tally").fetchone()
            time = later_than(told)
            row = JsonRows().row(sample | details | {TIMESTAMP: time})
            identifier = sample_id(row)
            run = _line(RunFact(identifier, known.roles, known.run)) if known.roles or known.run else None
            database.execute(
                "INSERT INTO samples (number, id, columns, data, run) VALUES (?, ?, ?, ?, ?)",
                (last + 1, identifier, _columns(database, known), row.decode().rstrip("\n"), run),
            )
            database.execute("UPDATE tally SET samples = ?, last = ?, told = ?", (count + 1, last + 1, time))
        return Appended(NAME, count + 1, identifier, count == 0)

    def remove(self, folder: Folder, sample: str) -> bool:
        with locked(folder):
            if file_in(folder) is None:
                return False
            with self._database.transaction(folder) as database:
                files = _files(database, sample, folder.path)
                gone = database.execute("DELETE FROM samples WHERE id = ?", (sample,)).rowcount
                database.execute("UPDATE tally SET samples = samples - ?", (gone,))
            for file in files:
                remove_file(folder, file)
            return bool(gone)

    def recover(self, folder: Folder, sample: Record, details: Record) -> None:
        with locked(folder):
            if file_in(folder) is not None:
                with self._database.transaction(folder):
                    pass  # to open it is enough


def add_fact(database: Connection, fact: ReviewFact) -> bool:
    """Add a fact on a sample, and tell whether that is there."""
    found = database.execute("SELECT number FROM samples WHERE id = ?", (fact.sample,)).fetchone()
    if found is not None:
        database.execute("INSERT INTO facts (sample, fact) VALUES (?, ?)", (*found, _line(fact)))
    return found is not None


def _line(fact: Fact) -> str:
    return write_fact(fact).decode().rstrip("\n")


def _columns(database: Connection, known: Known) -> int:
    """The number of a description of columns, which is written down once."""
    described = (dumps({name: dict(one) for name, one in known.columns.items()}),)
    database.execute("INSERT OR IGNORE INTO columns (described) VALUES (?)", described)
    number: int = database.execute("SELECT number FROM columns WHERE described = ?", described).fetchone()[0]
    return number


def _files(database: Connection, sample: str, folder: Path) -> list[Path]:
    """The files of a sample, and of what is known of it."""
    rows = database.execute(
        "SELECT data FROM samples WHERE id = :id "
        "UNION ALL SELECT fact FROM facts JOIN samples ON samples.number = sample WHERE id = :id",
        {"id": sample},
    )
    return [file for (text,) in rows for file in files_in(loads(text, folder))]
