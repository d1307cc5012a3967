"""Images as bytes, in the author's format."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from ..blocks.errors import PageError
from ..blocks.wire.media import Media
from ._image_mode import in_mode
from ._png import KINDS, png

KEPT = {
    "PNG": ("1", "L", "LA", "P", "RGB", "RGBA", "I;16", "I;16B"),
    "JPEG": ("L", "RGB"),
    "WEBP": ("RGB", "RGBA"),
    "AVIF": ("RGB", "RGBA"),
    "GIF": ("1", "L", "P", "RGB", "RGBA"),
    "TIFF": ("1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "LAB", "I", "F", "I;16", "I;16B"),
}
"""The modes that a format takes as they are; other formats take RGB."""


def check_format(component: str, format: str) -> None:
    """Complain of a format that Pillow cannot write.

    Raises:
        PageError: naming some that it can.
    """
    if _pillow_name(format) not in Image.SAVE:
        raise PageError(
            f'{component}(format={format!r}) is not known: write "png", "webp", "jpeg", "gif" or "tiff".'
        )


def encoded(image: Image.Image, format: str) -> Media:
    """Write an image as a file named image.<format>.

    A mode that the format does not take becomes RGB, RGBA or L. One exception, for PNG: "I" and "F", which
    hold numbers, are kept exactly, as 8 or 16 bits where those hold them and else as TIFF, which few
    browsers show.
    """
    if format == "png" and image.mode in ("I", "F"):
        image = _narrowed(image)
    suffix = "tiff" if format == "png" and image.mode in ("I", "F") else format
    name = _pillow_name(suffix)
    image = _fitted(image, KEPT.get(name, ("RGB",)))
    if name == "PNG" and image.mode in KINDS and not image.info:
        content = png(image)
    else:
        buffer = io.BytesIO()
        image.save(buffer, name, **_options(image, name))
        content = buffer.getvalue()
    return Media(content, f"image.{suffix}", Image.MIME[name])


def _pillow_name(format: str) -> str:
    return Image.registered_extensions().get(f".{format.lower()}", "")


def _narrowed(image: Image.Image) -> Image.Image:
    """The same numbers in 8 or 16 bits, if they fit."""
    values = np.asarray(image)
    for kind in (np.uint8, np.uint16):
        if values.min() >= 0 and values.max() <= np.iinfo(kind).max:  # neither holds where there is a NaN
            narrow = values.astype(kind)
            if (narrow == values).all():
                return Image.fromarray(narrow)
    return image


def _fitted(image: Image.Image, kept: tuple[str, ...]) -> Image.Image:
    if image.mode in kept:
        return image
    if image.has_transparency_data and "RGBA" in kept:
        return in_mode(image, "RGBA")
    is_grey = image.mode in ("1", "LA", "I", "F") or image.mode.startswith("I;16")
    return in_mode(image, "L" if is_grey and "L" in kept else "RGB")


def _options(image: Image.Image, name: str) -> dict[str, Any]:
    """What the image carries beside its pixels, and how hard to compress."""
    exif = image.info.get("exif")
    carried = {"exif": exif} if exif else {}
    if name == "GIF":
        return {"save_all": True}
    if name == "PNG":
        notes = PngInfo()
        for key, note in image.info.items():
            if isinstance(key, str) and key.isascii() and isinstance(note, str):
                notes.add_text(key, note)
        # the fastest level: on photos the others save little and take much longer
        return {"compress_level": 1, "pnginfo": notes, **carried}
    return carried
