"""POST upload?name=…&key=…: a file as the raw body of one request, or of several that go on where the last one ended.

    POST   Upload-Offset: 0       Upload-Length: 20    {"offset": 8}     more is to come
    POST   Upload-Offset: 8       Upload-Length: 20    (cut)
    HEAD                                               Upload-Offset: 13, Upload-Complete: ?0
    POST   Upload-Offset: 13      Upload-Length: 20    {"$file": …}      the handle of the whole file
    DELETE                                             gives it up

The headers are those of draft-ietf-httpbis-resumable-upload. A POST without a key is the whole file.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from ..errors import BadMessage, Refused
from ..files.upload import Piece
from ..files.uploads import Uploads

Authorise = Callable[[str | None, str | None], str | None]
"""Given a session and its secret: the owner of what it uploads, or None where they do not match."""

MOST_DRAINED = 128 << 20
"""Bytes of a refused body that are read on: browsers look for an answer only after sending."""

_STATUS = {
    "unauthorised": 403,
    "ended": 403,
    "unknown_upload": 404,
    "wrong_offset": 409,
    "too_large": 413,
    "session_full": 413,
    "disk_full": 507,
}


class Upload:
    """An ASGI endpoint that keeps what a session sends and answers with its handle.

    The headers X-Fanlight-Session and X-Fanlight-Secret say whose it is: pages of other origins cannot set them
    without being asked first, which they are not. What is refused is answered {"code", "message"}: 403 for a wrong
    session, 404 for an upload that is not known, 409 for a wrong offset, 413 for too much, 507 for a full disk, else
    400. A sender that is silent for too long is hung up on; what it has sent stays.

    Args:
        uploads: takes the files in.
        authorise: knows the sessions.
        patience: seconds to wait for more of a body.
    """

    def __init__(self, uploads: Uploads, authorise: Authorise, patience: float = 60) -> None:
        self._uploads, self._authorise, self._patience = uploads, authorise, patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            response = await self._answer(request)
        except ClientDisconnect:
            return  # nobody is there to be told
        except asyncio.TimeoutError:
            response = Response(None, 408, {"Connection": "close"})
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        chunks = _patient(request.stream(), self._patience)
        try:
            owner = self._authorise(
                request.headers.get("x-fanlight-session"), request.headers.get("x-fanlight-secret")
            )
            if owner is None:
                raise Refused("This session has ended or is not yours. Reload the page.", code="unauthorised")
            return await self._do(request, owner, chunks)
        except Refused as refused:
            await _drain(chunks)
            return JSONResponse(
                {"code": refused.code, "message": refused.message},
                _STATUS.get(refused.code, 400),
                {"Connection": "close"},
            )

    async def _do(self, request: Request, owner: str, chunks: AsyncIterator[bytes]) -> Response:
        key = request.query_params.get("key", "")
        if key and not _KEY.fullmatch(key):
            raise BadMessage("The key of an upload has 16 to 64 letters, digits, - or _.")
        if request.method == "POST":
            got = await self._uploads.receive(owner, _piece(request, key), chunks)
            return JSONResponse({"offset": got} if isinstance(got, int) else got.handle())
        if request.method == "HEAD":
            offset, is_complete = await self._uploads.offset(owner, key)
            headers = {"Upload-Offset": str(offset), "Upload-Complete": f"?{is_complete:d}"}
            return Response(None, 204, {**headers, "Cache-Control": "no-store"})
        if request.method == "DELETE":
            await self._uploads.give_up(owner, key)
            return Response(None, 204)
        return Response(None, 405, {"Allow": "POST, HEAD, DELETE"})


def _piece(request: Request, key: str) -> Piece:
    """What the request says that its body is.

    Raises:
        BadMessage: of several pieces it does not say how long the file is.
    """
    length = _count(request.headers.get("upload-length" if key else "content-length"))
    if key and length is None:
        raise BadMessage("An upload with a key needs the header Upload-Length: the bytes of the whole file.")
    offset = _count(request.headers.get("upload-offset", "0"))
    if offset is None or (offset and not key):
        raise BadMessage("Upload-Offset is the number of bytes that came before, and needs a key.")
    return Piece(request.query_params.get("name", ""), key, offset, length)


def _count(header: str | None) -> int | None:
    return int(header) if header is not None and _COUNT.fullmatch(header) else None


async def _patient(chunks: AsyncIterator[bytes], seconds: float) -> AsyncIterator[bytes]:
    """The chunks, as long as none takes longer than so many seconds."""
    while (chunk := await asyncio.wait_for(anext(chunks, None), seconds)) is not None:
        yield chunk


async def _drain(chunks: AsyncIterator[bytes]) -> None:
    left = MOST_DRAINED
    async for chunk in chunks:
        left -= len(chunk)
        if left < 0:
            return


_KEY = re.compile(r"[A-Za-z0-9_-]{16,64}")
_COUNT = re.compile(r"[0-9]{1,18}")
