"""Files whose author's process had no time to compress them, compressed while they travel."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import AsyncIterator
from typing import BinaryIO

from starlette.requests import Request

from .assets import takes
from .origin import LOOPBACK, is_forwarded

HEAD = 44
"""So many bytes of a PNG file tell how its pixels are compressed."""


def is_to_be_coded(request: Request, mime: str, content: BinaryIO) -> bool:
    """Whether a file goes out with the content coding gzip (RFC 9110, section 8.4.1).

    PNG files whose pixels lie in them as they are do, as `components/_png.py` writes them. On the way to the same
    machine it would take longer to compress them than to send them.
    """
    if mime != "image/png" or "range" in request.headers or not takes(request, "gzip"):
        return False
    near = (
        request.client is not None and request.client.host in LOOPBACK and not is_forwarded(request.headers)
    )
    return not near and _is_stored(content)


def _is_stored(content: BinaryIO) -> bool:
    head = content.read(HEAD)
    content.seek(0)
    # the first IDAT chunk comes right after IHDR; behind the two bytes of zlib (RFC 1950) the first block begins, whose
    # second and third bit say that it is not compressed (RFC 1951, section 3.2.3)
    return len(head) == HEAD and head[37:41] == b"IDAT" and head[43] & 0b110 == 0


async def coded(pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """Compress what comes, as it comes; where single bytes are more frequent than others, which photos gain most by."""
    compressor = zlib.compressobj(1, wbits=31, strategy=zlib.Z_RLE)
    async for piece in pieces:
        yield await asyncio.to_thread(compressor.compress, piece)
    yield compressor.flush()
