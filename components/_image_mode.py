"""Pillow's modes, and the way from each to each."""

from __future__ import annotations

import numpy as np
from PIL import Image

MODES = ("1", "L", "P", "RGB", "RGBA", "CMYK", "YCbCr", "LAB", "HSV", "I", "F")


def in_mode(image: Image.Image, mode: str | None) -> Image.Image:
    """The same picture in another mode; None leaves it as it is.

    As Pillow converts, but for two cases where it would not look the same: what is transparent is laid on
    white, and 16 bits are scaled to 8 instead of cut off at 255. "I" and "F" keep the 16 bits' numbers.

    Args:
        mode: one of `MODES`, see https://pillow.readthedocs.io/en/stable/handbook/concepts.html#modes
    """
    transparent = image.has_transparency_data and mode not in ("RGBA", "P")
    if mode is None or (image.mode == mode and not transparent):
        return image
    if _has_16_bits(image) and mode not in ("I", "F"):
        image = Image.fromarray((np.asarray(image) >> 8).astype(np.uint8))
    elif image.has_transparency_data and mode != "RGBA":
        image = _on_white(image)
    try:
        return image.convert(mode)
    except ValueError:  # no direct way, as from LAB to HSV
        return image.convert("RGB").convert(mode)


def _has_16_bits(image: Image.Image) -> bool:
    """Pillow before 11 reads a 16-bit PNG as "I"."""
    return image.mode.startswith("I;16") or (image.mode == "I" and image.format == "PNG")


def _on_white(image: Image.Image) -> Image.Image:
    white = Image.new("RGBA", image.size, "white")
    white.alpha_composite(image.convert("RGBA"))
    return white.convert("RGB")
