"""A file while it is being written: invisible until it is whole, gone without a trace when it is given up."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from threading import Lock
from typing import BinaryIO

from ..errors import BadFile
from .beneath import folder_beneath
from .sniff import HEAD


class Part:
    """A file that grows. Threads may write and give up at the same time; whoever comes second finds it done.

    Args:
        root: the descriptor of the store's folder.
        folder: the name of the owner's folder in it; made when the first byte comes.
        reserved: how many bytes have been accounted for already.
        account: called with the number of further bytes before they are written; raises where
            there is no room.
    """

    def __init__(self, root: int, folder: str, reserved: int, account: Callable[[int], None]) -> None:
        self.id = secrets.token_urlsafe(16)
        self.size = 0
        self.head = b""
        self.reserved = reserved
        self._root, self._folder, self._account = root, folder, account
        self._lock = Lock()
        self._file: BinaryIO | None = None
        self._is_made = False
        self._over = False

    def write(self, chunk: bytes) -> None:
        """Append bytes.

        Raises:
            BadFile: it has been given up.
            OSError: the disk does not take them.
        """
        with self._lock:
            if self._over:
                raise BadFile("This file has been given up.", code="given_up")
            more = max(0, self.size + len(chunk) - self.reserved)
            self._account(more)
            self.reserved += more
            self.size += len(chunk)
            self.head += chunk[: HEAD - len(self.head)]
            file = self._opened()
            file.write(chunk)
            file.flush()  # what has been counted is on the disk, also where it ends here for now

    def rest(self) -> None:
        """Keep nothing open until more bytes come: what waits for them may be many."""
        with self._lock:
            if self._file is not None and not self._over:
                self._file.close()
                self._file = None

    def finish(self, suffix: str) -> tuple[str, int]:
        """Make it visible under its id and `suffix`; gives the name and the time of its last change (ns)."""
        with self._lock:
            file = self._opened()
            file.flush()
            changed = os.fstat(file.fileno()).st_mtime_ns
            file.close()
            with folder_beneath(self._root, (self._folder,)) as folder:
                os.rename(self._name, self.id + suffix, src_dir_fd=folder, dst_dir_fd=folder)
            self._over = True
            return self.id + suffix, changed

    def discard(self) -> bool:
        """Give it up and remove it; False where it was finished or given up before."""
        with self._lock:
            if self._over:
                return False
            self._over = True
            if self._is_made:
                if self._file is not None:
                    with suppress(OSError):  # what is still buffered may find the disk full again
                        self._file.close()
                with suppress(FileNotFoundError), folder_beneath(self._root, (self._folder,)) as folder:
                    os.unlink(self._name, dir_fd=folder)
            return True

    @property
    def _name(self) -> str:
        return f"{self.id}.part"

    def _opened(self) -> BinaryIO:
        if self._file is None:
            with suppress(FileExistsError):
                os.mkdir(self._folder, dir_fd=self._root)
                os.chmod(self._folder, 0o700, dir_fd=self._root)  # whatever umask a function has set
            flags = os.O_WRONLY | os.O_NOFOLLOW
            flags |= os.O_APPEND if self._is_made else os.O_CREAT | os.O_EXCL
            with folder_beneath(self._root, (self._folder,)) as folder:
                descriptor = os.open(self._name, flags, 0o600, dir_fd=folder)
            os.fchmod(descriptor, 0o600)
            self._file = os.fdopen(descriptor, "wb")
            self._is_made = True
        return self._file
