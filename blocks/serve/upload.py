"""POST upload?name=…: one file, as the raw body of the request."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from ..errors import Refused
from ..files.file_store import FileStore

Authorise = Callable[[str | None, str | None], str | None]
"""Given a session and its secret: the owner of what it uploads, or None where they do not match."""

_STATUS = {"unauthorised": 403, "ended": 403, "too_large": 413, "session_full": 413, "disk_full": 507}


class Upload:
    """An ASGI endpoint that keeps what a session sends and answers with its handle.

    The headers X-Fanlight-Session and X-Fanlight-Secret say whose it is: pages of other origins cannot set them
    without being asked first, which they are not. What is refused is answered {"code", "message"}: 403 for a
    wrong session, 413 for too much, 507 for a full disk, else 400.

    Args:
        files: where the files are kept.
        authorise: knows the sessions.
    """

    def __init__(self, files: FileStore, authorise: Authorise) -> None:
        self._files, self._authorise = files, authorise

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            response = await self._answer(request)
        except ClientDisconnect:
            return  # nobody is there to be told
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        chunks = request.stream()
        try:
            owner = self._authorise(
                request.headers.get("x-fanlight-session"), request.headers.get("x-fanlight-secret")
            )
            if owner is None:
                raise Refused("This session has ended or is not yours. Reload the page.", code="unauthorised")
            name = request.query_params.get("name", "")
            file = await self._files.receive(owner, name, chunks, _announced(request))
        except Refused as refused:
            await self._drain(chunks)
            return JSONResponse(
                {"code": refused.code, "message": refused.message},
                _STATUS.get(refused.code, 400),
                {"Connection": "close"},
            )
        return JSONResponse(file.handle())

    async def _drain(self, chunks: AsyncIterator[bytes]) -> None:
        """Read what is still coming, up to the size of one file: browsers look for an answer only after sending."""
        left = self._files.limits.file
        async for chunk in chunks:
            left -= len(chunk)
            if left < 0:
                return


def _announced(request: Request) -> int | None:
    length = request.headers.get("content-length", "")
    return int(length) if length.isascii() and length.isdecimal() and len(length) < 20 else None
