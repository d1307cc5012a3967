"""An image cut into parts of similar colour."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

SIDE = 96
"""Pixels along the longer side of the picture in which segments are looked for."""
ROUNDS = 6
COMPACTNESS = 0.5
"""How much the place counts against the colour: more makes segments rounder."""


def segments(image: Image.Image, count: int) -> NDArray[np.int32]:
    """The number of the segment that each pixel belongs to, from 0; (height, width).

    k-means over colour and place, beginning with a regular grid: the idea of SLIC (Achanta and others, 2012), without
    its search in the neighbourhood, which a picture of 96 pixels does not need.

    Args:
        image: of any mode.
        count: about how many there shall be.
    """
    scale = min(1.0, SIDE / max(image.size))
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    small = image.convert("RGB").resize(size, Image.Resampling.BOX)
    colours = np.asarray(small, np.float32) / np.float32(255)
    labels = _clustered(colours, count)
    rows = np.arange(image.height) * size[1] // image.height
    columns = np.arange(image.width) * size[0] // image.width
    return labels[rows[:, None], columns[None, :]]


def _clustered(colours: NDArray[np.float32], count: int) -> NDArray[np.int32]:
    height, width = colours.shape[:2]
    step = max(1.0, float(np.sqrt(height * width / count)))
    y, x = np.mgrid[:height, :width].astype(np.float32)
    points = np.dstack([colours, y * COMPACTNESS / step, x * COMPACTNESS / step]).reshape(-1, 5)
    rows = np.arange(step / 2, height, step).astype(int)
    columns = np.arange(step / 2, width, step).astype(int)
    centres = points[(rows[:, None] * width + columns).ravel()]
    for _ in range(ROUNDS):
        nearest = _nearest(points, centres)
        sizes = np.bincount(nearest, minlength=len(centres))
        sums = np.stack([np.bincount(nearest, column, len(centres)) for column in points.T], axis=1)
        centres = np.where(sizes[:, None] > 0, sums / np.maximum(sizes, 1)[:, None], centres).astype(
            np.float32
        )
    _, labels = np.unique(_nearest(points, centres), return_inverse=True)  # none is empty
    return labels.astype(np.int32).reshape(height, width)


def _nearest(points: NDArray[np.float32], centres: NDArray[np.float32]) -> NDArray[np.intp]:
    """The centre that is nearest to each point: |p - c|² without |p|², which is the same for all centres."""
    nearest: NDArray[np.intp] = ((centres**2).sum(axis=1) - 2 * points @ centres.T).argmin(axis=1)
    return nearest
