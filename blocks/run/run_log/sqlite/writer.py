"""The way from the event loop to the run log's file: what changed, in batches."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable

from ..record import Record
from .scribe import Batch, Scribe
from .store import Store

log = logging.getLogger("fanlight")

PACE = 0.1
"""Seconds between two batches: so much of its log a process loses when it is killed."""
RETRY = 5.0
"""Seconds until a batch that could not be written is tried again."""
MOST_RUNS = 10_000
MOST_BYTES = 64 * 2**20
"""How many changed records may wait for the disk, and how many bytes they may take."""
LAST_WRITE_WITHIN = 10.0
"""Seconds that the last batch has when the app is closed."""


class Writer:
    """Gathers the records that have changed. Never lets the event loop wait: what the disk cannot take is left out.

        changed ──► waiting ──(every 100 ms)──► batch ──► Scribe ──► SQLite
                       ▲                          │
                       └────(not written: 5 s)────┘

    Args:
        open_store: opens the file; called on the thread that writes.
        on_written: is told, on the event loop, of the records that the file holds now as they were.
    """

    def __init__(self, open_store: Callable[[], Store], on_written: Callable[[Batch], None]) -> None:
        self._open_store = open_store
        self._on_written = on_written
        self._waiting: OrderedDict[str, Record] = OrderedDict()
        self._size = 0
        self._left_out = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._is_closed = False
        self._scribe: Scribe | None = None

    def changed(self, record: Record, size: int) -> None:
        """A record has changed, and takes so many more bytes."""
        if record.key not in self._waiting:
            self._waiting[record.key] = record
            size = record.size
        self._size += size
        while self._size > MOST_BYTES or len(self._waiting) > MOST_RUNS:
            self._leave_out()
        if self._loop is None or self._loop.is_closed():
            self._is_closed = False
            self._schedule(PACE)

    async def close(self) -> None:
        """Write what waits, and end the thread. With the next change, it begins anew."""
        self._is_closed = True
        if self._timer is not None:
            self._timer.cancel()
        if self._waiting:
            self._hand_over()
        scribe, self._scribe = self._scribe, None
        if scribe is not None:
            scribe.end()
            await asyncio.to_thread(scribe.join, LAST_WRITE_WITHIN)
        self._loop = None

    def _leave_out(self) -> None:
        """Give up the record that waits longest; one that lives on comes again with its next change."""
        _, record = self._waiting.popitem(last=False)
        self._size -= record.size
        if record.is_live:
            return
        if not self._left_out:
            log.error(
                "The disk is too slow for the run log: from run %s on, runs are left out of it.", record.run
            )
        self._left_out += 1

    def _schedule(self, seconds: float) -> None:
        """Write before long; until there is an answer, nothing else is scheduled."""
        self._loop = asyncio.get_running_loop()
        self._timer = self._loop.call_later(seconds, self._hand_over)

    def _hand_over(self) -> None:
        batch = list(self._waiting.values())
        self._waiting.clear()
        self._size = 0
        if self._scribe is None:
            self._scribe = Scribe(self._open_store)
            self._scribe.start()
        self._scribe.take(batch, asyncio.get_running_loop(), self._answered)

    def _answered(self, batch: Batch, is_written: bool) -> None:
        self._loop = None
        if not is_written and self._is_closed:
            return  # it was tried once more, and the thread has told how many are lost
        if not is_written:
            self._waiting = OrderedDict((one.key, one) for one in (*batch, *self._waiting.values()))
            self._size = sum(record.size for record in self._waiting.values())
            self._schedule(RETRY)
            return
        self._on_written(batch)
        if self._left_out:
            log.warning("The run log is written again. %d runs were left out of it.", self._left_out)
            self._left_out = 0
        if self._waiting and not self._is_closed:
            self._schedule(PACE)
