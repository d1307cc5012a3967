"""What is known of one run, from the moment it was asked for: the run log's entry."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Iterator, Mapping
from typing import Any, Literal

from ...wire.codec import write
from ...wire.diff import difference
from .app_version import AppVersion
from .entry import Entry, Kind, Props, Reader
from .weight import weight

State = Literal["queued", "running", "done", "failed", "skipped", "cancelled", "lost"]
ROOM = 2**20
"""Bytes that the entries of a run may take before only the last ones are kept."""
OVERHEAD = 150
"""Bytes that an entry takes beside its data."""


class Record:
    """One run. The run engine writes it, on the event loop; it may be read from anywhere.

    Entries are kept by reference. An output that differs little from the one before is kept as its difference;
    when all of them take a megabyte, the first ones stay, and of those that follow only the last of each kind.

    Args:
        key: 128 random bits in hexadecimal digits: whoever knows it may read the record.
        session: the public id of the session that asked.
        run: the run's id in its session.
        listener: its listener's index in the graph.
        name: the name of its function.
        api_name: the name under which programs call it.
        inputs: the payloads that it works on, by block id; files in them are `StoredFile`s.
        version: of the app.
        on_change: is told of each change, and by how many bytes it made the record larger.

    Attributes:
        asked: when it was asked for, in seconds since 1970.
        waited: seconds until it started, or ended without; None as long as it waits.
        ran: seconds from then until its end; None as long as it has not ended.
        state: where it stands; "lost" when the server stopped before it had ended.
        message: why it failed, or how it was stopped.
        outputs: what its outputs show now: props by block id, a file in them by its handle.
        left_out: how many entries are not kept.
        size: about how many bytes it takes.
        tells_start: whether somebody who is to be told on the event loop wants to know when it starts.
    """

    __slots__ = (
        "_asked", "_entries", "_full", "_is_restored", "_last", "_listeners", "_next", "_on_change", "api_name",
        "asked", "inputs", "key", "left_out", "listener", "message", "name", "outputs", "ran", "run", "session",
        "size", "state", "tells_start", "version", "waited",
    )  # fmt: skip

    def __init__(
        self,
        key: str,
        session: str,
        run: str,
        listener: int,
        name: str,
        api_name: str | None,
        inputs: Mapping[int, Any],
        version: AppVersion,
        on_change: Callable[[Record, int], None],
    ) -> None:
        self.key = key
        self.session = session
        self.run = run
        self.listener = listener
        self.name = name
        self.api_name = api_name
        self.inputs = inputs
        self.version = version
        self.asked = time.time()
        self.waited: float | None = None
        self.ran: float | None = None
        self.state: State = "queued"
        self.message: str | None = None
        self.outputs: dict[int, Props] = {}
        self.left_out = 0
        self.size = OVERHEAD + weight(inputs)
        self._asked = time.monotonic()
        self._entries: list[Entry] = []
        self._last: dict[Kind, Entry] = {}
        self._next = 0
        self._full = False
        self._is_restored = False
        self.tells_start = False
        self._listeners: set[asyncio.Event] | None = None
        self._on_change = on_change

    @property
    def asked_at(self) -> float:
        """When it was asked for, by the monotonic clock of the process that asked."""
        return self._asked

    @property
    def started(self) -> float | None:
        """When it started, in seconds since 1970."""
        return None if self.waited is None else self.asked + self.waited

    @property
    def ended(self) -> float | None:
        """When it ended, in seconds since 1970."""
        return None if self.ran is None else self.asked + (self.waited or 0) + self.ran

    @property
    def is_live(self) -> bool:
        """Whether it has still to end."""
        return self.state == "queued" or self.state == "running"

    @property
    def grows(self) -> bool:
        """Whether it may change: one that was read from a file does not, even where another process goes on with it."""
        return self.is_live and not self._is_restored

    @property
    def count(self) -> int:
        """How many entries there were so far."""
        return self._next

    @property
    def event(self) -> str:
        """The id of the event that led to it."""
        return self.run.partition(".")[0]

    def start(self, at: float | None = None) -> None:
        """It has left its lane.

        Args:
            at: when, by the monotonic clock; None: now.
        """
        self.start_quietly(time.monotonic() if at is None else at)
        self._changed(0)

    def start_quietly(self, at: float) -> None:
        """It has left its lane, and nobody is told: so this may be called from any thread."""
        self.waited = at - self._asked
        self.state = "running"

    def add(self, kind: Kind, data: Any) -> None:
        """Add what happened.

        Args:
            kind: what it is.
            data: of an "output", the props that it changed, by block id; of a "progress", its bars; of a "toast", the
                message; of a "log", a line. All of it as it travels, and not copied: nobody may change it afterwards.
        """
        seconds = time.monotonic() - self._asked
        if kind == "output":
            entry, size = self._output(seconds, data)
        else:
            entry, size = Entry(self._next, seconds, kind, data), OVERHEAD + weight(data)
        self._next += 1
        if self._full or (self.size + size > ROOM and self._entries):
            size = self._replace(entry)
        else:
            self._entries.append(entry)
        self.size += size
        self._changed(size)

    def end(self, state: State, message: str | None = None, at: float | None = None) -> None:
        """It has come to its end.

        Args:
            state: how.
            message: why it failed, or how it was stopped.
            at: when, by the monotonic clock; None: now.
        """
        at = time.monotonic() if at is None else at
        if self.waited is None:  # it ended in its lane
            self.waited, self.ran = at - self._asked, 0.0
        else:
            self.ran = at - self._asked - self.waited
        self.message = message
        self.state = state
        self._changed(0)

    def entries(self, offset: int = 0) -> Iterator[Entry]:
        """What has happened so far.

        Args:
            offset: the first number to give.
        """
        return (entry for entry in Reader(self.stored).read() if entry.number >= offset)

    async def follow(self, offset: int = 0) -> AsyncGenerator[Entry, None]:
        """What has happened, and what happens until the run's end, as it comes.

        A reader that is slower than its run may find entries left out: the last one of each kind always comes.

        Args:
            offset: the first number to give.
        """
        reader, news = Reader(self.stored), asyncio.Event()
        self.notify(news)
        try:
            is_live = True
            while is_live:
                news.clear()
                is_live = (
                    self.is_live
                )  # asked before reading: what is added meanwhile is read on the next round
                for entry in reader.read():
                    if entry.number >= offset:
                        yield entry
                if is_live:
                    await news.wait()
        finally:
            self.forget(news)

    def notify(self, news: asyncio.Event) -> None:
        """Set an event at each change from now on."""
        self.tells_start = True
        self._listeners = {*(self._listeners or ()), news}

    def forget(self, news: asyncio.Event) -> None:
        """Set an event no more."""
        self._listeners = {*(self._listeners or ())} - {news} or None

    def restore(self, entries: list[Entry]) -> None:
        """Take the entries that a store has kept of it."""
        self._is_restored = True
        self._entries = entries
        for entry in self.entries():
            if entry.kind == "output":
                for block, props in entry.data.items():
                    self.outputs[block] = {**self.outputs.get(block, {}), **props}

    def stored(self, first: int = 0) -> tuple[list[Entry], list[Entry]]:
        """The entries as they are kept: from place `first` on, and those that are replaced by later ones."""
        return self._entries[first:], sorted(self._last.values())

    def _output(self, seconds: float, data: Mapping[int, Props]) -> tuple[Entry, int]:
        """The entry of an output and its size; props that differ little from those before are differences."""
        if not self.outputs and not self._full:  # most often it is the only one
            self.outputs.update(data)
            return Entry(self._next, seconds, "output", data), OVERHEAD + weight(data)
        whole: dict[int, Props] = {}
        changes: dict[str, dict[str, list[Any]]] = {}
        for block, props in data.items():
            before = self.outputs.get(block, {})
            self.outputs[block] = {**before, **props}
            for name, prop in props.items():
                change = difference(before[name], prop) if name in before and not self._full else None
                if change is None:
                    whole[block] = {**whole.get(block, {}), name: prop}
                else:
                    changes.setdefault(str(block), {})[name] = change
        # a copy: orjson's own bytes hold the 4 KB that it reserved
        written = b"%b" % write(changes) if changes else b""
        size = OVERHEAD + len(written) + (weight(whole) if whole else 0)
        return Entry(self._next, seconds, "output", whole, written), size

    def _replace(self, entry: Entry) -> int:
        """Keep an entry in the place of the last one of its kind; gives by how much the record has grown."""
        self._full = True
        former = self._last.get(entry.kind)
        if entry.kind == "output":
            before = former.data if former is not None else {}
            blocks = {*before, *entry.data, *map(int, entry.read_changes())}
            entry = entry._replace(data={block: self.outputs[block] for block in blocks}, changes=b"")
        self._last[entry.kind] = entry
        if former is None:
            return OVERHEAD + weight(entry.data)
        self.left_out += 1
        return weight(entry.data) - weight(former.data)

    def _changed(self, size: int) -> None:
        if self._listeners is not None:
            for news in self._listeners:
                news.set()
        self._on_change(self, size)
