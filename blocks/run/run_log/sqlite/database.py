"""The database of the run log: its tables, and how it is opened."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from ....errors import FanlightError
from .alive import alone

VERSION = 1
"""Of the tables. A file with another one was written by another release."""
APPLICATION = 0x464C5257
"""Stands in the file's header and tells it from other programs' databases ("FLRW")."""
PATIENCE = 5.0
"""Seconds that one process waits for another that writes."""
CHECKED_WHOLE = 32 * 2**20
"""Bytes up to which a file is checked page by page when it is opened."""

_TABLES = """
CREATE TABLE starts (
    id INTEGER PRIMARY KEY, token TEXT NOT NULL UNIQUE, git TEXT, page TEXT NOT NULL, begun REAL NOT NULL
);
CREATE TABLE runs (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, start INTEGER NOT NULL REFERENCES starts,
    session TEXT NOT NULL, run TEXT NOT NULL, event TEXT NOT NULL,
    listener INTEGER NOT NULL, name TEXT NOT NULL, api_name TEXT, inputs TEXT NOT NULL,
    asked REAL NOT NULL, waited REAL, ran REAL, state TEXT NOT NULL, message TEXT, left_out INTEGER NOT NULL
);
CREATE INDEX runs_by_event ON runs (session, event);
CREATE INDEX runs_by_time ON runs (asked);
CREATE INDEX runs_by_listener ON runs (listener, asked);
CREATE INDEX runs_live ON runs (start) WHERE state IN ('queued', 'running');
CREATE TABLE entries (
    run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE, number INTEGER NOT NULL,
    seconds REAL NOT NULL, kind TEXT NOT NULL, data TEXT NOT NULL, changes TEXT NOT NULL,
    PRIMARY KEY (run, number)
);
CREATE TABLE media (
    run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE, hash TEXT NOT NULL, size INTEGER NOT NULL,
    PRIMARY KEY (run, hash)
) WITHOUT ROWID;
CREATE INDEX media_by_hash ON media (hash, size);
"""


def connect(path: Path) -> sqlite3.Connection:
    """Open the database for writing, and make it where there is none; for one thread at a time.

    Raises:
        FanlightError: it is damaged, not ours, or cannot be written. The text says what to do.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)  # what visitors entered is nobody else's business
        database = sqlite3.connect(path, PATIENCE, isolation_level=None, check_same_thread=False)
    except (sqlite3.Error, OSError) as error:
        raise _unusable(path, error) from error
    try:
        # what makes and turns a file to WAL waits for others in no order: they might wait for each other
        with alone(path.with_name(f"{path.name}-lock"), PATIENCE):
            _prepare(database, path)
    except (sqlite3.Error, OSError) as error:
        database.close()
        raise _unusable(path, error) from error
    except FanlightError:
        database.close()
        raise
    return database


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """The database, for reading in a `with` block."""
    address = f"file:{quote(str(path))}?mode=ro"
    with closing(sqlite3.connect(address, PATIENCE, isolation_level=None, uri=True)) as database:
        yield database


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """All that is written in the `with` block, or nothing."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:  # SQLite itself has rolled back where the disk is full
            database.execute("ROLLBACK")
        raise


def _prepare(database: sqlite3.Connection, path: Path) -> None:
    for setting in ("auto_vacuum = INCREMENTAL", "foreign_keys = ON", f"journal_size_limit = {2**24}"):
        database.execute(f"PRAGMA {setting}")
    with transaction(database):  # of two processes that find no file, one makes the tables
        _check_whose(database, path)
        if not _number(database, "user_version"):
            for statement in _TABLES.split(";"):
                database.execute(statement)
            database.execute(f"PRAGMA application_id = {APPLICATION}")
            database.execute(f"PRAGMA user_version = {VERSION}")
    # A commit need not reach the disk: what the process wrote survives its end, if not that of the power.
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = NORMAL")
    _check_whole(database, path)


def _check_whose(database: sqlite3.Connection, path: Path) -> None:
    version, owner = _number(database, "user_version"), _number(database, "application_id")
    tables = database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and owner != APPLICATION:
        raise FanlightError(
            f"The run log {path} is the database of another program. Name another file in run_log=."
        )
    if tables and version != VERSION:
        raise FanlightError(
            f"The run log {path} was written by another release of Fanlight (format {version}, this one reads "
            f"{VERSION}). Name another file in run_log=, or move this one away."
        )


def _check_whole(database: sqlite3.Connection, path: Path) -> None:
    busy, *_ = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    pages, size = _number(database, "page_count"), _number(database, "page_size")
    if not busy and path.stat().st_size < pages * size:
        raise sqlite3.DatabaseError(f"it ends after {path.stat().st_size:,} of {pages * size:,} bytes")
    if pages * size <= CHECKED_WHOLE:
        found = database.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise sqlite3.DatabaseError(found)


def _number(database: sqlite3.Connection, pragma: str) -> int:
    number: int = database.execute(f"PRAGMA {pragma}").fetchone()[0]
    return number


def _unusable(path: Path, error: Exception) -> FanlightError:
    if isinstance(error, (OSError, sqlite3.OperationalError)):
        advice = (
            "See that its folder is there, can be written and has room, or name another file in run_log=."
        )
        return FanlightError(f"The run log {path} cannot be written: {error}. {advice}")
    advice = "Move it away, with its -wal and -shm files; `sqlite3 FILE .recover` may save the runs in it."
    return FanlightError(f"The run log {path} is damaged: {error}. {advice}")
