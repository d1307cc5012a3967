"""An image that the function gets in a certain size."""

from __future__ import annotations

from typing import Any

import numpy as np
from PIL import Image as Pillow
from PIL import ImageOps

from ....components.image import Image


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
        shape: tuple[int | None, int | None] | None = None,
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
        if self.shape is not None:
            width, height = self.shape
            image = ImageOps.fit(image, (width or image.width, height or image.height))
        return ImageOps.invert(image) if self.invert_colors else image
