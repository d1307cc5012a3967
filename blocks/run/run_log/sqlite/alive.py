"""Which of the processes that share a run log are alive: each holds a lock, which the system takes back at its end."""

from __future__ import annotations

import os
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def alone(path: Path, patience: float) -> Iterator[None]:
    """Hold the lock of a file, which is made where there is none, in a `with` block.

    Args:
        path: the file.
        patience: seconds to wait for others.

    Raises:
        OSError: others hold it for longer.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    until = time.monotonic() + patience
    try:
        while not _try_lock(descriptor, until):
            time.sleep(0.01)  # no system lets one wait for a lock with a limit
        yield
    finally:
        os.close(descriptor)


def _try_lock(descriptor: int, until: float) -> bool:
    try:
        _lock(descriptor)
    except OSError:
        if time.monotonic() > until:
            raise
        return False
    return True


class Alive:
    """Shows as long as it lasts that whoever made it is alive.

    Args:
        folder: where the locks lie; it is made where there is none.

    Attributes:
        token: names it.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.token = secrets.token_hex(8)
        self._path = folder / self.token
        self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        _lock(self._descriptor)

    def end(self) -> None:
        """Be alive no more."""
        os.close(self._descriptor)
        self._path.unlink(missing_ok=True)


def is_alive(folder: Path, token: str) -> bool:
    """Whether the one whose token this is lives."""
    try:
        descriptor = os.open(folder / token, os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        _lock(descriptor)
    except OSError:  # held
        return True
    finally:
        os.close(descriptor)
    (folder / token).unlink(missing_ok=True)
    return False
