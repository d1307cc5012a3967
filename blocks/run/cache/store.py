"""Where the entries of a cache are kept."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import Any

from ...files.byte_count import byte_count
from ..run import current_run

Place = tuple[str, bytes]
"""Whose an entry is (a session's id, or "" for everybody's), and the fingerprint of its key."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A value, what its author calls it, and about how many bytes it takes."""

    name: Any
    value: Any
    size: int


class CacheStore:
    """Entries by their key; those that were not used for the longest time go first. For any thread.

    Args:
        max_size: how many there may be; 0: any number.
        max_memory: how much memory they may take, about: bytes, or a text such as "512mb"; None: any.
        per_session: whether each visit has its own, which go when it ends.

    Raises:
        PageError: max_memory is not a size.
    """

    def __init__(self, max_size: int, max_memory: str | int | None, *, per_session: bool) -> None:
        self._max_size = max_size
        self._max_memory = None if max_memory is None else byte_count(max_memory, "max_memory")
        self._per_session = per_session
        self._lock = Lock()
        self._entries: OrderedDict[Place, Entry] = OrderedDict()
        self._sessions: set[str] = set()
        self._memory = 0

    def place(self, key: bytes) -> Place:
        """Where something with this key is kept: in this visit, or for all."""
        return self._owner(), key

    def get(self, place: Place) -> Entry | None:
        """The entry at a place, if there is one."""
        with self._lock:
            entry = self._entries.get(place)
            if entry is not None:
                self._entries.move_to_end(place)
            return entry

    def put(self, place: Place, name: Any, value: Any, size: int) -> None:
        """Keep a value; others may have to go, or the value itself where it is larger than all room.

        Args:
            place: where.
            name: what `keys` calls it.
            value: nobody may change it afterwards.
            size: about how many bytes it takes.
        """
        entry = Entry(name, value, size)
        with self._lock:
            self._drop(place)
            self._entries[place] = entry
            self._memory += entry.size
            while self._entries and self._is_too_full():
                self._drop(next(iter(self._entries)))
        self._follow(place[0])

    def keys(self) -> list[Any]:
        """What the entries are called, the one that was used last at the end; with `per_session` this visit's own."""
        owner = self._owner()
        with self._lock:
            return [entry.name for place, entry in self._entries.items() if place[0] == owner]

    def clear(self) -> None:
        """Drop all entries; with `per_session` this visit's own."""
        self._forget(self._owner())

    def _owner(self) -> str:
        """Whose entries are meant: a session's id, or "" where all share them."""
        run = current_run.get() if self._per_session else None
        return "" if run is None else run.session.id

    def _follow(self, owner: str) -> None:
        """Drop the entries of a session when it ends."""
        run = current_run.get()
        with self._lock:
            if run is None or not owner or owner in self._sessions:
                return
            self._sessions.add(owner)
        run.session.at_close(partial(self._end_of, owner))

    def _end_of(self, owner: str) -> None:
        self._forget(owner)
        with self._lock:
            self._sessions.discard(owner)

    def _forget(self, owner: str) -> None:
        with self._lock:
            for place in [place for place in self._entries if place[0] == owner]:
                self._drop(place)

    def _is_too_full(self) -> bool:
        if self._max_size and len(self._entries) > self._max_size:
            return True
        return self._max_memory is not None and self._memory > self._max_memory

    def _drop(self, place: Place) -> None:
        entry = self._entries.pop(place, None)
        if entry is not None:
            self._memory -= entry.size
