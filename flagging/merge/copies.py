"""Copies of kept files in another flagged folder, under the same path."""

import os
import shutil
from pathlib import Path
from typing import Any

from ..keeping.folder import Folder
from ..keeping.kept_file import CHUNK, KeptFile, open_kept, own_name


def copy_in(file: Path, folder: Folder) -> None:
    """Copy a kept file, and return when it is on the disk; one that is there, or missing where it was, is left.

    Raises:
        OSError: It could not be copied, or a link stands in its place, which may lead anywhere.
    """
    with folder.child(file.parent.name) as place:
        if file.name in place.names() or not os.path.lexists(file):
            return
        draft = f"{file.name}.draft"
        handle = place.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        with os.fdopen(handle, "wb") as copy, open_kept(file) as source:
            shutil.copyfileobj(source, copy, CHUNK)
            copy.flush()
            os.fsync(handle)
        place.replace(draft, file.name)
        place.sync()


def as_kept_files(value: Any) -> Any:
    """A value that was read, with its files as they are written: by their path below the folder."""
    match value:
        case Path():
            size = value.stat().st_size if value.is_file() else 0
            return KeptFile(f"{value.parent.name}/{value.name}", own_name(value), size)
        case list():
            return [as_kept_files(item) for item in value]
        case dict():
            return {key: as_kept_files(item) for key, item in value.items()}
    return value
