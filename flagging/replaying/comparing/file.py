"""Two files."""

from __future__ import annotations

from functools import partial
from itertools import zip_longest

from ....blocks.errors import BadFile
from ....blocks.wire.media import StoredFile
from ....blocks.wire.open_image import open_image
from .comparison import SAME, Comparison
from .image import compare_images
from .tolerance import Tolerance

CHUNK = 1 << 20


def compare_files(before: StoredFile, after: StoredFile, tolerance: Tolerance) -> Comparison:
    """Compare two files: as images where both are some that can be read, else byte by byte."""
    if _equal(before, after):
        return SAME
    if before.mime.startswith("image/") and after.mime.startswith("image/"):
        try:
            return compare_images(open_image(before), open_image(after), tolerance)
        except BadFile:  # an SVG, for instance
            pass
    return Comparison(same=False, summary=f"{_about(before)} → {_about(after)}, with other bytes")


def _equal(before: StoredFile, after: StoredFile) -> bool:
    if before.size != after.size:
        return False
    with before.open() as first, after.open() as second:
        chunks = zip_longest(iter(partial(first.read, CHUNK), b""), iter(partial(second.read, CHUNK), b""))
        return all(one == other for one, other in chunks)


def _about(file: StoredFile) -> str:
    return f"{file.mime} of {file.size:,} bytes"
