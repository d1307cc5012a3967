"""The client's built files: compressed once at the build, cached for ever, as their names carry a hash."""

from __future__ import annotations

import asyncio
import mimetypes
from collections.abc import Mapping
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

_FOREVER = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "X-Content-Type-Options": "nosniff",
    "Vary": "Accept-Encoding",
}
_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))


class Assets:
    """Serves the files that the client's build wrote, by their exact names.

    Args:
        dist: the folder that the build wrote.
    """

    def __init__(self, dist: Path) -> None:
        self._files = {path.name: path for path in (dist / "assets").iterdir()}

    async def get(self, request: Request) -> Response:
        """Answer with one file, in the smallest form that the client takes."""
        name = request.path_params["name"]
        path = self._files.get(name)
        if path is None:
            raise HTTPException(404)
        media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        for encoding, suffix in _ENCODINGS:
            packed = self._files.get(name + suffix)
            if packed is not None and takes(request, encoding):
                return await _response(packed, {**_FOREVER, "Content-Encoding": encoding}, media_type)
        return await _response(path, _FOREVER, media_type)


async def _response(path: Path, headers: Mapping[str, str], media_type: str) -> Response:
    """Not Starlette's FileResponse, which tells when the file was changed: nobody asks twice for what never changes."""
    return Response(await asyncio.to_thread(path.read_bytes), headers=headers, media_type=media_type)


def takes(request: Request, encoding: str) -> bool:
    """Whether a client takes a content coding: named in Accept-Encoding, and not with weight 0 (RFC 9110 §12.5.3)."""
    for part in request.headers.get("Accept-Encoding", "").split(","):
        name, _, weight = part.replace(" ", "").partition(";q=")
        if name == encoding:
            return weight == "" or weight.strip("0.") != ""
    return False
