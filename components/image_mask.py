"""An image on which a part is marked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from .brush import Brush
from .image_editor import ImageEditor
from .layer_options import LayerOptions


class ImageMask(ImageEditor):
    """An `ImageEditor` of an image that the visitor brings, and one layer to mark a part of it.

    Args:
        value: what it shows at first, or a function that makes it at each visit.
        transforms: what the visitor can do with the whole image.
        brush: its sizes and colours; None: black alone.
        layers: see `ImageEditor`; one, and nothing to be seen of it.
        editor: see `ImageEditor`.
    """

    client_name = ImageEditor.client_name

    def __init__(
        self,
        value: Any = None,
        *,
        transforms: Iterable[Literal["crop", "resize"]] | None = ("crop",),
        brush: Brush | None = None,
        layers: bool | LayerOptions = False,
        **editor: Any,
    ) -> None:
        black = Brush(colors=["#000000"], color_mode="fixed")
        super().__init__(value, transforms=transforms, brush=brush or black, layers=layers, **editor)
