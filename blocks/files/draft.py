"""A file on its way into the store: accounted for, written, then kept or given up."""

from __future__ import annotations

import errno
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from hashlib import sha256

from ..errors import BadFile, Full
from ..wire.media import StoredFile
from .file_name import clean_name, suffix_for
from .part import Part
from .shelves import Shelves
from .store_folder import StoreFolder


class Draft:
    """A file of one owner that is being written.

    Args:
        folder: where it will lie.
        shelves: where it is accounted for.
        owner: whose it will be.
        size: the bytes that are known to come.
        uploaded: by the visitor, and not made by a function.
        spare: ids that must not give way to this one.

    Raises:
        BadFile: the owner is gone.
        Full: the owner has no room for it.
    """

    def __init__(
        self,
        folder: StoreFolder,
        shelves: Shelves,
        owner: str,
        *,
        size: int = 0,
        uploaded: bool,
        spare: Collection[str] = (),
    ) -> None:
        self._folder, self._shelves = folder, shelves
        self._shelf = shelves.of(owner)
        self._uploaded, self._spare = uploaded, spare
        self._digest = sha256()
        self._account(size, files=1)
        self._part = Part(folder.descriptor, self._shelf.folder, size, self._account)

    @property
    def size(self) -> int:
        """The bytes that have been written."""
        return self._part.size

    @property
    def head(self) -> bytes:
        """The first bytes, for `sniff`."""
        return self._part.head

    def write(self, chunk: bytes) -> None:
        """Append bytes.

        Raises:
            BadFile: the owner is gone.
            Full: the owner has no room for it, or the disk is full.
        """
        with _full_disk_said():
            self._part.write(chunk)
        self._digest.update(chunk)

    def keep(self, name: str, mime: str, known: bytes | None = None) -> StoredFile:
        """Put it on the shelf, or give it up where the same content lies there already under this name.

        Args:
            name: as its sender calls it.
            mime: its type.
            known: by what it is found again; None: by its content, name and type.

        Returns:
            The file, or the one that was there.

        Raises:
            BadFile, Full: as `write` does.
        """
        label = clean_name(name, self._shelf.limits.name)
        digest = known or identity(self._digest.digest(), label, mime)
        if twin := self._shelves.unchanged(self._shelf.owner, digest):
            self.give_up()
            return twin
        with _full_disk_said():
            on_disk, stamp = self._part.finish(suffix_for(label, mime))
        path = self._folder.path / self._shelf.folder / on_disk
        file = StoredFile(self._part.id, label, mime, self._part.size, path)
        try:
            self._shelves.put(self._shelf, file, uploaded=self._uploaded, digest=digest, stamp=stamp)
        except BadFile:
            self._folder.remove(file.path)
            raise
        return file

    def rest(self) -> None:
        """Keep nothing open until more bytes come."""
        self._part.rest()

    def give_up(self) -> None:
        """Leave nothing of it, unless it has been kept."""
        if self._part.discard():
            self._shelves.release(self._shelf, self._part.reserved, uploaded=self._uploaded)
        if self._shelf.closed:  # it ended in between, and the part may have made its folder anew
            self._folder.remove(self._folder.path / self._shelf.folder)

    def _account(self, size: int, files: int = 0) -> None:
        gave_way = self._shelves.account(self._shelf, files, size, uploaded=self._uploaded, spare=self._spare)
        for file in gave_way:
            self._folder.remove_file(file)


def identity(content: bytes, name: str, mime: str) -> bytes:
    """What a file is known by: the digest of its content, its name and its type."""
    return sha256(f"{name}\0{mime}\0".encode("utf-8", "replace") + content).digest()


@contextmanager
def _full_disk_said() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise
        raise Full("The server's disk is full. Try again later.", code="disk_full") from error
