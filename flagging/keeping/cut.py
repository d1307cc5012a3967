"""Taking a piece out of a file without a moment in which the file is not whole."""

import os
import shutil
import stat
import sys
from contextlib import suppress
from typing import BinaryIO

from .folder import Folder

CHUNK = 1 << 20


def cut_out(folder: Folder, name: str, start: int, end: int) -> None:
    """Take the bytes from `start` to `end` out of a file, and return when it is so on the disk.

    The rest is copied to a draft, which then gets the file's name: who has the file open keeps what was there.

    Args:
        folder: Where the file is; nobody else writes there meanwhile.
        name: The file's name.
        start: The first byte that goes.
        end: The first one after it that stays.

    Raises:
        OSError: The file is as it was.
    """
    try:
        _copy_without(folder, name, start, end)
        folder.replace(_draft(name), name)
    except BaseException:
        drop_draft(folder, name)
        raise
    folder.sync()


def drop_draft(folder: Folder, name: str) -> None:
    """Remove the draft that a crash left beside a file, if there is one."""
    with suppress(OSError):
        folder.remove(_draft(name))


def _copy_without(folder: Folder, name: str, start: int, end: int) -> None:
    with (
        os.fdopen(folder.open(name, os.O_RDONLY), "rb") as file,
        os.fdopen(folder.open(_draft(name), os.O_WRONLY | os.O_CREAT | os.O_TRUNC), "wb") as draft,
    ):
        if sys.platform != "win32":  # where the folder alone says who may read
            os.fchmod(draft.fileno(), stat.S_IMODE(os.fstat(file.fileno()).st_mode))
        _copy_up_to(start, file, draft)
        file.seek(end)
        shutil.copyfileobj(file, draft, CHUNK)
        draft.flush()
        os.fsync(draft.fileno())


def _copy_up_to(size: int, source: BinaryIO, target: BinaryIO) -> None:
    while size and (data := source.read(min(size, CHUNK))):
        target.write(data)
        size -= len(data)


def _draft(name: str) -> str:
    return f"{name}.draft"
