"""A white canvas to paint on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from .image_editor import ImageEditor, Source


class Paint(ImageEditor):
    """An `ImageEditor` of a white canvas and a brush of all colours.

    Args:
        value: what it shows at first, or a function that makes it at each visit.
        sources: where a background can come from; none.
        transforms: what the visitor can do with the whole image.
        editor: see `ImageEditor`.
    """

    client_name = ImageEditor.client_name

    def __init__(
        self,
        value: Any = None,
        *,
        sources: Iterable[Source] | Source | None = (),
        transforms: Iterable[Literal["crop", "resize"]] | None = ("crop",),
        **editor: Any,
    ) -> None:
        super().__init__(value, sources=sources, transforms=transforms, **editor)
