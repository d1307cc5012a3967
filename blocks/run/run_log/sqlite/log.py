"""The run log that outlives the server."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from typing import Any

from ....tree.listener import Listener
from ....wire.media import StoredFile, file_id
from ..app_version import AppVersion
from ..record import Record
from ..run_log import RunLog
from .database import connect, reading
from .media import KeptMedia
from .rows import GONE, read_record
from .run_log_file import RunLogFile
from .store import Store, mark_lost
from .writer import Writer


class SqliteLog(RunLog):
    """Keeps the records of all runs in a file. In memory are those that last, and those on their way to the disk.

    Several processes may share a file: each writes its own runs and reads those of all.

    Args:
        file: which one, and how long what is in it is kept.
        version: of the app.
        find: the file that a session knows by a handle's id; raises `BadFile` where there is none.

    Raises:
        FanlightError: the file cannot be used. The text says what to do.
    """

    def __init__(self, file: RunLogFile, version: AppVersion, find: Callable[[str, str], StoredFile]) -> None:
        super().__init__(version, find)
        self.tells_starts = True
        self._file = file
        self._media = KeptMedia(file.media)
        self._writer = Writer(lambda: Store(file, version, find), self._written)
        with closing(connect(file.database)) as database:
            mark_lost(database, file)

    def begin(self, session: str, run: str, listener: Listener, inputs: Mapping[int, Any]) -> Record:
        record = super().begin(session, run, listener, inputs)
        self._writer.changed(record, 0)
        return record

    async def get(self, key: str) -> Record | None:
        return await super().get(key) or await self._one("key = ?", key)

    async def find(self, session: str, run: str) -> Record | None:
        found = await super().find(session, run)
        return found or await self._one(
            "session = ? AND event = ? AND run = ?", session, run.partition(".")[0], run
        )

    async def recent(self, limit: int = 50, listener: int | None = None) -> list[Record]:
        memory = await super().recent(limit, listener)
        which, arguments = ("true", ()) if listener is None else ("listener = ?", (listener,))
        kept = await asyncio.to_thread(self._read, f"{which} ORDER BY asked DESC LIMIT ?", *arguments, limit)
        return sorted(_together(memory, kept), key=lambda record: record.asked, reverse=True)[:limit]

    async def family(self, record: Record) -> list[Record]:
        memory = await super().family(record)
        kept = await asyncio.to_thread(self._read, "session = ? AND event = ?", record.session, record.event)
        return sorted(_together(memory, kept), key=lambda one: one.asked)

    def file(self, record: Record, handle: Mapping[str, Any]) -> StoredFile | None:
        kept = self._media.path(file_id(handle) or GONE)
        if kept.is_file():
            return StoredFile(kept.name, handle["name"], handle["mime"], handle["size"], kept)
        return super().file(record, handle)

    async def close(self) -> None:
        await self._writer.close()

    def _changed(self, record: Record, size: int) -> None:
        super()._changed(record, size)
        self._writer.changed(record, size)

    def _written(self, batch: list[Record]) -> None:
        for record in batch:
            if not record.is_live:
                self._forget(record)

    async def _one(self, which: str, *arguments: Any) -> Record | None:
        found = await asyncio.to_thread(self._read, which, *arguments)
        return found[0] if found else None

    def _read(self, which: str, *arguments: Any) -> list[Record]:
        with reading(self._file.database) as database:
            database.row_factory = sqlite3.Row
            database.execute("BEGIN")  # a run and its entries as they stood at one moment
            rows = database.execute(
                f"SELECT runs.*, git, page FROM runs JOIN starts ON starts.id = start WHERE {which}",
                arguments,
            ).fetchall()
            every = "SELECT * FROM entries WHERE run = ? ORDER BY number"
            return [
                read_record(row, database.execute(every, (row["id"],)).fetchall(), self._media)
                for row in rows
            ]


def _together(memory: list[Record], kept: list[Record]) -> list[Record]:
    """Of a record that is both in memory and in the file, the one in memory is the newer."""
    return list({record.key: record for record in (*kept, *memory)}.values())
