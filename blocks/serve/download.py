"""GET file/<id>/<name>: a stored file, for whoever knows its id."""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import AsyncIterator
from contextlib import suppress
from email.utils import formatdate
from typing import BinaryIO
from urllib.parse import quote

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from ..errors import BadFile
from ..files.file_store import FileStore
from ..files.sniff import INLINE
from ..files.thumbnails import Thumbnails
from ..files.uploads import CHUNK
from ..wire.media import THUMBNAILS, StoredFile
from .coding import coded, is_to_be_coded

_HEADERS = {
    "Accept-Ranges": "bytes",
    "Cache-Control": "private, max-age=31536000, immutable",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Vary": "Accept-Encoding",
    "X-Content-Type-Options": "nosniff",
}


class Download:
    """An ASGI endpoint at ``file/{id}/{name}``; the name in the address is for people and not looked at.

    A browser shows pixels and sound in place, or saves them with ``?download``; all else it only saves. One range
    of bytes is answered as such (RFC 9110, section 14), so that players can seek; several get the whole. Not
    Starlette's FileResponse: that opens by path, and answers several ranges with up to a hundred parts.

    Args:
        files: where the files are.
        thumbnails: small pictures of them, for ``?thumbnail=320``.
    """

    def __init__(self, files: FileStore, thumbnails: Thumbnails) -> None:
        self._files = files
        self._thumbnails = thumbnails

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        if request.method not in ("GET", "HEAD"):
            await PlainTextResponse("Method not allowed", 405, {"Allow": "GET, HEAD"})(scope, receive, send)
            return
        try:
            file, content = await self._open(request)
        except BadFile as unknown:
            await PlainTextResponse(unknown.message, 404, {"Cache-Control": "no-store"})(scope, receive, send)
            return
        with content, suppress(ClientDisconnect):
            await _response(request, file, content)(scope, receive, send)

    async def _open(self, request: Request) -> tuple[StoredFile, BinaryIO]:
        identifier = request.path_params["id"]
        size = _SIZES.get(request.query_params.get("thumbnail", ""))
        if size is None:
            return await asyncio.to_thread(self._files.open_for, identifier)
        loop, small = asyncio.get_running_loop(), self._thumbnails
        return await loop.run_in_executor(small.threads, small.open_for, identifier, size)


def byte_range(header: str, size: int) -> range | None:
    """The bytes that a Range header asks for.

    Returns:
        Their positions, none if they lie beyond the end; None if the whole is to be sent: the header asks for
        several ranges, for another unit, or makes no sense.
    """
    match = _RANGE.fullmatch(header)
    if match is None or not any(match.groups()):
        return None
    first, last = match.groups()
    if not first:
        return range(max(0, size - int(last)), size)
    if not last:
        return range(int(first), size)
    return range(int(first), min(int(last) + 1, size)) if int(first) <= int(last) else None


def disposition(file: StoredFile, *, save: bool) -> str:
    """The Content-Disposition of a file (RFC 6266): whether it is shown in place, and under which name it is saved.

    Args:
        file: its type decides: what could act is never shown.
        save: whether it is to be saved in any case.
    """
    kind = "inline" if file.mime in INLINE and not save else "attachment"
    plain = _NOT_PLAIN.sub("_", file.name)
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(file.name, safe='')}"


def _response(request: Request, file: StoredFile, content: BinaryIO) -> Response:
    found = os.fstat(content.fileno())
    headers = {
        **_HEADERS,
        "Content-Disposition": disposition(file, save="download" in request.query_params),
        "Content-Type": file.mime,
        "ETag": f'"{found.st_mtime_ns:x}-{found.st_size:x}"',
        "Last-Modified": formatdate(found.st_mtime, usegmt=True),
    }
    if _knows(request, headers["ETag"]):
        return Response(None, 304, headers)
    status, wanted = 200, range(found.st_size)
    asked = byte_range(request.headers.get("range", ""), found.st_size)
    if asked is not None and request.headers.get("if-range") in (
        None,
        headers["ETag"],
        headers["Last-Modified"],
    ):
        if not asked:
            return Response(None, 416, {**headers, "Content-Range": f"bytes */{found.st_size}"})
        status, wanted = 206, asked
        headers["Content-Range"] = f"bytes {asked.start}-{asked.stop - 1}/{found.st_size}"
    is_coded = is_to_be_coded(request, file.mime, content)
    if is_coded:
        headers |= {"Content-Encoding": "gzip", "ETag": f"W/{headers['ETag']}"}
    else:
        headers["Content-Length"] = str(len(wanted))
    if request.method == "HEAD":
        return Response(None, status, headers)
    pieces = _pieces(content, wanted)
    return StreamingResponse(coded(pieces) if is_coded else pieces, status, headers)


def _knows(request: Request, etag: str) -> bool:
    known = request.headers.get("if-none-match", "")
    return etag in (one.strip().removeprefix("W/") for one in known.split(","))


async def _pieces(content: BinaryIO, wanted: range) -> AsyncIterator[bytes]:
    content.seek(wanted.start)
    left = len(wanted)
    while left and (piece := await asyncio.to_thread(content.read, min(left, CHUNK))):
        left -= len(piece)
        yield piece


_SIZES = {str(size): size for size in THUMBNAILS}
_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")
_NOT_PLAIN = re.compile(r'[^ -~]|["\\%]')
