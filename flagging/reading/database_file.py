"""DatabaseFile: the samples in the database of a flagged folder."""

import sqlite3
from array import array
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from ..errors import BadFlagFile, UnknownSample
from ..keeping.database import reading
from ..keeping.facts import ReviewFact, RunFact, read_fact
from ..keeping.typed_json import loads
from ..sample import Sample

SAMPLE = "SELECT id, data, described FROM samples JOIN columns ON columns.number = columns WHERE samples.number = ?"
FACTS = "SELECT fact FROM facts WHERE sample = ? ORDER BY number"


class DatabaseFile:
    """The samples that were in a database when it was opened here: a source of samples.

    Eight bytes of each are held, its number; the samples themselves are read when they are asked for.

    Args:
        path: Where the database lies, in the flagged folder.

    Raises:
        BadFlagFile: It is none that the loggers write.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._reading() as database:
            found = database.execute("SELECT number FROM samples ORDER BY number")
            self._numbers = array("Q", (number for (number,) in found))

    def __len__(self) -> int:
        return len(self._numbers)

    def ids(self, places: Iterable[int]) -> Iterator[str]:
        with self._reading() as database:
            for place in places:
                yield self._row(database, place)[0]

    def samples(self, places: Iterable[int]) -> Iterator[Sample]:
        with self._reading() as database:
            for place in places:
                yield self._sample(database, *self._row(database, place))

    def _row(self, database: sqlite3.Connection, place: int) -> tuple[str, str, str]:
        row: tuple[str, str, str] | None = database.execute(SAMPLE, (self._numbers[place],)).fetchone()
        if row is None:
            raise UnknownSample("A sample was taken back after the folder was read: read it again.")
        return row

    def _sample(self, database: sqlite3.Connection, id: str, text: str, described: str) -> Sample:
        folder = self._path.parent
        data: dict[str, Any] = loads(text, folder)
        facts = [read_fact(line.encode(), folder) for (line,) in database.execute(FACTS, (id,))]
        run = next((fact for fact in facts if isinstance(fact, RunFact)), RunFact(id, (), None))
        roles = dict(zip(data, run.roles, strict=False))
        reviews = tuple(fact.review for fact in facts if isinstance(fact, ReviewFact))
        return Sample(id, self._path.name, data, roles, loads(described, folder), run.run, reviews)

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
