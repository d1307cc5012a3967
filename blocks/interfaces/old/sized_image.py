"""An image that the function gets in a certain size."""

from __future__ import annotations

from typing import Any

import numpy as np
from PIL import Image as Pillow
from PIL import ImageOps

from ....components.image import Image

Shape = tuple[int | None, int | None]
"""(width, height); None: as the image has it."""


class SizedImage(Image):
    """An `Image` of which the function gets as much as fits a size, from the middle.

    Args:
        shape: (width, height) in pixels; None for one of them: as the image has it. A file is given as it was sent.
        invert_colors: whether the function gets the negative.
        image: see `Image`.
    """

    client_name = Image.client_name

    def __init__(
        self,
        shape: Shape | None = None,
        *,
        invert_colors: bool = False,
        **image: Any,
    ) -> None:
        self.shape = shape
        self.invert_colors = invert_colors
        super().__init__(**image)

    def preprocess(self, payload: Any) -> Any:
        found = super().preprocess(payload)
        if isinstance(found, np.ndarray):
            return np.array(self._changed(Pillow.fromarray(found)))
        return self._changed(found) if isinstance(found, Pillow.Image) else found

    def describe(self) -> dict[str, Any]:
        """That of an `Image`: what is kept of it is the file that was sent."""
        given = {name: value for name, value in self.given.items() if name not in ("shape", "invert_colors")}
        return Image(**{**given, "render": False}).describe()

    def _changed(self, image: Pillow.Image) -> Pillow.Image:
        return changed(image, self.shape, invert_colors=self.invert_colors)


def changed(image: Pillow.Image, shape: Shape | None, *, invert_colors: bool) -> Pillow.Image:
    """As much of an image as fits a (width, height), from the middle; where `invert_colors` is true as a negative."""
    if shape is not None:
        width, height = shape
        image = ImageOps.fit(image, (width or image.width, height or image.height))
    return ImageOps.invert(image) if invert_colors else image
