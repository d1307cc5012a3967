"""A mark that is laid over the pictures that a component shows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any, BinaryIO, Literal

import numpy as np
from PIL import Image

from ..blocks.errors import PageError
from ..blocks.wire.media import Media, Remake
from ..blocks.wire.open_image import open_image
from ._image_array import image_of
from ._image_format import encoded

Corner = Literal["top-left", "top-right", "bottom-left", "bottom-right"]
CORNERS = ("top-left", "top-right", "bottom-left", "bottom-right")
MARGIN = 10
"""Pixels between a mark and the two sides of its corner."""


@dataclass(frozen=True)
class WatermarkOptions:
    """A mark that is laid over pictures, in its own size; what is transparent in it stays so.

    Args:
        watermark: the mark: a path, a PIL image or a numpy array.
        position: a corner, 10 pixels from its sides, or the (x, y) of the mark's upper left corner in the picture's
            pixels. Where the mark would reach out of the picture it stands in the corner at the bottom right.
    """

    watermark: str | Path | Image.Image | np.ndarray[Any, Any] | None = None
    position: tuple[int, int] | Corner = "bottom-right"


class Watermark:
    """A mark that is ready to be laid over pictures.

    Args:
        options: as the author gave them.

    Attributes:
        mark: the picture that is laid over others, in RGBA.
        position: where: a corner, or x and y.
        key: tells this mark from all others.

    Raises:
        PageError: the mark is no picture that can be read, or the position is none.
    """

    def __init__(self, options: WatermarkOptions) -> None:
        self.position = _checked(options.position)
        self.mark = _read(options.watermark).convert("RGBA")
        self.key = blake2b(f"{self.position} {self.mark.size}".encode() + self.mark.tobytes()).hexdigest()

    def over(self, picture: Image.Image) -> Image.Image:
        """The picture with the mark, in RGB, or RGBA where it is transparent somewhere."""
        marked = Image.new("RGBA", picture.size)
        marked.paste(self.mark, self._place(picture))
        whole = picture.convert("RGBA")
        whole.alpha_composite(marked)
        return whole if picture.has_transparency_data else whole.convert("RGB")

    def over_file(self, media: Media, format: str) -> Media:
        """The file that a function named, with the mark once it is opened.

        Pictures that move, and those that are no pixels (GIF, SVG), stay as they are.
        """

        @contextmanager
        def marked(source: BinaryIO) -> Iterator[Media]:
            content = Media(source.read(), media.name, media.mime)
            made = encoded(self.over(open_image(content)), format)
            yield replace(made, name=f"{Path(media.name).stem}{Path(made.name).suffix}")

        is_plain = media.mime not in ("image/gif", "image/svg+xml")
        return replace(media, remake=Remake(f"watermark {self.key} {format}", marked)) if is_plain else media

    def _place(self, picture: Image.Image) -> tuple[int, int]:
        right, bottom = (whole - own for whole, own in zip(picture.size, self.mark.size, strict=True))
        last = (right - MARGIN, bottom - MARGIN)
        if isinstance(self.position, str):
            vertical, horizontal = self.position.split("-")
            x = MARGIN if horizontal == "left" else last[0]
            y = MARGIN if vertical == "top" else last[1]
        else:
            x, y = self.position
        return (x, y) if 0 <= x <= right and 0 <= y <= bottom else last


def watermark_of(given: Any) -> Watermark | None:
    """The mark that an author gave as `WatermarkOptions` or as a picture alone; None where there is none.

    Raises:
        PageError: as `Watermark`.
    """
    options = given if isinstance(given, WatermarkOptions) else WatermarkOptions(given)
    return None if options.watermark is None else Watermark(options)


def _read(mark: Any) -> Image.Image:
    match mark:
        case Image.Image():
            return mark
        case np.ndarray():
            return image_of(mark)
        case str() | Path():
            try:
                return open_image(Media(Path(mark).read_bytes(), Path(mark).name, ""))
            except OSError as error:
                raise PageError(f"The watermark {str(mark)!r} cannot be read: {error.strerror}.") from error
            except ValueError as error:
                raise PageError(f"This is no watermark: {error}") from error
    raise PageError(f"A watermark is a path, a PIL image or a numpy array, and no {type(mark).__name__}.")


def _checked(position: Any) -> tuple[int, int] | str:
    match position:
        case str() if position in CORNERS:
            return position
        case (int(x), int(y)):
            return x, y
    known = ", ".join(map(repr, CORNERS))
    raise PageError(f"WatermarkOptions(position={position!r}) is not known: write one of {known} or (x, y).")
