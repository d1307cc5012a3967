"""An image in the form in which a function gets it, and its pixels."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ....components._image_array import image_of
from ....components._image_format import encoded
from ....components._image_mode import in_mode
from ...wire.media import Media
from ...wire.open_image import open_image

INDEXED = ("1", "P")
"""Modes whose numbers cannot be averaged."""


class Pixels(ABC):
    """An image in one of the forms that functions take.

    Attributes:
        array: (height, width) or (height, width, channels).
        picture: the same to be looked at, in RGB.
        is_indexed: whether the numbers are names of colours, and not how bright they are.
    """

    array: NDArray[Any]
    picture: Image.Image
    is_indexed: bool = False

    @abstractmethod
    def whole(self) -> Any:
        """The image as it is, to be given away."""

    @abstractmethod
    def made(self, array: NDArray[Any], number: int) -> Any:
        """The image with other pixels, in the same form.

        Args:
            array: the pixels; they may be given away.
            number: tells it from other images that are made of this one.
        """


class ArrayPixels(Pixels):
    """A numpy array."""

    def __init__(self, array: NDArray[Any]) -> None:
        self.array = array
        self.picture = in_mode(image_of(array), "RGB")
        self.is_indexed = array.dtype == np.bool_

    def whole(self) -> NDArray[Any]:
        return np.array(self.array)

    def made(self, array: NDArray[Any], number: int) -> NDArray[Any]:
        return array


class PillowPixels(Pixels):
    """A PIL image; of an animated one the first frame."""

    def __init__(self, image: Image.Image) -> None:
        self._image = image.copy()
        self.array = np.array(self._image)
        self.picture = in_mode(self._image, "RGB")
        self.is_indexed = image.mode in INDEXED

    def whole(self) -> Image.Image:
        return self._image.copy()

    def made(self, array: NDArray[Any], number: int) -> Image.Image:
        if self._image.mode == "1":
            return Image.fromarray(array)
        image = self._image.copy()  # with its palette, and what else it carries
        image.frombytes(array.tobytes())
        return image


class FilePixels(Pixels):
    """The path of a file; of an animation the first frame. What is made of it goes when this goes."""

    def __init__(self, path: str | Path) -> None:
        self._given_as: type[str | Path] = Path if isinstance(path, Path) else str
        self._path = path
        self._pillow = PillowPixels(
            open_image(Media(Path(path), Path(path).name, "application/octet-stream"))
        )
        self.array, self.picture = self._pillow.array, self._pillow.picture
        self.is_indexed = self._pillow.is_indexed
        self._folder = Path(tempfile.mkdtemp(prefix="fanlight-explain-"))
        weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)

    def whole(self) -> str | Path:
        return self._path

    def made(self, array: NDArray[Any], number: int) -> str | Path:
        media = encoded(self._pillow.made(array, number), "png")
        assert isinstance(media.content, bytes)
        target = self._folder / f"{number}{Path(media.name).suffix}"
        target.write_bytes(media.content)
        return self._given_as(target)


def pixels_of(value: Any) -> Pixels:
    """The pixels of an array, a PIL image or a file.

    Raises:
        TypeError, ValueError: an array is no image.
        BadFile: a file is none.
    """
    if isinstance(value, np.ndarray):
        return ArrayPixels(value)
    return PillowPixels(value) if isinstance(value, Image.Image) else FilePixels(value)
