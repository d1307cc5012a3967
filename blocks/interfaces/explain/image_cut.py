"""An image that is divided into tiles of several sizes, or into segments."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

import numpy as np

from .cut import Changes, Cut
from .effects import ImageEffects
from .hidden import hidden
from .occlusion import Occlusion
from .pixels import Pixels
from .segments import segments
from .tiles import tiles


class ImageCut(Cut):
    """An image of which one tile or segment after the other is hidden.

    Args:
        pixels: the image.
        how: what its parts are, and what is seen in their place.
    """

    def __init__(self, pixels: Pixels, how: Occlusion) -> None:
        self._pixels = pixels
        self._hidden = hidden(pixels, how.baseline)
        height, width = pixels.array.shape[:2]
        self._labels = None if how.segments is None else segments(pixels.picture, how.segments)
        layers = [tiles(height, width, size) for size in how.sizes]
        self._tiles = [tile for layer in layers for tile in layer]
        self._count = len(self._tiles) if self._labels is None else int(self._labels.max()) + 1
        self.stages = list(accumulate(map(len, layers))) if self._labels is None else [self._count]

    def __len__(self) -> int:
        return self._count

    def whole(self) -> Any:
        return self._pixels.whole()

    def without(self, part: int) -> Any:
        array = self._pixels.array.copy()
        place = self._place(part)
        array[place] = self._hidden[place]
        return self._pixels.made(array, part)

    def effects(self, changes: Changes) -> ImageEffects:
        """The mean of all layers that are done; of the first one what there is."""
        scores = np.zeros(self._pixels.array.shape[:2], np.float32)
        done = [end for end in self.stages if not np.isnan(changes[:end]).any()]
        for part in range(done[-1] if done else self.stages[0]):
            if not np.isnan(changes[part]):
                scores[self._place(part)] += changes[part]
        scores /= max(len(done), 1)
        return ImageEffects(self._pixels.picture, scores)

    def _place(self, part: int) -> Any:
        """The pixels of a part, as an index."""
        return self._tiles[part] if self._labels is None else self._labels == part
