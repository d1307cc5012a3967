"""Uploads that come in pieces: each goes on where the last one ended, whatever broke that off.

The ideas are those of the IETF's draft "Resumable Uploads for HTTP" (draft-ietf-httpbis-resumable-upload) and of
tus 1.0 (https://tus.io): a piece says at which offset it begins and is refused elsewhere, one may ask how far the
server is, and the latest request counts. Unlike there the sender names an upload itself, so that it is found also
where the very first answer was lost. Own work, because the libraries for tus (asgi-tus, tuspyserver, tussi …) keep
files in folders and accounts of their own, beside the limits and the owners of `FileStore`.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing
from dataclasses import dataclass, field
from threading import Lock

from ..errors import BadFile, Full, Refused
from ..wire.media import StoredFile
from .draft import Draft
from .shelf import FileLimits
from .shelves import Shelves
from .store_folder import StoreFolder
from .upload import WRONG_OFFSET, Piece, Upload

CHUNK = 1 << 20
"""Bytes that are read or written at a time."""
REMEMBERED = 64
"""Finished uploads of a session that are still known by their keys: the answer may have been lost."""
UNKNOWN_UPLOAD = "The server does not know this upload, or no longer: begin again."


@dataclass(slots=True)
class Desk:
    """One owner's uploads by their keys: those under way, and the latest that are finished."""

    under_way: dict[str, Upload] = field(default_factory=dict)
    done: dict[str, StoredFile] = field(default_factory=dict)


class Uploads:
    """Takes in what sessions send. The event loop receives; threads may sweep and drop meanwhile.

    Args:
        folder: where files lie.
        shelves: where they are accounted for: an upload of known length takes its room when it begins.
        limits: what a session may keep.
        clock: seconds that only ever go forward.
    """

    def __init__(
        self, folder: StoreFolder, shelves: Shelves, limits: FileLimits, clock: Callable[[], float]
    ) -> None:
        self._folder, self._shelves, self._limits, self._clock = folder, shelves, limits, clock
        self._lock = Lock()
        self._desks: dict[str, Desk] = {}

    async def receive(self, owner: str, piece: Piece, chunks: AsyncIterator[bytes]) -> StoredFile | int:
        """Write a piece as it streams in. What came before it broke off stays, if the upload has a key.

        Returns:
            The file when it is whole, else how many bytes of it there are.

        Raises:
            BadFile: a code `WRONG_OFFSET` asks to look where to go on; any other ends the upload.
            Full: all that the session keeps is in use, or the disk is full.
        """
        self._check_size(max(piece.offset, piece.length or 0))
        desk = self._desk(owner)
        if file := self._finished(desk, piece):
            return file
        upload = await self._upload(owner, desk, piece)
        try:
            return await self._take_in(desk, upload, piece, chunks)
        except Refused as refused:
            if refused.code != WRONG_OFFSET:
                desk.under_way.pop(piece.key, None)
            raise
        finally:
            stays = desk.under_way.get(piece.key) is upload
            await asyncio.to_thread(upload.draft.rest if stays else upload.draft.give_up)

    async def offset(self, owner: str, key: str) -> tuple[int, bool]:
        """How many bytes there are of an upload, and whether that is all. No piece before this call counts any more.

        Raises:
            BadFile: there is no such upload.
        """
        desk = self._desk(owner)
        if file := desk.done.get(key):
            return file.size, True
        if upload := desk.under_way.get(key):
            return await upload.offset(), False
        raise BadFile(UNKNOWN_UPLOAD, code="unknown_upload")

    async def give_up(self, owner: str, key: str) -> None:
        """End an upload and leave nothing of it. A file that is whole stays."""
        if upload := self._desk(owner).under_way.pop(key, None):
            await upload.offset()
            await asyncio.to_thread(upload.draft.give_up)

    def drop(self, owner: str) -> None:
        """Forget an owner and its uploads."""
        with self._lock:
            desk = self._desks.pop(owner, None)
        if desk is not None:
            self._end(desk, list(desk.under_way))

    def sweep(self) -> None:
        """End the uploads for which nothing has come for longer than they may be broken off."""
        with self._lock:
            desks = list(self._desks.values())
        for desk in desks:
            self._end_idle(desk, self._limits.broken_off)

    async def _take_in(
        self, desk: Desk, upload: Upload, piece: Piece, chunks: AsyncIterator[bytes]
    ) -> StoredFile | int:
        turn = await upload.begin(piece)
        async with aclosing(_batches(chunks)) as batches:
            async for batch in batches:
                self._check_size(upload.draft.size + len(batch))
                await upload.write(turn, batch, self._clock())
        file = await upload.end(turn, piece.name)
        if file is None and not piece.key:
            raise BadFile(
                f"The upload broke off after {upload.draft.size:,} of {piece.length or 0:,} bytes.",
                code="cut",
            )
        if file is not None and piece.key in desk.under_way:
            del desk.under_way[piece.key]
            desk.done[piece.key] = file
            if len(desk.done) > REMEMBERED:
                del desk.done[next(iter(desk.done))]
        return upload.draft.size if file is None else file

    async def _upload(self, owner: str, desk: Desk, piece: Piece) -> Upload:
        if upload := desk.under_way.get(piece.key):
            return upload
        if piece.offset:
            raise BadFile(UNKNOWN_UPLOAD, code="unknown_upload")
        try:
            draft = self._draft(owner, piece)
        except Full:  # before a file is refused, those give way that nobody goes on with
            await asyncio.to_thread(self._end_idle, desk, self._limits.unclaimed)
            draft = self._draft(owner, piece)
        upload = Upload(draft, piece.length, self._clock())
        if piece.key:
            before = desk.under_way.setdefault(piece.key, upload)
            if before is not upload:  # a second request came while this one waited for room
                await asyncio.to_thread(draft.give_up)
                return before
        return upload

    def _draft(self, owner: str, piece: Piece) -> Draft:
        return Draft(self._folder, self._shelves, owner, size=piece.length or 0, uploaded=True)

    def _finished(self, desk: Desk, piece: Piece) -> StoredFile | None:
        file = desk.done.get(piece.key)
        if file is not None and piece.offset != file.size:
            raise BadFile("This file has arrived already.", code=WRONG_OFFSET)
        return file

    def _desk(self, owner: str) -> Desk:
        self._shelves.of(owner)  # raises where nobody is there
        with self._lock:
            return self._desks.setdefault(owner, Desk())

    def _end_idle(self, desk: Desk, seconds: float) -> None:
        before = self._clock() - seconds
        self._end(desk, [key for key, one in list(desk.under_way.items()) if one.touched < before])

    def _end(self, desk: Desk, keys: list[str]) -> None:
        for key in keys:
            if upload := desk.under_way.pop(key, None):
                upload.draft.give_up()

    def _check_size(self, size: int) -> None:
        if size > self._limits.file:
            raise BadFile(f"A file may have {self._limits.file:,} bytes at most.", code="too_large")


async def _batches(chunks: AsyncIterator[bytes]) -> AsyncGenerator[bytes, None]:
    """Fewer, larger pieces: a hop to a thread costs more than a small write. What broke off comes up to there."""
    batch = bytearray()
    try:
        async for chunk in chunks:
            batch += chunk
            if len(batch) >= CHUNK:
                yield bytes(batch)
                batch.clear()
    except Exception:
        if batch:
            yield bytes(batch)
        raise
    if batch:
        yield bytes(batch)
