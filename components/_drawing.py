"""Drawings as values: a background, layers and what is seen of both."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from ..blocks.errors import BadFile
from ..blocks.wire.media import StoredFile
from ..blocks.wire.open_image import MAX_PIXELS, open_image
from ._image_format import encoded
from ._image_mode import in_mode
from ._image_value import As, Given, given_image
from ._layers import Size, blank, laid, paper, sized

MOST_LAYERS = 50
MOST_PIXELS = 4 * MAX_PIXELS
"""Of background and layers together: each takes its pixels four bytes of memory."""


@dataclass(frozen=True)
class Drawing:
    """What was drawn, as files.

    Args:
        background: the picture at the bottom; None: white.
        layers: the lowest one first; None: nothing was drawn on it.
        composite: what is seen, where whoever made the drawing has said so; None: background and layers.
        size: (width, height) where there is no background; None: that of the lowest layer that has a file.
        hidden: the places of the layers that are not to be seen.
    """

    background: StoredFile | None
    layers: Sequence[StoredFile | None]
    composite: StoredFile | None
    size: Size | None
    hidden: Sequence[int]

    @classmethod
    def of(cls, payload: Mapping[str, Any]) -> Drawing:
        """Read a payload that was validated."""
        size = payload.get("size")
        return cls(
            payload["background"],
            payload["layers"],
            payload["composite"],
            None if size is None else (size[0], size[1]),
            payload.get("hidden", ()),
        )

    @property
    def files(self) -> list[StoredFile]:
        """All files of it; none where there is nothing at all."""
        parts = (self.background, *self.layers, self.composite)
        return [part for part in parts if part is not None]

    def seen(self) -> Image.Image:
        """What is seen of it, in the mode of its file or as RGBA.

        Raises:
            BadFile: a file is no picture that can be read, or they are too large together.
        """
        if self.composite is not None:
            return open_image(self.composite)
        shown = [
            file for place, file in enumerate(self.layers) if file is not None and place not in self.hidden
        ]
        if self.background is not None:
            bottom = open_image(self.background)
            if not shown:
                return bottom
        else:
            bottom = paper(self.measured())
        return laid(bottom, map(open_image, shown))

    def measured(self) -> Size:
        """Its (width, height).

        Raises:
            BadFile: as `seen`.
        """
        first = self.background or next((file for file in self.layers if file is not None), self.composite)
        size = self.size if self.background is None and self.size is not None else None
        if size is None:
            assert first is not None
            size = open_image(first).size
        pixels = size[0] * size[1] * (1 + len(self.layers))
        if pixels > MOST_PIXELS:
            raise BadFile(
                f"A drawing of {size[0]} × {size[1]} pixels may have no {len(self.layers)} layers: "
                f"{MOST_PIXELS // 10**6} million pixels are the limit for all of them. Use fewer."
            )
        return size


@dataclass(frozen=True)
class Giving:
    """How a function gets pictures.

    Args:
        form: "numpy", "pil" or "filepath".
        mode: the PIL mode; None: the picture's own.
    """

    form: As
    mode: str | None

    def drawing(self, drawing: Drawing) -> dict[str, Any]:
        """What a function gets of a drawing.

        Raises:
            BadFile: see `Drawing.seen`.
        """
        files = drawing.files
        if not files:
            return {"background": None, "layers": [], "composite": None}
        size = drawing.measured()
        beside = files[0].path  # what has to be made goes when that folder goes
        background = drawing.background
        return {
            "background": self.picture(paper(size), beside, "background")
            if background is None
            else given_image(background, self.form, self.mode, "png"),
            "layers": [self._layer(layer, size, beside, place) for place, layer in enumerate(drawing.layers)],
            "composite": self.picture(drawing.seen(), beside, "composite"),
        }

    def picture(self, image: Image.Image, beside: Path, part: str) -> Given:
        """What a function gets of a picture that is no file yet.

        Args:
            image: the picture.
            beside: a path in the folder where a file can be made.
            part: what the picture is.
        """
        image = in_mode(image, self.mode)
        if self.form == "numpy":
            return np.array(image)
        return image if self.form == "pil" else _written(image, beside, part)

    def _layer(self, file: StoredFile | None, size: Size, beside: Path, place: int) -> Given:
        """A layer; in a mode without transparency with what is below the transparent parts."""
        if file is not None and self.form == "filepath" and self.mode in ("RGBA", None):
            return str(given_image(file, self.form, self.mode, "png"))
        layer = blank(size) if file is None else sized(open_image(file), size)
        if self.mode not in ("RGBA", None):
            layer = in_mode(layer.convert("RGB"), self.mode)
        return self.picture(layer, beside, f"layer-{place}")


def _written(image: Image.Image, beside: Path, part: str) -> str:
    made = encoded(image, "png")
    assert isinstance(made.content, bytes)
    target = beside.with_name(f"{beside.stem}-{part}-{secrets.token_hex(4)}{Path(made.name).suffix}")
    target.write_bytes(made.content)
    return str(target)
