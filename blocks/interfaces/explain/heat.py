"""One scale of colours: orange speaks for an answer, blue against it, nothing says nothing.

The two are told apart with every kind of colour blindness, and on light and dark grounds. `highlighted_text.css` has
the same two for texts.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

FOR = (230, 97, 0)
AGAINST = (0, 114, 178)
"""Okabe and Ito, Color Universal Design (2008), has this blue; the orange is its vermilion, a little lighter."""
OPAQUE = 200
"""How much of 255 the full colour covers: the image stays to be seen below it."""


def overlay(image: Image.Image, scores: NDArray[np.float32], strongest: float) -> Image.Image:
    """An image in grey with its scores as colours over it.

    Args:
        image: of any mode.
        scores: (height, width), as large as the image.
        strongest: the score, without its sign, that gets the full colour.
    """
    grey = image.convert("L").point([40 + value * 175 // 255 for value in range(256)])
    shown = Image.merge("RGB", (grey, grey, grey))
    for colour, sign in ((FOR, 1), (AGAINST, -1)):
        shown.paste(colour, None, _cover(scores, sign * OPAQUE / (strongest or 1.0)))
    return shown


def _cover(scores: NDArray[np.float32], unit: float) -> Image.Image:
    """How much of a colour lies over each pixel."""
    cover = scores * np.float32(unit)
    np.clip(cover, 0, OPAQUE, out=cover)
    np.rint(cover, out=cover)
    return Image.fromarray(cover.astype(np.uint8))
