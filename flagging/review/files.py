"""The files of samples: what the page shows of them. They are opened in the flagged folder, and nowhere else."""

import mimetypes
import os
from pathlib import Path
from typing import Any

from ...blocks.wire.media import Media
from ..keeping.folder import open_folder

TOKEN = 17
"""As many signs stand before a kept file's own name: sixteen digits and a hyphen."""
UNKNOWN = "application/octet-stream"


def with_media(value: Any, folder: Path) -> Any:
    """A kept value with its files as components show them; None in the place of one that is gone."""
    if isinstance(value, Path):
        return media_of(value, folder)
    if isinstance(value, list):
        return [with_media(item, folder) for item in value]
    if isinstance(value, dict):
        return {key: with_media(item, folder) for key, item in value.items()}
    return value


def media_of(path: Path, folder: Path) -> Media | None:
    """A file of a sample, which lies in a folder of the flagged folder; None: it is gone."""
    try:
        content = content_of(path, folder)
    except OSError:
        return None
    return Media(content, path.name[TOKEN:], mimetypes.guess_type(path.name)[0] or UNKNOWN)


def content_of(path: Path, folder: Path) -> bytes:
    """The bytes of a file of a sample. No link on the way is followed.

    Raises:
        OSError: it is gone, or something else lies in its place.
    """
    if not path.is_file():  # what is opened below would be made where it is missing
        raise FileNotFoundError(path)
    with (
        open_folder(folder) as top,
        top.child(path.parent.name) as column,
        os.fdopen(column.open(path.name, os.O_RDONLY), "rb") as file,
    ):
        return file.read()
