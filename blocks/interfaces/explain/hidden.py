"""What is seen in place of a hidden part of an image."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from .occlusion import Baseline
from .pixels import Pixels

COARSE = 8
"""Pixels along the longer side of what is left of an image in a strong blur."""


def hidden(pixels: Pixels, baseline: Baseline) -> NDArray[Any]:
    """An image of which nothing is to be seen, of the same shape and type as the pixels.

    Transparent parts stay transparent. Where the numbers are no measure of brightness, the most frequent one stands for
    their mean and for a blur.
    """
    array = pixels.array
    if baseline in ("black", "white"):
        plain = np.full_like(array, _brightest(array) if baseline == "white" else 0)
    elif pixels.is_indexed:
        numbers, counts = np.unique(array, return_counts=True)
        plain = np.full_like(array, numbers[counts.argmax()])
    elif baseline == "mean":
        plain = np.empty_like(array)
        plain[...] = _rounded(array.mean(axis=(0, 1)), array.dtype)
    else:
        plain = _blurred(array)
    if array.ndim == 3 and array.shape[2] in (2, 4):
        plain[..., -1] = array[..., -1]
    return plain


def _brightest(array: NDArray[Any]) -> Any:
    """White, as far as one can tell."""
    if array.dtype.kind in "ub" and array.dtype.itemsize <= 2:
        return True if array.dtype.kind == "b" else np.iinfo(array.dtype).max
    return max(array.max(), 1) if array.dtype.kind == "f" else array.max()


def _blurred(array: NDArray[Any]) -> NDArray[Any]:
    """As it looks from far away: shrunk to a few pixels, and drawn large again."""
    height, width = array.shape[:2]
    scale = min(1.0, COARSE / max(height, width))
    few = (max(1, round(width * scale)), max(1, round(height * scale)))
    channels = array[..., None] if array.ndim == 2 else array
    blurred = np.empty_like(channels)
    for place in range(channels.shape[2]):
        channel = Image.fromarray(channels[..., place].astype(np.float32))
        coarse = channel.resize(few, Image.Resampling.BOX).resize((width, height), Image.Resampling.BILINEAR)
        blurred[..., place] = _rounded(np.asarray(coarse), array.dtype)
    return blurred.reshape(array.shape)


def _rounded(values: NDArray[Any], kind: np.dtype[Any]) -> NDArray[Any]:
    return values.astype(kind) if kind.kind == "f" else np.rint(values).astype(kind)
