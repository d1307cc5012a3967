"""Thumbnails: small pictures of samples, made once."""

import io
import threading
from collections import OrderedDict
from pathlib import Path

from ...blocks.errors import BadFile
from ...blocks.wire.media import Media
from ...blocks.wire.open_image import open_image
from ...components._image_mode import in_mode
from ..sample import Sample
from .files import media_of

SIZE = (320, 240)
"""The most that a thumbnail has in pixels, width and height."""
REMEMBERED = 500
"""How many are kept ready, of about 10 kB each."""


class Thumbnails:
    """Makes thumbnails of the first image of a sample, and keeps the latest ready. For any thread.

    Args:
        folder: the flagged folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: OrderedDict[Path, bytes | None] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, sample: Sample) -> Media | None:
        """The thumbnail of a sample; None: it has no image."""
        for value in sample.data.values():
            if isinstance(value, Path):
                content = self._ready(value)
                if content is not None:
                    return Media(content, "thumbnail.webp", "image/webp")
        return None

    def _ready(self, path: Path) -> bytes | None:
        with self._lock:
            if path in self._made:
                self._made.move_to_end(path)
                return self._made[path]
        made = self._make(path)
        with self._lock:
            self._made[path] = made
            if len(self._made) > REMEMBERED:
                self._made.popitem(last=False)
        return made

    def _make(self, path: Path) -> bytes | None:
        file = media_of(path, self._folder)
        try:
            image = None if file is None else open_image(file)
        except BadFile:  # no image
            return None
        if image is None:
            return None
        image = in_mode(image, "RGB")
        image.thumbnail(SIZE)
        small = io.BytesIO()
        image.save(small, "WEBP", quality=80)
        return small.getvalue()
