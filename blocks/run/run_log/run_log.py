"""Where the records of all runs are kept. This one keeps the latest, in memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ...errors import BadFile
from ...tree.listener import Listener
from ...wire.media import StoredFile, file_id
from .app_version import AppVersion
from .keys import Keys
from .record import Record


@dataclass(frozen=True, slots=True)
class RunLimits:
    """How much is kept in memory.

    Args:
        runs: records; 1,000.
        size: bytes of all of them, about; 64 MiB.
    """

    runs: int = 1_000
    size: int = 64 * 2**20


class RunLog:
    """The latest runs of an app, in memory. Those that ended first are forgotten first.

    The run engine writes it on the event loop, and so it takes next to no time; readers may wait for a disk.

    Args:
        version: of the app.
        find: the file that a session knows by a handle's id; raises `BadFile` where there is none.
        limits: how much is kept.

    Attributes:
        version: of the app.
        tells_starts: whether it wants to be told on the event loop when a run starts.
    """

    def __init__(
        self,
        version: AppVersion,
        find: Callable[[str, str], StoredFile],
        limits: RunLimits | None = None,
    ) -> None:
        self.version = version
        self.tells_starts = False
        self._find = find
        self._limits = limits or RunLimits()
        self._live: OrderedDict[str, Record] = OrderedDict()
        self._ended: OrderedDict[str, Record] = OrderedDict()
        self._by_run: dict[tuple[str, str], Record] = {}
        self._size = 0
        self._keys = Keys()

    def begin(self, session: str, run: str, listener: Listener, inputs: Mapping[int, Any]) -> Record:
        """A run has been asked for.

        Args:
            session: the public id of whoever asked.
            run: the run's id in that session.
            listener: what shall run.
            inputs: the payloads that it works on, by block id.

        Returns:
            Its record, which takes what happens from now on: `start`, `add`, `end`.
        """
        key = self._keys.new()
        api_name = listener.api_name if isinstance(listener.api_name, str) else None
        record = Record(
            key, session, run, listener.index, listener.name, api_name, inputs, self.version, self._changed
        )
        record.tells_start = self.tells_starts
        self._live[key] = record
        self._by_run[session, run] = record
        self._size += record.size
        self._make_room()
        return record

    async def get(self, key: str) -> Record | None:
        """The record with this key; None where it is not kept, or no longer."""
        return self._live.get(key) or self._ended.get(key)

    async def find(self, session: str, run: str) -> Record | None:
        """The record of a session's run; None where it is not kept, or no longer."""
        return self._by_run.get((session, run))

    async def recent(self, limit: int = 50, listener: int | None = None) -> list[Record]:
        """The latest records, by the time at which they were asked for, newest first.

        Args:
            limit: how many at most.
            listener: only those of the listener with this index.
        """
        records = [one for one in self._records() if listener is None or one.listener == listener]
        return sorted(records, key=lambda record: record.asked, reverse=True)[:limit]

    async def family(self, record: Record) -> list[Record]:
        """All that one event led to, in order, given any of its runs."""
        wanted = (record.session, record.event)
        found = [one for one in self._records() if (one.session, one.event) == wanted]
        return sorted(found, key=lambda one: one.asked)

    def file(self, record: Record, handle: Mapping[str, Any]) -> StoredFile | None:
        """The file that a handle in a record's outputs stands for; None where it is gone. Looks at the disk."""
        try:
            return self._find(record.session, file_id(handle) or "")
        except BadFile:
            return None

    async def close(self) -> None:
        """Write what is still to be written."""

    def _records(self) -> list[Record]:
        return [*self._ended.values(), *self._live.values()]

    def _changed(self, record: Record, size: int) -> None:
        if record.key not in self._live:  # it was forgotten
            return
        if not record.is_live:
            self._ended[record.key] = self._live.pop(record.key)
        if size:
            self._size += size
            self._make_room()

    def _make_room(self) -> None:
        limits = self._limits
        while self._size > limits.size or len(self._live) + len(self._ended) > limits.runs:
            self._forget(next(iter((self._ended or self._live).values())))

    def _forget(self, record: Record) -> None:
        known = self._live.pop(record.key, None) or self._ended.pop(record.key, None)
        if known is None:
            return
        self._size -= record.size
        if self._by_run.get((record.session, record.run)) is record:
            del self._by_run[record.session, record.run]
