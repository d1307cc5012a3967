"""Records as rows of the database, and back."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ....errors import BadFile
from ....files.payload_walk import replaced
from ....wire.codec import decode, encode, write
from ....wire.media import StoredFile, file_id
from ..app_version import AppVersion
from ..entry import Entry
from ..record import Record
from .media import KeptMedia

log = logging.getLogger("fanlight")

GONE = ""
"""The id of a file that was gone before it could be kept."""
RUN = (
    "key", "session", "run", "event", "listener", "name", "api_name", "inputs", "asked", "waited", "ran", "state",
    "message", "left_out",
)  # fmt: skip
"""The columns of a run that its record fills."""
UNCHANGED = ""
"""In the column `inputs`: leave there what is there."""
_INPUTS = RUN.index("inputs")


@dataclass(slots=True)
class Rows:
    """What a record's rows are to become.

    Attributes:
        run: the values of the columns `RUN`.
        entries: (number, seconds, kind, data, changes) of those that are new.
        replaces_from: the number from which on entries are replaced by these; None: none are.
        media: sizes of its files by their hash.
        next: the place of the first entry that is not among these.
    """

    run: tuple[Any, ...]
    entries: list[tuple[Any, ...]] = field(default_factory=list)
    replaces_from: int | None = None
    media: dict[str, int] = field(default_factory=dict)
    next: int = 0

    @property
    def key(self) -> str:
        """The record's key."""
        key: str = self.run[RUN.index("key")]
        return key

    @property
    def size(self) -> int:
        """About how many bytes they take."""
        return len(self.run[_INPUTS]) + sum(len(data) + len(changes) for *_, data, changes in self.entries)

    @property
    def is_last(self) -> bool:
        """Whether the run has ended: nothing comes after this."""
        return self.run[RUN.index("state")] not in ("queued", "running")


class RowWriter:
    """Makes rows of records, and keeps the files that these name.

    Args:
        media: where files are kept.
        find: the file that a session knows by a handle's id; raises `BadFile` where there is none.
    """

    def __init__(self, media: KeptMedia, find: Callable[[str, str], StoredFile]) -> None:
        self._media = media
        self._find = find

    def rows(self, record: Record, first: int) -> Rows:
        """The rows of a record, with its entries from place `first` on.

        Raises:
            OSError: there is no room for a file.
            TypeError: something in it is not JSON.
        """
        found: dict[str, int] = {}
        # read before the entries: what is added after this comes with the next batch
        run = [getattr(record, name) for name in RUN]
        run[_INPUTS] = (
            UNCHANGED if first else encode(self._kept(record, _text_keys(record.inputs), found)).decode()
        )
        entries, last = record.stored(first)
        rows = Rows(tuple(run), media=found, next=first + len(entries))
        rows.replaces_from = rows.next if last else None
        for entry in (*entries, *last):
            data = _text_keys(entry.data) if entry.kind == "output" else entry.data
            texts = [self._text(record, written, found) for written in (write(data), entry.changes)]
            rows.entries.append((entry.number, entry.seconds, entry.kind, *texts))
        return rows

    def _text(self, record: Record, written: bytes, found: dict[str, int]) -> str:
        if b'"$file"' in written:
            written = write(self._kept(record, json.loads(written), found))
        return written.decode()

    def _kept(self, record: Record, data: Any, found: dict[str, int]) -> Any:
        """The data with a handle of the kept file in place of each file, or of its handle."""

        def kept(value: Any) -> Any:
            if not isinstance(value, StoredFile) and file_id(value) is None:
                return value
            try:
                file = value if isinstance(value, StoredFile) else self._find(record.session, value["$file"])
                copy = self._media.keep(file)
            except (BadFile, FileNotFoundError):
                handle = value.handle() if isinstance(value, StoredFile) else value
                log.warning("A file of run %s was gone before the run log could keep it.", record.run)
                return {**handle, "$file": GONE}
            found[copy.id] = copy.size
            return copy.handle()

        return replaced(data, kept)


def read_record(row: sqlite3.Row, entries: list[sqlite3.Row], media: KeptMedia) -> Record:
    """The record that became these rows; files in its inputs are those kept."""

    def stored(value: Any) -> Any:
        identifier = file_id(value)
        if identifier is None:
            return value
        return StoredFile(identifier, value["name"], value["mime"], value["size"], media.path(identifier))

    inputs = {int(block): replaced(payload, stored) for block, payload in decode(row["inputs"]).items()}
    record = Record(
        row["key"], row["session"], row["run"], row["listener"], row["name"], row["api_name"], inputs,
        AppVersion(row["git"], row["page"]), _ended,
    )  # fmt: skip
    for name in ("asked", "waited", "ran", "state", "message", "left_out"):
        setattr(record, name, row[name])
    record.restore([_entry(entry) for entry in entries])
    return record


def _entry(row: sqlite3.Row) -> Entry:
    data = json.loads(row["data"])
    if row["kind"] == "output":
        data = {int(block): props for block, props in data.items()}
    return Entry(row["number"], row["seconds"], row["kind"], data, row["changes"].encode())


def _text_keys(data: Mapping[int, Any]) -> dict[str, Any]:
    return {str(block): value for block, value in data.items()}


def _ended(_record: Record, _size: int) -> None:
    raise AssertionError("A record that was read from a file is written by nobody.")
