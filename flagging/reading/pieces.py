"""Pieces: a file that stays what it was while pieces of it are read."""

import threading
import weakref
from pathlib import Path
from typing import BinaryIO


class Pieces:
    """A file that is held open, for whoever takes a sample back puts another one in its place.

    It is closed when nobody knows this object any more. Any number of threads may read.

    Args:
        path: Where the file lies.

    Raises:
        OSError: It cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self._file: BinaryIO = path.open("rb")
        self._lock = threading.Lock()
        weakref.finalize(self, self._file.close)

    def stream(self) -> BinaryIO:
        """The whole file from its start, for one reader, who comes before all others."""
        return self._file

    def piece(self, start: int, end: int) -> bytes:
        """The bytes from `start` to `end`."""
        with self._lock:
            self._file.seek(start)
            return self._file.read(end - start)
