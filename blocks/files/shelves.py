"""Who keeps which file: the table that all threads share. The disk is the store's business."""

from __future__ import annotations

from collections.abc import Callable, Collection
from threading import Lock

from ..errors import BadFile
from ..wire.media import StoredFile
from .shelf import FileLimits, Record, Shelf

ENDED = "This session has ended."
UNKNOWN_FILE = "There is no such file in this session. Send it again."


class Shelves:
    """One shelf per owner; ids lead to their shelf.

    Args:
        limits: what a session may keep.
        in_use: given an owner, the ids of the files that its payloads and its waiting runs hold now;
            called from any thread.
        clock: seconds that only ever go forward.
    """

    def __init__(
        self, limits: FileLimits, in_use: Callable[[str], Collection[str]], clock: Callable[[], float]
    ) -> None:
        self._limits, self._in_use, self._clock = limits, in_use, clock
        self._lock = Lock()
        self._shelves = {"": Shelf("", limits)}
        self._by_id: dict[str, Shelf] = {}

    def admit(self, owner: str) -> None:
        """Give an owner a shelf."""
        with self._lock:
            self._shelves.setdefault(owner, Shelf(owner, self._limits))

    def of(self, owner: str) -> Shelf:
        """The owner's shelf.

        Raises:
            BadFile: it has none, or no longer.
        """
        with self._lock:
            shelf = self._shelves.get(owner)
            if shelf is None:
                raise BadFile(ENDED, code="ended")
            return shelf

    def account(
        self, shelf: Shelf, files: int, size: int, *, uploaded: bool, spare: Collection[str] = ()
    ) -> list[StoredFile]:
        """Count files and bytes that are to come; gives the files that gave way to them.

        Raises:
            BadFile: the owner is gone.
            Full: what is left is in use, or in `spare`.
        """
        with self._lock:
            if shelf.closed:
                raise BadFile(ENDED, code="ended")
            shelf.count(files, size, uploaded=uploaded)
            if shelf.has_room():
                return []
        held = {*spare, *self._in_use(shelf.owner)}  # asked outside the lock: the answer may need others
        with self._lock:
            try:
                gone = shelf.give_way(held, self._clock())
            except Exception:
                shelf.count(-files, -size, uploaded=uploaded)
                raise
            for file in gone:
                del self._by_id[file.id]
            return gone

    def release(self, shelf: Shelf, size: int, *, uploaded: bool) -> None:
        """Take back the account of a file that did not come."""
        with self._lock:
            shelf.count(-1, -size, uploaded=uploaded)

    def put(self, shelf: Shelf, file: StoredFile, *, uploaded: bool, digest: bytes, stamp: int) -> None:
        """Add a file that has been accounted for.

        Raises:
            BadFile: the owner is gone.
        """
        with self._lock:
            if shelf.closed:
                raise BadFile(ENDED, code="ended")
            shelf.put(Record(file, uploaded, digest, stamp, self._clock()))
            self._by_id[file.id] = shelf

    def find(self, identifier: str, owner: str | None = None) -> StoredFile:
        """A file by its id; with `owner`, only one of its own or of the app.

        Raises:
            BadFile: there is none; nor does it tell whether somebody else has one.
        """
        with self._lock:
            shelf = self._by_id.get(identifier)
            if shelf is None or (owner is not None and shelf.owner not in (owner, "")):
                raise BadFile(UNKNOWN_FILE, code="unknown_file")
            record = shelf.records[identifier]
            record.used = self._clock()
            return record.file

    def unchanged(self, owner: str, digest: bytes) -> StoredFile | None:
        """The file that is known by this, if the owner keeps it and no function has written to it."""
        with self._lock:
            shelf = self._shelves.get(owner)
            record = shelf.with_digest(digest) if shelf else None
            if record is None:
                return None
            record.used = self._clock()
        return record.file if _is_unchanged(record) else None

    def is_unchanged(self, identifier: str) -> bool:
        """Whether a file is there, and no function has written to it."""
        with self._lock:
            shelf = self._by_id.get(identifier)
            record = None if shelf is None else shelf.records[identifier]
        return record is not None and _is_unchanged(record)

    def drop(self, owner: str) -> Shelf | None:
        """Forget an owner; gives its shelf, whose folder may go."""
        with self._lock:
            shelf = self._shelves.pop(owner, None)
            if shelf is not None:
                shelf.closed = True
                for identifier in shelf.records:
                    del self._by_id[identifier]
            return shelf

    def sweep(self, older_than: float) -> list[StoredFile]:
        """Take off what no session uses and has not been asked for within `older_than` seconds."""
        with self._lock:
            owners = [owner for owner in self._shelves if owner]
        held = {owner: self._in_use(owner) for owner in owners}
        with self._lock:
            before = self._clock() - older_than
            shelves = [self._shelves[owner] for owner in owners if owner in self._shelves]
            gone = [file for shelf in shelves for file in shelf.take_off_idle(held[shelf.owner], before)]
            for file in gone:
                del self._by_id[file.id]
            return gone


def _is_unchanged(record: Record) -> bool:
    try:
        return record.file.path.lstat().st_mtime_ns == record.stamp
    except FileNotFoundError:
        return False
