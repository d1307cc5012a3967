"""A drawing of which one tile after the other is hidden, in all of its pictures at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from .image_cut import ImageCut
from .occlusion import Occlusion
from .pixels import pixels_of


class DrawingCut(ImageCut):
    """What an `ImageEditor` gives: background, layers, and both on one another.

    Where a tile is hidden, background and composite show the baseline and layers nothing.

    Args:
        drawing: {"background", "layers", "composite"}, all there and of one size.
        how: what is seen in place of a tile; there are no segments here.
    """

    def __init__(self, drawing: dict[str, Any], how: Occlusion) -> None:
        how = replace(how, segments=None)
        super().__init__(pixels_of(drawing["composite"]), how)
        self._background = ImageCut(pixels_of(drawing["background"]), how)
        self._layers = [pixels_of(layer) for layer in drawing["layers"]]

    def whole(self) -> dict[str, Any]:
        return {
            "background": self._background.whole(),
            "layers": [layer.whole() for layer in self._layers],
            "composite": super().whole(),
        }

    def without(self, part: int) -> dict[str, Any]:
        layers = []
        for layer in self._layers:
            array = layer.array.copy()
            array[self._place(part)] = 0
            layers.append(layer.made(array, part))
        return {
            "background": self._background.without(part),
            "layers": layers,
            "composite": super().without(part),
        }
