"""The icon on a button."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from ..blocks.wire.media import Media


def icon_prop(icon: str | Path | None) -> Media | dict[str, str] | None:
    """What the browser is told of an icon: a file, or where it lies."""
    if icon is None:
        return None
    if str(icon).startswith(("http://", "https://")):
        return {"url": str(icon)}
    path = Path(icon)
    return Media(path, path.name, mimetypes.guess_type(path.name)[0] or "application/octet-stream")
