"""The thread that writes the run log's file."""

from __future__ import annotations

import logging
import sqlite3
from asyncio import AbstractEventLoop
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread

from ....errors import FanlightError
from ..record import Record
from .store import Store

log = logging.getLogger("fanlight")

TIDY_EVERY = 3_600.0
"""Seconds between two looks at what has grown old."""

Batch = list[Record]
Answer = Callable[[Batch, bool], None]
"""Is told of a batch, and whether it was written."""


class Scribe(Thread):
    """Writes one batch after the other, until it is told to end.

    Args:
        open_store: opens the file; called on this thread.
    """

    def __init__(self, open_store: Callable[[], Store]) -> None:
        super().__init__(name="fanlight-run-log", daemon=True)
        self._open_store = open_store
        self._store: Store | None = None
        self._batches: SimpleQueue[tuple[Batch, AbstractEventLoop, Answer] | None] = SimpleQueue()
        self._unwritten = 0

    def take(self, batch: Batch, loop: AbstractEventLoop, answer: Answer) -> None:
        """Write a batch, and answer on the event loop."""
        self._batches.put((batch, loop, answer))

    def end(self) -> None:
        """End when all that was taken has been tried."""
        self._batches.put(None)

    def run(self) -> None:
        """The thread."""
        while True:
            try:
                task = self._batches.get(timeout=TIDY_EVERY)
            except Empty:
                self._try([])
                continue
            if task is None:
                break
            batch, loop, answer = task
            is_written = self._try(batch)
            with suppress(RuntimeError):  # the loop is closed: nobody waits for the answer
                loop.call_soon_threadsafe(answer, batch, is_written)
        if self._unwritten:
            log.error("The run log ends without its last %d runs.", self._unwritten)
        if self._store is not None:
            self._store.close()

    def _try(self, batch: Batch) -> bool:
        """Write a batch, or clean up where it is empty; whether that went well. A fault is told once."""
        try:
            if self._store is None:
                self._store = self._open_store()
                self._store.tidy()
            if batch:
                self._store.write(batch)
            else:
                self._store.tidy()
        except (sqlite3.Error, OSError, FanlightError) as error:
            if not self._unwritten:
                log.error("The run log cannot be written: %s. It is tried again; runs wait in memory.", error)
            self._unwritten = len(batch) or 1
            return False
        if self._unwritten:
            log.warning("The run log is written again.")
            self._unwritten = 0
        return True
