"""KeptFile: the copy of an attachment that lies in the flagged folder."""

import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from ..column import Attachment
from .folder import Folder, open_folder
from .naming import file_name

PATH = re.compile(r"[^/\\:.\x00]+/[0-9a-f]{16}-[^/\\:\x00]+")  # so it cannot lead out of the flagged folder
CHUNK = 1 << 20


@dataclass(frozen=True)
class KeptFile:
    """A file of a sample: `path` relative to the flagged folder, its own `name`, its `size` in bytes."""

    path: str
    name: str
    size: int


def keep_file(attachment: Attachment, folder: Folder, child: str, undo: ExitStack) -> KeptFile:
    """Copy an attachment into `child` of `folder`, and return when the copy is on the disk.

    Args:
        attachment: What to copy.
        folder: The flagged folder.
        child: The name of the column's own folder in it.
        undo: Learns how to remove the copy, should the sample not be kept in the end.

    Raises:
        OSError: The attachment could not be read or the copy not be written.
    """
    name = f"{secrets.token_hex(8)}-{file_name(attachment.name)}"
    with attachment.open() as source, folder.child(child) as place:
        handle = place.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        undo.callback(remove_file, folder, folder.path / child / name)
        with os.fdopen(handle, "wb") as copy:
            shutil.copyfileobj(source, copy, CHUNK)
            copy.flush()
            os.fsync(handle)
            size = copy.tell()
        place.sync()
    return KeptFile(f"{child}/{name}", attachment.name, size)


def path_in(path: str, folder: Path) -> Path:
    """Where in `folder` the file of a record lies.

    Raises:
        ValueError: No logger writes such a path; it may lead out of the folder.
    """
    if not PATH.fullmatch(path):
        raise ValueError(f"{path!r} is not the path of a flagged file")
    return folder / path


def own_name(file: Path) -> str:
    """The name that a kept file had, without the token in front that makes it unique here."""
    return file.name.partition("-")[2]


def open_kept(file: Path) -> BinaryIO:
    """Open the file of a record for reading; `path_in` has said where that is.

    Raises:
        OSError: It is not there, or a link stands in its place or in that of its folder, which may lead anywhere.
    """
    file.lstat()  # before the folder is opened, which would make it
    with open_folder(file.parent) as place:
        return os.fdopen(place.open(file.name, os.O_RDONLY), "rb")


def remove_file(folder: Folder, file: Path) -> None:
    """Remove a kept file, if it is there; `path_in` has said where that is."""
    with suppress(OSError), folder.child(file.parent.name) as place:
        place.remove(file.name)


def files_in(value: Any) -> Iterator[Path]:
    """The files in a value that was read again."""
    match value:
        case Path():
            yield value
        case list():
            for item in value:
                yield from files_in(item)
        case dict():
            for item in value.values():
                yield from files_in(item)
