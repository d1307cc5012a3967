"""A white canvas to draw on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from .brush import Brush
from .image_editor import ImageEditor, Source


class Sketchpad(ImageEditor):
    """An `ImageEditor` of a white canvas and a black brush.

    Args:
        value: what it shows at first, or a function that makes it at each visit.
        sources: where a background can come from; none.
        transforms: what the visitor can do with the whole image.
        brush: its sizes and colours; None: black alone.
        editor: see `ImageEditor`.
    """

    client_name = ImageEditor.client_name

    def __init__(
        self,
        value: Any = None,
        *,
        sources: Iterable[Source] | Source | None = (),
        transforms: Iterable[Literal["crop", "resize"]] | None = ("crop",),
        brush: Brush | None = None,
        **editor: Any,
    ) -> None:
        black = Brush(colors=["#000000"], color_mode="fixed")
        super().__init__(value, sources=sources, transforms=transforms, brush=brush or black, **editor)
