"""Files as values: what a component gives out, what it is given, and the handle that travels."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

THUMBNAILS = (160, 320, 640, 1280)
"""The sizes of small pictures that a browser may ask for, in pixels."""


@dataclass(frozen=True, slots=True)
class Media:
    """A file that a component made of a function's result; the session's file store will keep it.

    Args:
        content: the bytes, or the path of a file that the author's own code named.
        name: the name under which a visitor saves it, with a suffix.
        mime: the media type, e.g. "image/png".
        remake: what is made of it before it is kept.
    """

    content: bytes | Path
    name: str
    mime: str
    remake: Remake | None = None

    def open(self) -> BinaryIO:
        """Open the content for reading."""
        return io.BytesIO(self.content) if isinstance(self.content, bytes) else self.content.open("rb")


@dataclass(frozen=True, slots=True)
class Remake:
    """A conversion, done when a file is kept: the store alone knows which files may be opened.

    Args:
        key: what is done. A session has it done to the same file once.
        made: given the open content, makes another file of it, which is there for a `with` block.
    """

    key: str
    made: Callable[[BinaryIO], AbstractContextManager[Media]]


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file in the server's store: uploaded by, or produced for, one session.

    Attributes:
        id: 128 random bits; whoever knows it may read the file.
        name: the name that its sender gave it; never used to open anything.
        mime: the media type found by looking at the first bytes.
        size: in bytes.
        path: where it lies. It stays on the server.
    """

    id: str
    name: str
    mime: str
    size: int
    path: Path

    def open(self) -> BinaryIO:
        """Open the content for reading."""
        return self.path.open("rb")

    def named(self) -> Path:
        """A path of the same content whose last part is the name that its sender gave it: functions look at it.

        Raises:
            OSError: the disk does not take it.
        """
        named = self.folder / self.name
        self.folder.mkdir(mode=0o700, exist_ok=True)
        with suppress(FileExistsError):
            named.hardlink_to(self.path)
        return named

    def thumbnail(self, size: int) -> Path:
        """Where a small picture of it lies, once it is made.

        Args:
            size: of its short side in pixels: one of `THUMBNAILS`.
        """
        return self.path.with_name(f"{self.id}.{size}.webp")

    @property
    def folder(self) -> Path:
        """The folder of `named`, which goes with the file."""
        return self.path.with_name(f"{self.id}.named")

    def handle(self) -> dict[str, Any]:
        """The payload that stands for this file on the wire."""
        return {"$file": self.id, "name": self.name, "mime": self.mime, "size": self.size}


def file_id(payload: Any) -> str | None:
    """The id in a file's handle, or None where the payload is something else."""
    match payload:
        case {"$file": str(identifier)}:
            return identifier
    return None
