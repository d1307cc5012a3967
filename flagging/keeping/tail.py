"""The end of a file: there records are added in one piece, and there a crash leaves a torn one."""

import errno
import logging
import os
import shutil
from contextlib import suppress

from .folder import Folder

log = logging.getLogger(__name__)
sync = getattr(os, "fdatasync", os.fsync)  # macOS and Windows have only the other


def add(folder: Folder, name: str, data: bytes, *, new: bool) -> None:
    """Write `data` in one piece below all else in the file `name`, and return when it is on the disk.

    Args:
        folder: Where the file is; nobody else writes there meanwhile.
        name: The file's name.
        data: What is added.
        new: The file may be new, so that its name must get to the disk as well.

    Raises:
        OSError: The data was not added; the file is as it was.
    """
    handle = folder.open(name, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    size = os.fstat(handle).st_size
    try:
        written = os.write(handle, data)
        if written < len(data):  # what a full disk does before it says that it is full
            raise OSError(errno.ENOSPC, f"Only {written} of {len(data)} bytes of the record found room")
        sync(handle)
        if new:
            folder.sync()
    except BaseException:
        with suppress(OSError):  # the torn end that would then stay is set aside later
            os.ftruncate(handle, size)
        raise
    finally:
        os.close(handle)


def set_aside(folder: Folder, name: str, size: int) -> None:
    """Move what follows the first `size` bytes of a file to a file of its own."""
    aside = f"{name}.torn"
    with (
        os.fdopen(folder.open(name, os.O_RDWR), "r+b") as file,
        os.fdopen(folder.open(aside, os.O_WRONLY | os.O_APPEND | os.O_CREAT), "ab") as torn,
    ):
        file.seek(size)
        shutil.copyfileobj(file, torn)
        torn.write(b"\n")
        torn.flush()
        os.fsync(torn.fileno())
        folder.sync()
        file.truncate(size)
        os.fsync(file.fileno())
    log.warning(
        "%s ended in a torn record that was never confirmed; it is now in %s", folder.path / name, aside
    )
