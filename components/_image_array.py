"""The picture that an array of numbers stands for."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

SLACK = 1e-3
"""By how much floats may overshoot 1 through rounding."""


def image_of(array: NDArray[Any]) -> Image.Image:
    """Make an image of an array of shape (height, width) or (height, width, channels).

    One channel is grey, two are grey and alpha, three RGB, four RGBA. Of the types,
        uint8 and bool      are taken exactly (True is white),
        floats              span 0 to 1 and are rounded to 255 steps; below 0 and NaN are black,
        uint16              stays 16 bits where it is grey, else loses the lower 8,
        other integers      hold 0 to 255.

    Raises:
        ValueError: another shape, or numbers beyond those ranges.
        TypeError: it holds no numbers.
    """
    if array.ndim == 3 and array.shape[2] == 1:
        array = array[:, :, 0]
    if array.ndim not in (2, 3) or (array.ndim == 3 and array.shape[2] > 4) or 0 in array.shape:
        raise ValueError(
            f"An array of shape {array.shape} is no image: its shape must be (height, width) or "
            "(height, width, 1 to 4 channels). If the channels come first, return array.transpose(1, 2, 0)."
        )
    if array.dtype == np.uint16 and array.ndim == 2:
        return Image.fromarray(np.ascontiguousarray(array))
    return Image.fromarray(np.ascontiguousarray(_bytes_of(array)))


def _bytes_of(array: NDArray[Any]) -> NDArray[Any]:
    match array.dtype.kind:
        case "u" if array.dtype.itemsize == 1:
            return array
        case "u" if array.dtype.itemsize == 2:
            high: NDArray[Any] = np.right_shift(array, 8)
            return high.astype(np.uint8)
        case "b":
            return np.where(array, 255, 0).astype(np.uint8)
        case "i" | "u":
            return _bytes_of_integers(array)
        case "f":
            return _bytes_of_floats(array)
    raise TypeError(f"An array of {array.dtype} is no image: return one of uint8, or of floats from 0 to 1.")


def _bytes_of_integers(array: NDArray[Any]) -> NDArray[Any]:
    if array.min() < 0 or array.max() > 255:
        raise ValueError(
            f"An image of {array.dtype} holds 0 to 255; this one has {array.min()} to {array.max()}. "
            "Scale it, or cut it off with array.clip(0, 255)."
        )
    return array.astype(np.uint8)


def _bytes_of_floats(array: NDArray[Any]) -> NDArray[Any]:
    # fmin and fmax pass over NaN
    low, high = np.fmin.reduce(array, axis=None), np.fmax.reduce(array, axis=None)
    if low < -1 - SLACK or high > 1 + SLACK:
        raise ValueError(
            f"An image of {array.dtype} holds 0 to 1; this one has {low} to {high}. "
            "Where it means 0 to 255, return array.astype(np.uint8)."
        )
    scaled: NDArray[Any] = np.multiply(array, 255)
    np.rint(scaled, out=scaled)
    np.fmax(scaled, 0, out=scaled)
    np.fmin(scaled, 255, out=scaled)
    return scaled.astype(np.uint8)
