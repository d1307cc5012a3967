"""A file on its way into the store: accounted for, written, then kept or given up."""

from __future__ import annotations

import errno
from collections.abc import Collection, Iterator
from contextlib import contextmanager

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

    def keep(self, name: str, mime: str, digest: bytes = b"") -> StoredFile:
        """Put it on the shelf.

        Args:
            name: as its sender calls it.
            mime: its type.
            digest: of content, name and type, by which it is found again; none for an upload.

        Raises:
            BadFile, Full: as `write` does.
        """
        label = clean_name(name, self._shelf.limits.name)
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


@contextmanager
def _full_disk_said() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise
        raise Full("The server's disk is full. Try again later.", code="disk_full") from error
