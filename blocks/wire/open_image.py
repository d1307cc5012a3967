"""Opens an image that a stranger sent: of a format known to be safe, its size checked before decoding."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from typing import BinaryIO

from PIL import ExifTags, Image, ImageOps

from ..errors import BadFile
from .media import Media, StoredFile

MAX_PIXELS = 50_000_000
FORMATS = ("PNG", "JPEG", "WEBP", "AVIF", "GIF", "BMP", "TIFF", "PPM", "JPEG2000", "QOI", "HEIF")
"""Not those that Pillow hands to other programs (EPS, WMF), that hold an image of another size inside (ICO,
ICNS) or that any bytes could be (TGA). HEIF is there where the author has registered a reader for it."""


def open_image(file: StoredFile | Media, near: tuple[int, int] | None = None) -> Image.Image:
    """Decode a file's first frame, turned upright as its EXIF data say. An animated GIF keeps its frames.

    Args:
        file: the file.
        near: width and height for which a picture of less detail will do: a JPEG is decoded at a smaller scale, of
            that size or above, which takes less time and memory.

    Raises:
        BadFile: it is no image of a known format, has more than `MAX_PIXELS`, is damaged or cut short.
    """

    def decode(image: Image.Image) -> None:
        if near is not None:
            image.draft(None, near)
        image.load()

    return _upright(_read(file, decode))


def look_at_image(file: StoredFile | Media) -> Image.Image:
    """The same for those who want the file and not its pixels. Those of a PNG are not decoded, and are not there: its
    checksums tell that it is whole.

    Raises:
        BadFile: as `open_image`.
    """
    return _read(file, lambda image: image.verify() if image.format == "PNG" else image.load())


def _read(file: StoredFile | Media, read: Callable[[Image.Image], object]) -> Image.Image:
    """Open a file's first frame and do with it what has to be done as long as the file is open."""
    name = repr(file.name[:80])
    try:
        with file.open() as stream:
            image = _identify(io.BytesIO(stream.read()))
            if image is None:
                raise BadFile(
                    f"{name} is not an image that can be read: use PNG, JPEG, WebP, GIF, BMP or TIFF."
                )
            width, height = image.size
            if width * height > MAX_PIXELS:
                raise BadFile(
                    f"{name} has {width} × {height} pixels; {MAX_PIXELS // 10**6} million are the limit."
                )
            read(image)
            return image
    except BadFile:
        raise
    except Exception as error:  # what Pillow's readers raise over hostile bytes has no common class
        raise BadFile(f"{name} cannot be read as an image: it is damaged or incomplete.") from error


def _identify(stream: BinaryIO) -> Image.Image | None:
    """What `Image.open` does, but for its warning of large images: threads cannot safely catch warnings."""
    Image.init()
    start = stream.read(16)
    for name in FORMATS:
        factory, accept = Image.OPEN.get(name, (None, None))
        if factory is None or (accept is not None and accept(start) is not True):
            continue
        stream.seek(0)
        try:
            return factory(stream, "")
        except (SyntaxError, IndexError, TypeError, struct.error):  # "not mine", as Image.open reads it
            continue
    return None


def _upright(image: Image.Image) -> Image.Image:
    try:
        turned = image.getexif().get(ExifTags.Base.Orientation, 1) != 1
    except Exception:  # damaged EXIF data spoil no picture
        return image
    return ImageOps.exif_transpose(image) if turned else image
