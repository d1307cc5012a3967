"""Small pictures of the files in the store: made when somebody asks for one, and kept beside their files."""

from __future__ import annotations

import secrets
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import numpy as np
from PIL import Image

from ..errors import BadFile
from ..wire.media import Media, StoredFile
from ..wire.open_image import open_image
from .file_store import FileStore
from .sniff import INLINE

WORKERS = 2
"""Pictures that are decoded at the same time: each may take 200 MB."""
LARGEST = 256 << 20
"""Bytes of a file of which a thumbnail is made."""
LONGEST = 4
"""The long side of a thumbnail is at most so many times its short side's size."""


class Thumbnails:
    """Thumbnails of a store's pictures. They lie beside their files and go with them.

    Args:
        files: the store.

    Attributes:
        threads: on which `open_for` is to be called.
    """

    def __init__(self, files: FileStore) -> None:
        self._files = files
        self.threads = ThreadPoolExecutor(WORKERS, thread_name_prefix="thumbnail")

    def open_for(self, identifier: str, size: int) -> tuple[StoredFile, BinaryIO]:
        """Open a small picture of a file, for whoever knows the file's id; the file itself where there is none.

        There is none of what cannot be read as a picture, and none of a picture that is small already.

        Args:
            identifier: the file's id.
            size: of its short side, in pixels: one of `THUMBNAILS`.

        Raises:
            BadFile: there is no such file.
        """
        file, content = self._files.open_for(identifier)
        if not file.mime.startswith("image/") or file.mime == "image/svg+xml" or file.size > LARGEST:
            return file, content
        path = file.thumbnail(size)
        if not path.exists():
            made = _made(Media(content.read(), file.name, file.mime), size)
            if made is not None:
                _keep(made, path)
        try:
            small = self._files.open_beside(path)
        except OSError:
            content.seek(0)
            return file, content
        content.close()
        return StoredFile(file.id, f"{Path(file.name).stem}.webp", "image/webp", 0, path), small

    def close(self) -> None:
        """End the threads."""
        self.threads.shutdown(wait=False, cancel_futures=True)


def _made(file: Media, size: int) -> bytes | None:
    """A thumbnail as WebP; None: it would be no smaller than the file, or the file is no picture that can be read."""
    try:
        image = open_image(file, near=(size, size))
    except BadFile:
        return None
    scale = max(size / min(image.size), 1 / 2**16)
    width, height = (max(1, min(round(side * scale), LONGEST * size)) for side in image.size)
    if scale >= 1:
        if file.mime in SHOWN:
            return None
        width, height = image.size
    image = _plain(image)
    image.thumbnail((width, height), reducing_gap=2.0)
    small = BytesIO()
    image.save(small, "WEBP", quality=80, method=2)
    return small.getvalue()


def _plain(image: Image.Image) -> Image.Image:
    """The picture in a mode that WebP takes; 16 bits become 8."""
    if image.mode.startswith("I;16"):
        image = Image.fromarray((np.asarray(image) >> 8).astype(np.uint8))
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _keep(content: bytes, path: Path) -> None:
    """Write it for those who ask later; who asks at the same time reads the draft of neither."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    except OSError:  # the disk is full, or the session is gone: the next one makes it again
        draft.unlink(missing_ok=True)


SHOWN = INLINE - {"image/tiff", "image/heic"}
"""Types of pictures that every browser shows."""
