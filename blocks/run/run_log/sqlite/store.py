"""The run log's file as its one writing thread uses it."""

from __future__ import annotations

import logging
import math
import sqlite3
import time
from collections.abc import Callable, Sequence

from ....wire.media import StoredFile
from ..app_version import AppVersion
from ..record import Record
from .alive import Alive, is_alive
from .database import connect, transaction
from .media import KeptMedia
from .rows import RUN, Rows, RowWriter
from .run_log_file import RunLogFile

log = logging.getLogger("fanlight")

AT_ONCE = 500
"""Runs that are removed in one go: others wait for that long."""
SLACK = 0.05
"""The share of the space that is freed beyond what must be; after so much has been written it is looked at again."""
LOST = "The server stopped before this run had ended."


def mark_lost(database: sqlite3.Connection, file: RunLogFile) -> None:
    """Say of each run whose server has ended, and that has not, that it is lost."""
    live = "state IN ('queued', 'running')"
    starts = f"SELECT id, token FROM starts WHERE id IN (SELECT start FROM runs WHERE {live})"
    for start, token in database.execute(starts).fetchall():
        if not is_alive(file.media / "alive", token):
            database.execute(
                f"UPDATE runs SET state = 'lost', message = ? WHERE start = ? AND {live}", (LOST, start)
            )


class Store:
    """One start of the app, in the file. Opened, used and closed by the thread that writes.

    Args:
        file: which one.
        version: of the app.
        find: the file that a session knows by a handle's id.

    Raises:
        FanlightError: the file cannot be used.
    """

    def __init__(self, file: RunLogFile, version: AppVersion, find: Callable[[str, str], StoredFile]) -> None:
        self._file = file
        self._media = KeptMedia(file.media)
        self._rows = RowWriter(self._media, find)
        self._limit = math.inf if file.megabytes is None else file.megabytes * 2**20
        self._fresh = 0
        self._places: dict[str, int] = {}
        self._database = connect(file.database)
        file.media.mkdir(mode=0o700, exist_ok=True)
        self._alive = Alive(file.media / "alive")
        begun = (self._alive.token, *version, time.time())
        self._start = self._database.execute(
            "INSERT INTO starts (token, git, page, begun) VALUES (?, ?, ?, ?)", begun
        ).lastrowid

    def write(self, records: Sequence[Record]) -> None:
        """Write what is new of these records: all of it, or nothing.

        Raises:
            sqlite3.Error, OSError: there is no room, the file is damaged, or another process writes for too long.
        """
        found = [rows for rows in map(self._rows_of, records) if rows is not None]
        with transaction(self._database):
            for rows in found:
                self._put(rows)
        for rows in found:
            self._fresh += rows.size
            if rows.is_last:
                self._places.pop(rows.key, None)
            else:
                self._places[rows.key] = rows.next
        if self._fresh > self._limit * SLACK:
            self.tidy()

    def tidy(self) -> None:
        """Remove what is too old, then the oldest until the rest has room.

        Raises:
            sqlite3.Error, OSError: as `write`.
        """
        if self._file.days is not None:
            before = time.time() - self._file.days * 86_400
            while self._remove(AT_ONCE, before):
                pass
        self._fresh = 0
        self._shrink()
        self._forget_starts()
        self._database.execute("PRAGMA incremental_vacuum").fetchall()
        self._media.sweep(self._is_named)

    def close(self) -> None:
        """Let go of the file."""
        self._alive.end()
        self._database.close()

    def _rows_of(self, record: Record) -> Rows | None:
        try:
            return self._rows.rows(record, self._places.get(record.key, 0))
        except TypeError:  # an author's component whose payload is none; the others are kept all the same
            log.exception("Run %s of %r cannot be kept in the run log.", record.run, record.name)
            return None

    def _put(self, rows: Rows) -> None:
        execute = self._database.execute
        execute(_PUT_RUN, (*rows.run, self._start))
        run = execute("SELECT id FROM runs WHERE key = ?", (rows.key,)).fetchone()[0]
        if rows.replaces_from is not None:
            execute("DELETE FROM entries WHERE run = ? AND number >= ?", (run, rows.replaces_from))
        many = self._database.executemany
        many(
            "INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?, ?)", [(run, *one) for one in rows.entries]
        )
        many("INSERT OR IGNORE INTO media VALUES (?, ?, ?)", [(run, *one) for one in rows.media.items()])

    def _remove(self, count: int, before: float = math.inf) -> int:
        """Remove the oldest runs that have ended, so many at most; gives how many there were."""
        with transaction(self._database):
            return self._database.execute(
                "DELETE FROM runs WHERE id IN (SELECT id FROM runs WHERE asked < ? "
                "AND state NOT IN ('queued', 'running') ORDER BY asked LIMIT ?)",
                (before, count),
            ).rowcount

    def _shrink(self) -> None:
        if self._used() <= self._limit:
            return
        # a twentieth at a time, so that it stops near the limit, and need not be done again soon
        each = max(1, min(AT_ONCE, self._number("SELECT count(*) FROM runs") // 20))
        while self._used() > self._limit * (1 - SLACK) and self._remove(each):
            pass

    def _used(self) -> int:
        """The bytes that the runs and their files take."""
        pages = self._number("PRAGMA page_count") - self._number("PRAGMA freelist_count")
        files = self._number("SELECT coalesce(sum(size), 0) FROM (SELECT DISTINCT hash, size FROM media)")
        return pages * self._number("PRAGMA page_size") + files

    def _forget_starts(self) -> None:
        idle = "NOT EXISTS (SELECT 1 FROM runs WHERE start = starts.id)"
        for (token,) in self._database.execute(f"SELECT token FROM starts WHERE {idle}").fetchall():
            if not is_alive(self._file.media / "alive", token):
                # asked again, and by its token: it may have ended after a last run, and others may have its id
                self._database.execute(f"DELETE FROM starts WHERE token = ? AND {idle}", (token,))

    def _is_named(self, digest: str) -> bool:
        found = self._database.execute("SELECT 1 FROM media WHERE hash = ? LIMIT 1", (digest,))
        return found.fetchone() is not None

    def _number(self, question: str) -> int:
        number: int = self._database.execute(question).fetchone()[0]
        return number


_PUT_RUN = (
    f"INSERT INTO runs ({', '.join(RUN)}, start) VALUES ({', '.join('?' for _ in RUN)}, ?) ON CONFLICT (key) DO UPDATE "
    "SET waited = excluded.waited, ran = excluded.ran, state = excluded.state, message = excluded.message, "
    "left_out = excluded.left_out, inputs = CASE excluded.inputs WHEN '' THEN inputs ELSE excluded.inputs END"
)
