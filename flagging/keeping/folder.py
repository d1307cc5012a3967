"""Folder: a folder held by its handle, so that nobody can put another one in its place while it is used."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from types import TracebackType

BY_HANDLE = os.open in os.supports_dir_fd  # not so on Windows, where files are opened by their full path
DIRECTORY = getattr(os, "O_DIRECTORY", 0)
NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
AS_BYTES = getattr(os, "O_BINARY", 0)
NO_WAIT = getattr(os, "O_NONBLOCK", 0)  # a named pipe must not make us wait for its other end


def open_folder(path: Path) -> "Folder":
    """Open the folder at `path`, an absolute path without links; make it, and those above it, where missing.

    Raises:
        OSError: Something else stands there, such as a file or a symbolic link, or there is no permission.
    """
    try:
        return Folder(path, _directory(path))
    except FileNotFoundError:
        with open_folder(path.parent) as parent:
            return parent.child(path.name)


class Folder:
    """An open folder: a context manager. Names are those of its own entries; links are never followed."""

    def __init__(self, path: Path, handle: int | None) -> None:
        self.path = path
        self._handle = handle

    def open(self, name: str, flags: int) -> int:
        """Open the ordinary file `name` and return its handle, which the caller closes."""
        flags |= NO_FOLLOW | AS_BYTES | NO_WAIT
        handle = os.open(self._locate(name), flags, 0o666, dir_fd=self._handle)
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise OSError(errno.EINVAL, "Not an ordinary file", str(self.path / name))
        return handle

    def child(self, name: str) -> "Folder":
        """Open the folder `name` in this one; make it when it is missing."""
        with suppress(FileExistsError):
            os.mkdir(self._locate(name), dir_fd=self._handle)
            self.sync()
        return Folder(self.path / name, _directory(self._locate(name), dir_fd=self._handle))

    def names(self) -> list[str]:
        """Everything that is in the folder, in no order."""
        with os.scandir(self.path if self._handle is None else self._handle) as entries:
            return [entry.name for entry in entries]

    def stat(self, name: str) -> os.stat_result:
        """Size and identity of `name`; of the link itself when it is one."""
        return os.stat(self._locate(name), dir_fd=self._handle, follow_symlinks=False)

    def remove(self, name: str) -> None:
        os.unlink(self._locate(name), dir_fd=self._handle)

    def replace(self, old: str, new: str) -> None:
        """Give the file `old` the name `new`; what had that name is gone, but not for those who have it open."""
        os.replace(self._locate(old), self._locate(new), src_dir_fd=self._handle, dst_dir_fd=self._handle)

    def sync(self) -> None:
        """Return when the folder's list of files is on the disk."""
        if self._handle is not None:
            os.fsync(self._handle)

    def in_place(self) -> bool:
        """False when the folder was removed or replaced since it was opened."""
        if self._handle is None:
            return self.path.is_dir()
        try:
            there = self.path.lstat()
        except FileNotFoundError:
            return False
        return os.path.samestat(there, os.fstat(self._handle))

    def _locate(self, name: str) -> str:
        return name if self._handle is not None else str(self.path / name)

    def __enter__(self) -> "Folder":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._handle is not None:
            os.close(self._handle)


def _directory(path: Path | str, dir_fd: int | None = None) -> int | None:
    if BY_HANDLE:
        return os.open(path, os.O_RDONLY | DIRECTORY | NO_FOLLOW, dir_fd=dir_fd)
    if not stat.S_ISDIR(os.lstat(path).st_mode):
        raise NotADirectoryError(errno.ENOTDIR, "Not a directory", str(path))
    return None
