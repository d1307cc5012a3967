"""Ledger: who may write in a flagged folder now, and how far each of its files was whole and counted."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from io import FileIO
from pathlib import Path
from typing import Any

from .clock import later_than
from .folder import Folder
from .lock import lock
from .typed_json import dumps, loads

NAME = ".flagging"


@dataclass(frozen=True)
class Entry:
    """A file as it was after its last whole record.

    Attributes:
        size: In bytes.
        records: How many there are.
        columns: Their names.
        described: A digest of the last fact in the journal on how to read them; empty: not known.
    """

    size: int
    records: int
    columns: list[str]
    described: str = ""


class Ledger:
    """The hidden file that is locked while a sample is written, and that remembers one entry per file.

    The entries only save reading: one whose size is not that of its file is not believed, and the file is
    read again. That is why they need no sync of their own, and may be lost. It also remembers the last time
    that it told, so that no two samples have the same.
    """

    def __init__(self, file: FileIO) -> None:
        self._file = file
        content = _content(file.readall())
        self._entries = content.get("files", {})
        self._told: str = content.get("told", "")

    def entry(self, name: str, size: int) -> Entry | None:
        """What is known of the file `name`, if it still has this size."""
        try:
            entry = Entry(**self._entries[name])
        except (KeyError, TypeError):
            return None
        return entry if entry.size == size else None

    def tell_time(self) -> str:
        """The time, as samples are stamped; later than ever before."""
        self._told = later_than(self._told)
        return self._told

    def put(self, name: str, entry: Entry) -> None:
        self._entries[name] = asdict(entry)
        content = dumps({"told": self._told, "files": self._entries}).encode()
        with suppress(OSError):  # what a full disk keeps out of here is found in the file itself
            self._file.seek(0)
            self._file.write(content)
            self._file.truncate(len(content))


@contextmanager
def locked(folder: Folder) -> Iterator[Ledger]:
    """Hold the folder's lock, which no other thread or process has meanwhile.

    Raises:
        OSError: The lock's file cannot be used, or the folder is no longer where it was opened.
    """
    with _locked_file(folder) as file:
        if not folder.in_place():
            where = str(folder.path)
            raise FileNotFoundError(errno.ENOENT, "The folder was moved or removed meanwhile", where)
        yield Ledger(file)


def _content(content: bytes) -> dict[str, Any]:
    try:
        found = loads(content.decode(), Path())
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) and isinstance(found.get("files"), dict) else {}


def _locked_file(folder: Folder) -> FileIO:
    while True:
        file = FileIO(folder.open(NAME, os.O_RDWR | os.O_CREAT), "r+")
        try:
            lock(file.fileno())
            if _is_current(folder, file):
                return file
        except BaseException:
            file.close()
            raise
        file.close()


def _is_current(folder: Folder, file: FileIO) -> bool:
    # who waited for the lock may hold a file that was removed meanwhile, while others lock the new one
    try:
        return os.path.samestat(folder.stat(NAME), os.fstat(file.fileno()))
    except FileNotFoundError:
        return False
