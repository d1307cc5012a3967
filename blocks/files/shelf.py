"""What one owner keeps in the file store: its files, and the account of the room that they take."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass, field

from ..errors import Full
from ..wire.media import StoredFile

_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class FileLimits:
    """How much a stranger may put on the server's disk, and how much a session may keep there.

    Args:
        file: bytes of one upload; 100 MiB.
        session: bytes of all files of a session, uploaded and made; 512 MiB.
        uploads: files that a session keeps of those that it uploaded; 2,000: a folder may have many.
        results: files that a session keeps of those that functions made for it; 5,000: a gallery may have many.
        name: bytes of a file's name; 255, as most disks have it. Longer ones are shortened.
        unclaimed: seconds that an upload may wait before it is used and counts as forgotten; 60.
        broken_off: seconds after which an upload that broke off is given up; 3,600.
    """

    file: int = 100 * _MIB
    session: int = 512 * _MIB
    uploads: int = 2_000
    results: int = 5_000
    name: int = 255
    unclaimed: float = 60.0
    broken_off: float = 3_600.0

    @classmethod
    def for_files_of(cls, size: int) -> FileLimits:
        """Limits for uploads of up to `size` bytes: a session may keep as many of them as of the usual ones."""
        usual = cls()
        return cls(file=size, session=max(usual.session, usual.session // usual.file * size))


@dataclass(slots=True)
class Record:
    """A file on a shelf.

    Attributes:
        file: what others see of it.
        uploaded: by the visitor, and not made by a function.
        digest: by which it is found again: of content, name and type, or of what it was made of.
        stamp: the time of its last change on the disk, in nanoseconds.
        used: when it was last asked for, by the store's clock.
    """

    file: StoredFile
    uploaded: bool
    digest: bytes
    stamp: int
    used: float


@dataclass(slots=True)
class Shelf:
    """One owner's files. The store's lock guards it; nothing here touches the disk.

    Args:
        owner: a session's id, or "" for the app itself, which is bounded by what its author wrote.
        limits: what the owner may keep.
    """

    owner: str
    limits: FileLimits
    folder: str = field(default_factory=lambda: secrets.token_hex(16))
    records: dict[str, Record] = field(default_factory=dict)
    by_digest: dict[bytes, str] = field(default_factory=dict)
    size: int = 0
    uploads: int = 0
    results: int = 0
    closed: bool = False

    def has_room(self) -> bool:
        """Whether what has been counted is within the limits."""
        within = self.size <= self.limits.session and not self._too_many
        return within or not self.owner

    def give_way(self, held: Collection[str], now: float) -> list[StoredFile]:
        """Take off what nobody uses, longest unused first, until there is room; gives what was taken off.

        Raises:
            Full: all that is left is in use.
        """
        gone = []
        while not self.has_room():
            idle = [record for record in self.records.values() if self._may_go(record, held, now)]
            if not idle:
                raise Full(
                    "This session uses as many files as it may keep: "
                    f"{self.limits.session >> 20} MiB, {self.limits.uploads} uploads, "
                    f"{self.limits.results} results. Remove some, or reload the page.",
                    code="session_full",
                )
            gone.append(self.take_off(min(idle, key=lambda record: record.used).file.id))
        return gone

    def put(self, record: Record) -> None:
        """Add a file whose room has been counted already."""
        self.records[record.file.id] = record
        self.by_digest[record.digest] = record.file.id

    def take_off(self, identifier: str) -> StoredFile:
        """Remove a file from the account; removing it from the disk is for the store."""
        record = self.records.pop(identifier)
        if self.by_digest.get(record.digest) == identifier:
            del self.by_digest[record.digest]
        self.count(-1, -record.file.size, uploaded=record.uploaded)
        return record.file

    def take_off_idle(self, held: Collection[str], before: float) -> list[StoredFile]:
        """Take off the files that are not in `held` and were not used since `before`."""
        idle = [key for key, record in self.records.items() if record.used < before and key not in held]
        return [self.take_off(identifier) for identifier in idle]

    def with_digest(self, digest: bytes) -> Record | None:
        """The file with this digest."""
        return self.records.get(self.by_digest.get(digest, ""))

    def count(self, files: int, size: int, *, uploaded: bool) -> None:
        """Add to the account, or take from it with negative numbers."""
        self.size += size
        if uploaded:
            self.uploads += files
        else:
            self.results += files

    @property
    def _too_many(self) -> bool:
        return self.uploads > self.limits.uploads or self.results > self.limits.results

    def _may_go(self, record: Record, held: Collection[str], now: float) -> bool:
        # an upload is named by an event only after it has arrived: until then it is in nobody's payload
        fresh = record.uploaded and now - record.used < self.limits.unclaimed
        count, limit = (
            (self.uploads, self.limits.uploads) if record.uploaded else (self.results, self.limits.results)
        )
        relieves = self.size > self.limits.session or count > limit
        return relieves and not fresh and record.file.id not in held
