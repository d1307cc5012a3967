"""The file store's own folder: private, fresh, and gone when its process is."""

from __future__ import annotations

import os
import shutil
import tempfile
import weakref
from pathlib import Path

from ..wire.media import THUMBNAILS, StoredFile


class StoreFolder:
    """A fresh 0700 folder that is removed by `close`, or when Python ends.

    Args:
        parent: the folder to make it in; by default $FANLIGHT_TEMP_DIR, else $GRADIO_TEMP_DIR, else the
            system's temporary folder.

    Attributes:
        path: absolute, without links.
        descriptor: of the open folder, so that it is found whatever chdir() and rename() do.
    """

    def __init__(self, parent: Path | None = None) -> None:
        parent = parent or _temporary_folder()
        parent.mkdir(parents=True, exist_ok=True)
        self.path = Path(tempfile.mkdtemp(prefix="fanlight-", dir=parent)).resolve()
        self.descriptor = os.open(self.path, os.O_RDONLY | os.O_DIRECTORY)
        weakref.finalize(self, _end, self.path, self.descriptor, os.getpid())

    def remove(self, path: Path) -> None:
        """Remove a file or a folder in it; no matter if it is gone already."""
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)

    def remove_file(self, file: StoredFile) -> None:
        """Remove a file, what it was given to functions as, and the small pictures of it."""
        for path in (file.path, file.folder, *map(file.thumbnail, THUMBNAILS)):
            self.remove(path)

    def close(self) -> None:
        """Remove it. The descriptor stays open: who comes late finds nothing rather than another folder."""
        shutil.rmtree(self.path, ignore_errors=True)


def _temporary_folder() -> Path:
    chosen = os.environ.get("FANLIGHT_TEMP_DIR") or os.environ.get("GRADIO_TEMP_DIR")
    return Path(chosen or tempfile.gettempdir())


def _end(path: Path, descriptor: int, pid: int) -> None:
    os.close(descriptor)
    if os.getpid() == pid:  # a forked child that ends must not take its parent's files with it
        shutil.rmtree(path, ignore_errors=True)
