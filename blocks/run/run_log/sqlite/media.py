"""The files of kept runs: each content once, under its hash."""

from __future__ import annotations

import os
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from hashlib import blake2b
from pathlib import Path

from ....wire.media import StoredFile

CHUNK = 2**20
REMEMBERED = 1_000
"""Files whose hash is known without reading them again."""
GRACE = 600.0
"""Seconds for which a file stays that no run names: its run may be about to be written."""


class KeptMedia:
    """A folder of contents by their hash. For one thread.

    Copies and no links: a function that changes its file in place must not change what was recorded.

    Args:
        folder: it is made with its first file.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: OrderedDict[str, str] = OrderedDict()

    def keep(self, file: StoredFile) -> StoredFile:
        """Copy a file into the folder; gives the same with its hash as its id.

        Raises:
            OSError: it is gone, or there is no room.
        """
        state = f"{file.id} {file.path.stat().st_mtime_ns}"
        digest = self._known.get(state)
        if digest is None or not self.path(digest).exists():
            digest = self._copy(file)
            self._known[state] = digest
            if len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        os.utime(self.path(digest))  # it is in use again, as far as `sweep` goes
        return self.find(digest, file)

    def find(self, digest: str, file: StoredFile) -> StoredFile:
        """The kept file with this hash, called as `file` is."""
        return StoredFile(digest, file.name, file.mime, file.size, self.path(digest))

    def path(self, digest: str) -> Path:
        """Where a content lies."""
        return self._folder / digest[:2] / digest

    def sweep(self, is_named: Callable[[str], bool]) -> None:
        """Remove what no run names any more, and what a process that ended left half written."""
        before = time.time() - GRACE
        for path in self._folder.glob("??/*"):
            if path.stat().st_mtime < before and not is_named(path.name):
                path.unlink(missing_ok=True)

    def _copy(self, file: StoredFile) -> str:
        digest = blake2b(digest_size=16)
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = self._folder / "00" / f"{secrets.token_hex(8)}.part"
        draft.parent.mkdir(exist_ok=True)
        try:
            with file.open() as source, draft.open("xb") as copy:
                for chunk in iter(partial(source.read, CHUNK), b""):
                    digest.update(chunk)
                    copy.write(chunk)
            final = self.path(digest.hexdigest())
            final.parent.mkdir(exist_ok=True)
            draft.replace(final)
        finally:
            draft.unlink(missing_ok=True)
        return digest.hexdigest()
