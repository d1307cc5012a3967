"""Two images."""

from __future__ import annotations

from functools import partial
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from .comparison import SAME, Comparison
from .tolerance import Tolerance

DEEP = ("I", "I;16", "F")
"""Modes whose pixels are more than eight bits: they are compared as numbers."""
WIDEST = 640
"""Pixels of the longer side of each image in the picture of a difference."""
GAP = 8


def compare_images(before: Image.Image, after: Image.Image, tolerance: Tolerance) -> Comparison:
    """Compare two images, pixel by pixel; transparency counts as well.

    Returns:
        The largest and the mean difference of a channel, in levels, and the share of pixels that are further apart
        than `tolerance.pixel`; the picture shows before, after and, in white, where they differ most.
    """
    if before.size != after.size:
        summary = f"{_size(before)} → {_size(after)} pixels"
        return Comparison(same=False, summary=summary, picture=partial(_picture, before, after, None))
    apart = _apart(before, after)
    largest, mean = float(apart.max(initial=0)), float(apart.mean()) if apart.size else 0.0
    by_pixel = apart.max(axis=2, initial=0)
    share = float((by_pixel > tolerance.pixel).mean()) if by_pixel.size else 0.0
    if share <= tolerance.pixels:
        return SAME
    summary = f"{share:.2%} of the pixels differ, by up to {largest:g} levels, {mean:.3g} on average"
    figures = {"largest": largest, "mean": mean, "share": share}
    return Comparison(
        same=False, summary=summary, figures=figures, picture=partial(_picture, before, after, by_pixel)
    )


def _apart(before: Image.Image, after: Image.Image) -> NDArray[np.generic]:
    """By how much each channel of each pixel differs."""
    if before.mode in DEEP or after.mode in DEEP:
        deep = [np.asarray(image.convert("F"), np.float64)[..., np.newaxis] for image in (before, after)]
        return np.asarray(np.nan_to_num(np.abs(deep[0] - deep[1]), nan=np.inf, posinf=np.inf))
    mode = "RGBA" if before.has_transparency_data or after.has_transparency_data else "RGB"
    first, second = (np.asarray(image.convert(mode), np.uint8) for image in (before, after))
    return np.subtract(np.maximum(first, second), np.minimum(first, second))  # which needs no room for a sign


def _picture(before: Image.Image, after: Image.Image, apart: NDArray[np.generic] | None) -> bytes:
    panels = [_seen(before), _seen(after)]
    for panel in panels:
        panel.thumbnail((WIDEST, WIDEST))
    if apart is not None:
        panels.append(_map(apart).resize(panels[0].size, Image.Resampling.NEAREST))
    width = sum(panel.width for panel in panels) + GAP * (len(panels) - 1)
    sheet = Image.new("RGB", (width, max(panel.height for panel in panels)), "white")
    left = 0
    for panel in panels:
        sheet.paste(panel, (left, 0))
        left += panel.width + GAP
    stream = BytesIO()
    sheet.save(stream, "PNG")
    return stream.getvalue()


def _map(apart: NDArray[np.generic]) -> Image.Image:
    """Where pixels differ: white where most. Of pixels that share one of the map the largest difference is shown."""
    finite = np.where(np.isfinite(apart), apart, 0).astype(np.float64)
    step = -(-max(finite.shape) // WIDEST)
    padded = np.pad(finite, [(0, -size % step) for size in finite.shape])
    rows, columns = (size // step for size in padded.shape)
    largest = padded.reshape(rows, step, columns, step).max(axis=(1, 3))
    scaled = largest * (255 / max(float(largest.max(initial=0)), 1e-12))
    return Image.fromarray(np.round(scaled).astype(np.uint8)).convert("RGB")


def _seen(image: Image.Image) -> Image.Image:
    """The image as it is seen on white."""
    if image.mode in DEEP:
        pixels = np.nan_to_num(np.asarray(image.convert("F"), np.float64))
        low, high = pixels.min(initial=0), pixels.max(initial=1)
        return Image.fromarray(((pixels - low) * 255 / (high - low)).astype(np.uint8)).convert("RGB")
    over = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", over.size, "white"), over).convert("RGB")


def _size(image: Image.Image) -> str:
    return f"{image.width} × {image.height}"
