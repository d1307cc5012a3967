"""Pixels as PNG, written quickly: it is what arrays travel as, and their visitors wait for it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

KINDS = {"L": (8, 0), "LA": (8, 4), "RGB": (8, 2), "RGBA": (8, 6), "I;16": (16, 0)}
"""The modes that are written here: bits of a sample, and the colour type (PNG, third edition, section 11.2.1)."""
UP = 2
"""The filter that writes each byte as its difference from the one above (section 9.2)."""
BAND = 1 << 20
"""Bytes that are filtered and compressed at a time."""
SAMPLED = 16
"""Rows that tell how an image is compressed best."""
WORTHWHILE = 1 / 3
"""What does not become so small is not compressed here: photos, and where there is noise."""


def png(image: Image.Image) -> bytes:
    """An image as a PNG file, without loss.

    Pillow's own writer tries five filters on each row and looks for repetitions everywhere. Here there is one filter,
    and photos, in which nothing repeats, are not compressed: serve/coding.py does that where they have far to go,
    while they are on their way.

    Args:
        image: of one of the modes in `KINDS`.
    """
    bits, colour = KINDS[image.mode]
    array = np.asarray(image)
    if bits == 16:
        array = array.astype(">u2").view(np.uint8)
    rows = array.reshape(image.height, -1)
    header = struct.pack(">IIBBBBB", image.width, image.height, bits, colour, 0, 0, 0)
    parts = [b"\x89PNG\r\n\x1a\n", _chunk(b"IHDR", header)]
    parts += [_chunk(b"IDAT", data) for data in _compressed(rows) if data]
    return b"".join([*parts, _chunk(b"IEND", b"")])


def _compressed(rows: NDArray[Any]) -> Iterator[bytes]:
    compressor = _compressor(rows)
    # it says at most how it compresses, which belongs into the same chunk as what comes next
    begun = compressor.compress(_filtered(rows[:1], np.zeros_like(rows[:1])))
    height = max(1, BAND // (rows.shape[1] + 1))
    for first in range(1, len(rows), height):
        band = rows[first : first + height]
        yield begun + compressor.compress(_filtered(band, rows[first - 1 : first - 1 + len(band)]))
        begun = b""
    yield begun + compressor.flush()


def _filtered(rows: NDArray[Any], above: NDArray[Any]) -> NDArray[np.uint8]:
    """Rows less the ones above them, behind the number of the filter."""
    filtered = np.empty((len(rows), rows.shape[1] + 1), np.uint8)
    filtered[:, 0] = UP
    np.subtract(rows, above, out=filtered[:, 1:])
    return filtered


def _compressor(rows: NDArray[Any]) -> Any:
    """What compresses a sample best: repetitions near and far (drawings, writing), of single bytes, or nothing."""
    places = np.linspace(0, len(rows) - 1, min(SAMPLED, len(rows))).astype(int)
    sample = _filtered(rows[places], rows[np.maximum(places - 1, 0)]).tobytes()

    def size(strategy: int) -> int:
        compressor = zlib.compressobj(level=1, strategy=strategy)
        return len(compressor.compress(sample)) + len(compressor.flush())

    sizes = {strategy: size(strategy) for strategy in (zlib.Z_RLE, zlib.Z_DEFAULT_STRATEGY)}
    best = min(sizes, key=sizes.__getitem__)
    return zlib.compressobj(1 if sizes[best] < WORTHWHILE * len(sample) else 0, strategy=best)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(data, zlib.crc32(kind)))
