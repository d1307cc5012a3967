"""Opening files beneath a folder, so that no link and no race leads out of it.

A path that was checked and is opened afterwards may have become another in between. So each step is
opened relative to the open folder before it, links are refused, and what was opened is looked at, not
what was named.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def folder_beneath(root: int, names: Sequence[str]) -> Iterator[int]:
    """The descriptor of the folder that lies `names` below the open folder `root`, for a `with` block."""
    folder = os.dup(root)
    try:
        for name in names:
            below = os.open(_plain(name), os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=folder)
            os.close(folder)
            folder = below
        yield folder
    finally:
        os.close(folder)


def open_beneath(root: int, names: Sequence[str]) -> int:
    """Open the regular file that lies `names` below the open folder `root`, for reading: its descriptor.

    Raises:
        FileNotFoundError: there is none.
        OSError: there is a link on the way, or it is not a regular file.
    """
    with folder_beneath(root, names[:-1]) as folder:
        # without O_NONBLOCK a pipe would be waited for here, before fstat can tell that it is one
        file = os.open(_plain(names[-1]), os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
    if not stat.S_ISREG(os.fstat(file).st_mode):
        os.close(file)
        raise PermissionError(f"{names[-1]} is not a regular file.")
    return file


def _plain(name: str) -> str:
    assert name not in ("", ".", "..")
    assert "/" not in name
    return name


class OpenFolders:
    """The folders whose files an author's function may give out by naming them.

    Args:
        home: the working folder, where dot-files and dot-folders stay closed; the root of the disk is none.
        others: files, and folders that are open as a whole.
    """

    def __init__(self, home: Path, others: Sequence[Path]) -> None:
        self.home = home.resolve()
        self._others = frozenset((self.home / other).resolve() for other in others)

    def open(self, path: Path) -> int:
        """Open a file that the author's code named. A relative path starts at `home`, wherever chdir() went.

        Raises:
            FileNotFoundError: there is none.
            IsADirectoryError: it is a folder.
            PermissionError: it lies outside, or is not a regular file. The text says what to do.
        """
        real = (self.home / path).resolve(strict=True)
        if real.is_dir():
            raise IsADirectoryError(f"{real} is a folder; only a file can be shown.")
        root = self._root_of(real)
        if root is None:
            raise PermissionError(
                f"{real} lies outside the folders whose files may be shown. Add {real.parent} to "
                "allowed_paths= of launch(), or write the file into the working folder or the temporary "
                "folder. In the working folder, names that start with a dot stay closed."
            )
        descriptor = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
        try:
            return open_beneath(descriptor, real.relative_to(root).parts)
        finally:
            os.close(descriptor)

    def _root_of(self, real: Path) -> Path | None:
        # by looking up, since a gallery of a thousand files opens each of them
        if real in self._others:
            return real.parent
        for folder in real.parents:
            if folder in self._others:
                return folder
        in_home = real.is_relative_to(self.home) and self.home != self.home.parent
        visible = in_home and not any(part.startswith(".") for part in real.relative_to(self.home).parts)
        return self.home if visible else None
