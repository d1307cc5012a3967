"""The files of all sessions: the one place that opens what a visitor may see."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Collection, Sequence
from functools import partial
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from tempfile import gettempdir
from typing import Any, BinaryIO

from ..errors import BadFile
from ..wire.media import Media, Remake, StoredFile, file_id
from .beneath import OpenFolders, open_beneath
from .draft import Draft
from .payload_walk import replaced, to_wire
from .shelf import FileLimits
from .shelves import UNKNOWN_FILE, Shelves
from .sniff import INLINE, UNKNOWN, sniff
from .store_folder import StoreFolder
from .uploads import CHUNK, Uploads

__all__ = ["FileStore", "to_wire"]


def nothing(_owner: str) -> Collection[str]:
    """The ids in use where nobody says which are: none."""
    return ()


class FileStore:
    """Keeps uploads and results on disk, each under an id of 128 random bits that belongs to one session.

    Thread-safe: functions publish from their threads while the event loop receives uploads. What a client
    calls a file is kept as a label; no path is ever made of it. The owner "" is the app itself: what it
    publishes, every session may use. When a session reaches a limit, the files that it has not used for
    longest give way; those in use never do.

    Args:
        root: the folder to make its own private folder in; see `StoreFolder`.
        allowed: files and folders of which functions may give out files, beside the working folder (but for
            its dot-files) and the temporary folder.
        limits: what a session may keep.
        in_use: given an owner, the ids of the files that its payloads and its waiting runs hold now;
            called from any thread.
        clock: seconds that only ever go forward.

    Attributes:
        uploads: takes in what visitors send.
    """

    def __init__(
        self,
        root: Path | None = None,
        allowed: Sequence[Path] = (),
        limits: FileLimits | None = None,
        in_use: Callable[[str], Collection[str]] = nothing,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.limits = limits or FileLimits()
        self._folder = StoreFolder(root)
        self._sources = OpenFolders(Path.cwd(), [*allowed, self._folder.path, Path(gettempdir())])
        self._shelves = Shelves(self.limits, in_use, clock)
        self.uploads = Uploads(self._folder, self._shelves, self.limits, clock)

    def admit(self, owner: str) -> None:
        """Let a session keep files, until it is dropped."""
        self._shelves.admit(owner)

    def publish(self, owner: str, media: Media, spare: Collection[str] = ()) -> StoredFile:
        """Keep what a component made of a function's result; a file that the function named is copied.

        The same content under the same name gives the same file again: an unchanged output is no change. So does the
        path of a file that the session keeps already, as a function gets it of an upload.

        Args:
            owner: the session that it is for; "" for all.
            media: content, name and type. A type that browsers show in place must be found in the content.
            spare: ids that must not give way to this one.

        Raises:
            FileNotFoundError, PermissionError: of a path; the text says which folders are open.
            BadFile: the owner is gone, or the file cannot be remade.
            Full: all that the session keeps is in use, or the disk is full.
        """
        if file := self._own(owner, media):
            return file
        with self._source(media.content) as source:
            if media.remake is None:
                return self._copy(owner, source, media.name, media.mime, spare)
            return self._remade(owner, source, media, media.remake, spare)

    def adopt(self, owner: str, file: StoredFile, spare: Collection[str] = ()) -> StoredFile:
        """Keep a copy of a file that we keep already: another session's, or one of the run log's.

        Args:
            owner: the session that it is for.
            file: the file.
            spare: as for `publish`.

        Raises:
            OSError: it is gone.
            BadFile, Full: as `publish`.
        """
        with file.open() as source:
            return self._copy(owner, source, file.name, file.mime, spare)

    def find(self, owner: str, identifier: str) -> StoredFile:
        """A file of this owner, or of the app.

        Raises:
            BadFile: there is none; nor does it tell whether another session has one.
        """
        return self._shelves.find(identifier, owner)

    def open_for(self, identifier: str) -> tuple[StoredFile, BinaryIO]:
        """Open a file for whoever knows its id.

        Raises:
            BadFile: there is none.
        """
        file = self._shelves.find(identifier)
        try:
            return file, self.open_beside(file.path)
        except OSError as error:  # a function moved it, or put something else in its place
            raise BadFile(UNKNOWN_FILE, code="unknown_file") from error

    def open_beside(self, path: Path) -> BinaryIO:
        """Open a file in the store's own folder, be it what was made of another one.

        Raises:
            OSError: it is not there, or a link leads elsewhere.
        """
        steps = path.relative_to(self._folder.path).parts
        return os.fdopen(open_beneath(self._folder.descriptor, steps), "rb")

    def resolve(self, owner: str, payload: Any) -> Any:
        """The payload with its handles replaced by the files that they stand for.

        Raises:
            BadFile: a handle is of no file of this owner.
        """

        def stored(value: Any) -> Any:
            identifier = file_id(value)
            return value if identifier is None else self.find(owner, identifier)

        return replaced(payload, stored)

    def publish_all(self, owner: str, payload: Any) -> Any:
        """The payload with each `Media` published: all of them, or an error is raised as by `publish`."""
        fresh: set[str] = set()

        def published(value: Any) -> Any:
            if not isinstance(value, Media):
                return value
            file = self.publish(owner, value, spare=fresh)
            fresh.add(file.id)
            return file

        return replaced(payload, published)

    def drop(self, owner: str) -> None:
        """Remove all files of a session; it can keep none from now on."""
        shelf = self._shelves.drop(owner)
        self.uploads.drop(owner)
        if shelf:
            self._folder.remove(self._folder.path / shelf.folder)

    def sweep(self, older_than: float) -> None:
        """Remove the sessions' files that are not in use and nobody asked for in `older_than` seconds.

        And the uploads that were broken off for longer than they may.
        """
        self.uploads.sweep()
        for file in self._shelves.sweep(older_than):
            self._folder.remove_file(file)

    def close(self) -> None:
        """Remove everything. What comes later finds no files and can keep none."""
        self._folder.close()

    def _remade(
        self, owner: str, source: BinaryIO, media: Media, remake: Remake, spare: Collection[str]
    ) -> StoredFile:
        known = _identity(source, media, remake)
        if file := self._shelves.unchanged(owner, known):
            return file
        with remake.made(source) as made, made.open() as content:
            return self._copy(owner, content, made.name, made.mime, spare, known)

    def _copy(
        self,
        owner: str,
        source: BinaryIO,
        name: str,
        mime: str,
        spare: Collection[str],
        known: bytes | None = None,
    ) -> StoredFile:
        """Keep a copy, to be found again by what is `known` of it; by default by its content, name and type."""
        draft = Draft(self._folder, self._shelves, owner, uploaded=False, spare=spare)
        try:
            for chunk in iter(partial(source.read, CHUNK), b""):
                draft.write(chunk)
            return draft.keep(name, _type(draft.head, mime), known)
        finally:
            draft.give_up()

    def _own(self, owner: str, media: Media) -> StoredFile | None:
        """The file of a session that a function has given back by the path that it got, unchanged."""
        path = media.content
        if isinstance(path, bytes) or media.remake is not None:
            return None
        of = path.parent if path.parent.suffix == ".named" else path
        try:
            file = self._shelves.find(of.name.partition(".")[0], owner)
        except BadFile:
            return None
        is_own = path in (file.path, file.folder / file.name) and media.name in (path.name, file.name)
        known = (UNKNOWN, file.mime)
        is_of_its_type = media.mime in known or not INLINE.isdisjoint((media.mime, file.mime))
        return file if is_own and is_of_its_type and self._shelves.is_unchanged(file.id) else None

    def _source(self, content: bytes | Path) -> BinaryIO:
        if isinstance(content, bytes):
            return BytesIO(content)
        return os.fdopen(self._sources.open(content), "rb")


def _identity(source: BinaryIO, media: Media, remake: Remake) -> bytes:
    """What a remade file is known by: the file that it is made of, and what is done to it."""
    digest = blake2b(f"{media.name}\0{remake.key}\0".encode("utf-8", "replace"), digest_size=16)
    if isinstance(media.content, bytes):
        digest.update(media.content)
    else:
        at = os.fstat(source.fileno())
        digest.update(repr((at.st_dev, at.st_ino, at.st_size, at.st_mtime_ns)).encode())
    return digest.digest()


def _type(head: bytes, mime: str) -> str:
    """The type of a file that is said to be of another one: one that browsers show in place must be found in it."""
    found = sniff(head)
    claimed = mime if _MIME.fullmatch(mime) and mime not in INLINE else UNKNOWN
    return found if found in INLINE or claimed == UNKNOWN else claimed


_MIME = re.compile(r"[a-z0-9.+-]+/[a-z0-9.+-]+")
