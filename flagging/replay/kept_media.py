"""A kept file of a sample, as what a visit gets a copy of."""

from __future__ import annotations

import mimetypes
import os
from pathlib import Path
from typing import Any

from ...blocks.files.beneath import open_beneath
from ...blocks.wire.media import Media

TOKEN = 17
"""As many signs stand before a kept file's own name: sixteen digits and a hyphen."""


def kept_media(value: Any) -> Any:
    """The content of a file of a flagged folder, under its own name; what is no path as it is.

    It is opened beneath the folder, `<folder>/<column>/<file>`: no link leads out of it.

    Raises:
        OSError: it is gone, or a link stands in its place.
    """
    if not isinstance(value, Path):
        return value
    folder = os.open(value.parent.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with os.fdopen(open_beneath(folder, value.parts[-2:]), "rb") as file:
            content = file.read()
    finally:
        os.close(folder)
    name = value.name[TOKEN:]
    return Media(content, name, mimetypes.guess_type(name)[0] or "application/octet-stream")
