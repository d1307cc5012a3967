"""What happened in a run, one thing after the other."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

from ...wire.diff import applied

Kind = Literal["output", "toast", "log", "progress"]
Props = Mapping[str, Any]
"""Props of a block as they travel: what `Patch.props` holds."""


class Entry(NamedTuple):
    """Something that happened in a run.

    Attributes:
        number: counts the run's entries from 0; numbers that are missing were left out.
        seconds: since the run was asked for.
        kind: "output", "toast", "log" or "progress".
        data: of an output, the props that it changed, by block id; of the others, what is said.
        changes: of an output as it is kept, the props that are differences (`wire/diff.py`), by block id, as JSON.
    """

    number: int
    seconds: float
    kind: Kind
    data: Any
    changes: bytes = b""

    def read_changes(self) -> dict[str, dict[str, list[Any]]]:
        """The differences: edits by prop, by block id."""
        changes: dict[str, dict[str, list[Any]]] = json.loads(self.changes) if self.changes else {}
        return changes


class Reader:
    """Reads a record's entries one after the other, however long it takes, and makes differences whole again.

    Args:
        stored: see `Record.stored`.
    """

    def __init__(self, stored: Callable[[int], tuple[list[Entry], list[Entry]]]) -> None:
        self._stored = stored
        self._place = 0
        self._next = 0
        self._shown: dict[int, dict[str, Any]] = {}

    def read(self) -> Iterator[Entry]:
        """The entries that have come since the last time."""
        entries, last = self._stored(self._place)
        for entry in entries:
            self._place += 1
            self._next = entry.number + 1
            yield self._whole(entry)
        for entry in last:
            if entry.number >= self._next:
                self._next = entry.number + 1
                yield entry

    def _whole(self, entry: Entry) -> Entry:
        if entry.kind != "output":
            return entry
        data = {block: dict(props) for block, props in entry.data.items()}
        for block, changes in entry.read_changes().items():
            before = self._shown[int(block)]
            props = {name: applied(before[name], change) for name, change in changes.items()}
            data.setdefault(int(block), {}).update(props)
        for block, props in data.items():
            self._shown.setdefault(block, {}).update(props)
        return entry._replace(data=data, changes=b"")
