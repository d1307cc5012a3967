"""DatabaseFile: the samples in the database of a flagged folder."""

import sqlite3
from array import array
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeAlias

from ..errors import BadFlagFile, UnknownSample
from ..keeping.database import reading
from ..keeping.facts import ReviewFact, RunFact, read_fact
from ..keeping.json_rows import JsonRows
from ..keeping.rows import Rows
from ..keeping.typed_json import loads
from ..sample import Sample

SAMPLE = """
SELECT id, data, run, described FROM samples JOIN columns ON columns.number = columns WHERE samples.number = ?
"""
FACTS = "SELECT fact FROM facts WHERE sample = ? ORDER BY number"
Row: TypeAlias = tuple[str, str, str | None, str]


class DatabaseFile:
    """The samples that were in a database when it was opened here: a source of samples.

    Eight bytes of each are held, its number; the samples themselves are read when they are asked for.

    Args:
        path: Where the database lies, in the flagged folder.

    Raises:
        BadFlagFile: It is none that the loggers write.
    """

    def __init__(self, path: Path) -> None:
        self.named = "dataset1.jsonl"
        self.form: Rows = JsonRows()
        self._path = path
        with self._reading() as database:
            found = database.execute("SELECT number FROM samples ORDER BY number")
            self._numbers = array("Q", (number for (number,) in found))

    def __len__(self) -> int:
        return len(self._numbers)

    def ids(self, places: Iterable[int]) -> Iterator[str]:
        with self._reading() as database:
            for place in places:
                yield self._row(database, self._numbers[place])[0]

    def rows(self, places: Iterable[int]) -> Iterator[bytes]:
        with self._reading() as database:
            for place in places:
                yield self._row(database, self._numbers[place])[1].encode() + b"\n"

    def samples(self, places: Iterable[int]) -> Iterator[Sample]:
        with self._reading() as database:
            for place in places:
                yield self._sample(database, self._numbers[place])

    def _row(self, database: sqlite3.Connection, number: int) -> Row:
        row: Row | None = database.execute(SAMPLE, (number,)).fetchone()
        if row is None:
            raise UnknownSample("A sample was taken back after the folder was read: read it again.")
        return row

    def _sample(self, database: sqlite3.Connection, number: int) -> Sample:
        identifier, text, run, described = self._row(database, number)
        folder = self._path.parent
        data: dict[str, Any] = loads(text, folder)
        lines = [run, *(line for (line,) in database.execute(FACTS, (number,)))]
        facts = [read_fact(line.encode(), folder) for line in lines if line is not None]
        shown = next((fact for fact in facts if isinstance(fact, RunFact)), RunFact(identifier, (), None))
        roles = dict(zip(data, shown.roles, strict=False))
        reviews = tuple(fact.review for fact in facts if isinstance(fact, ReviewFact))
        return Sample(identifier, self._path.name, data, roles, loads(described, folder), shown.run, reviews)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(reading(self._path)) as database:
                yield database
        except (sqlite3.Error, ValueError, RecursionError) as error:
            raise BadFlagFile(
                f"{self._path} is not a database that the loggers wrote: {error}. Move it out of the flagged folder, "
                "with its -wal and -shm files, or undo what was changed in it."
            ) from error
