"""Database: the file flags.db of a flagged folder, and how it is opened.

A sample is the line of JSON that JSONLogger writes; its run and the facts that come later are the lines that else
stand in the journal. Views show of them what one looks for; `data ->> '$.Age'` takes out other values.
"""

import errno
import os
import sqlite3
import stat
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from ..errors import BadFlagFile
from .folder import Folder

NAME = "flags.db"
APPLICATION = 0x464C5347
"""Stands in the file's header and tells it from other programs' databases ("FLSG")."""
VERSION = 1
PATIENCE = 10.0
"""Seconds to wait for other programs that write, such as a database browser; loggers wait for the folder's lock."""

_TABLES = """
CREATE TABLE columns (number INTEGER PRIMARY KEY, described TEXT NOT NULL UNIQUE);
CREATE TABLE samples (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    columns INTEGER NOT NULL REFERENCES columns, data TEXT NOT NULL, run TEXT
);
CREATE TABLE facts (
    number INTEGER PRIMARY KEY, sample INTEGER NOT NULL REFERENCES samples ON DELETE CASCADE, fact TEXT NOT NULL
);
CREATE INDEX facts_by_sample ON facts (sample);
CREATE TABLE tally (samples INTEGER NOT NULL, last INTEGER NOT NULL, told TEXT NOT NULL);
INSERT INTO tally VALUES (0, 0, '');
CREATE VIEW flags AS SELECT id AS sample, json_extract(data, '$.flag') AS flag,
    json_extract(data, '$.username') AS username, json_extract(data, '$.timestamp') AS timestamp FROM samples;
CREATE VIEW runs AS SELECT id AS sample, json_extract(run, '$.run.function') AS function,
    json_extract(run, '$.run.state') AS state, json_extract(run, '$.run.message') AS message,
    json_extract(run, '$.run.asked') AS asked, json_extract(run, '$.run.waited') AS waited,
    json_extract(run, '$.run.ran') AS ran, json_extract(run, '$.run.version') AS version
    FROM samples WHERE json_extract(run, '$.run') IS NOT NULL;
CREATE VIEW reviews AS SELECT id AS sample, json_extract(fact, '$.at') AS at, json_extract(fact, '$.by') AS by,
    json_extract(fact, '$.verdict') AS verdict, json_extract(fact, '$.expected') AS expected,
    json_extract(fact, '$.comment') AS comment FROM facts JOIN samples ON samples.number = sample;
"""


@dataclass(frozen=True)
class Held:
    """A connection, and what it must not outlive: the file that it has open, the process that opened it."""

    connection: sqlite3.Connection
    file: os.stat_result
    process: int

    def fits(self, file: os.stat_result | None) -> bool:
        return file is not None and os.path.samestat(file, self.file) and self.process == os.getpid()

    def close(self) -> None:
        if self.process == os.getpid():  # it is the parent's, where the process was forked
            self.connection.close()


class Database:
    """The database of a folder, for writing. Whoever uses it holds the folder's lock.

    It is opened when it is first needed, and then held open: closing it costs more than a sample.
    """

    def __init__(self) -> None:
        self._held: Held | None = None
        self._close = weakref.finalize(self, lambda: None)

    @contextmanager
    def transaction(self, folder: Folder) -> Iterator[sqlite3.Connection]:
        """All that is written in the `with` block is on the disk after it, or nothing of it.

        Raises:
            OSError: The file cannot be written, or there is no room.
            BadFlagFile: It is damaged, or another program's.
        """
        with _explained(folder.path / NAME):
            connection = self._open(folder)
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # SQLite itself has rolled back where the disk is full
                    connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        self._held = None
        self._close()

    def _open(self, folder: Folder) -> sqlite3.Connection:
        if self._held is not None and self._held.fits(file_in(folder)):
            return self._held.connection
        self.close()
        connection = _connect(folder.path / NAME)
        self._held = Held(connection, folder.stat(NAME), os.getpid())
        self._close = weakref.finalize(self, self._held.close)
        return connection


def reading(path: Path) -> sqlite3.Connection:
    """Open a database for reading, as it is now. Others may write meanwhile.

    Raises:
        sqlite3.Error: It cannot be read.
    """
    address = f"file:{quote(str(path))}"
    try:
        return _snapshot(f"{address}?mode=rw")  # what was not yet moved to the file itself may have to be
    except sqlite3.OperationalError:
        if path.with_name(f"{NAME}-wal").exists():
            raise
        return _snapshot(f"{address}?immutable=1")  # nobody writes, and this process may not


def _snapshot(address: str) -> sqlite3.Connection:
    connection = sqlite3.connect(address, PATIENCE, isolation_level=None, check_same_thread=False, uri=True)
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("BEGIN")
        connection.execute("SELECT 1 FROM sqlite_master")
    except BaseException:
        connection.close()
        raise
    return connection


def file_in(folder: Folder) -> os.stat_result | None:
    """The database's file, if it is there.

    Raises:
        OSError: Something else is in its place, or in that of a file which SQLite keeps beside it.
    """
    found = [_ordinary(folder, NAME + suffix) for suffix in ("", "-wal", "-shm")]
    return found[0]


def _ordinary(folder: Folder, name: str) -> os.stat_result | None:
    try:
        found = folder.stat(name)
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "Not an ordinary file", str(folder.path / name))
    return found


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        _prepare(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    tables, owner, version = (
        connection.execute(query).fetchone()[0]
        for query in ("SELECT count(*) FROM sqlite_master", "PRAGMA application_id", "PRAGMA user_version")
    )
    if tables and (owner, version) != (APPLICATION, VERSION):
        whose = "of another release of Fanlight" if owner == APPLICATION else "of another program"
        raise BadFlagFile(f"{path} is a database {whose}. Move it out of the flagged folder.")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")  # so that what is committed is on the disk
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")  # what is taken back is gone from the file
    if not tables:
        marks = f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION};"
        connection.executescript(f"BEGIN; {_TABLES} {marks} COMMIT")


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        number = errno.ENOSPC if "full" in str(error) else errno.EIO
        raise OSError(number, str(error), str(path)) from error
    except sqlite3.DatabaseError as error:
        raise BadFlagFile(
            f"{path} is damaged: {error}. Move it away, with its -wal and -shm files; "
            "`sqlite3 FILE .recover` may save the samples in it."
        ) from error
