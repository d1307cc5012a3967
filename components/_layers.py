"""Pictures that lie on one another."""

from __future__ import annotations

from collections.abc import Iterable

from PIL import Image

Size = tuple[int, int]


def laid(background: Image.Image, layers: Iterable[Image.Image]) -> Image.Image:
    """What is seen from above, as RGBA: the background, and each layer over it, the last one on top.

    Args:
        background: what lies at the bottom; the result has its size.
        layers: in any mode. One of another size lies at the upper left corner, and is cut off or surrounded.
    """
    seen = background.convert("RGBA")
    for layer in layers:
        seen = Image.alpha_composite(seen, sized(layer.convert("RGBA"), seen.size))
    return seen


def sized(layer: Image.Image, size: Size) -> Image.Image:
    """A layer in the size of its image, from the upper left corner; there is nothing where it does not reach."""
    return layer if layer.size == size else layer.crop((0, 0, *size))


def blank(size: Size) -> Image.Image:
    """A layer on which nothing was drawn."""
    return Image.new("RGBA", size)


def paper(size: Size) -> Image.Image:
    """The background where there is none."""
    return Image.new("RGBA", size, "white")
