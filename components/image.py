"""An image, shown or uploaded."""

from __future__ import annotations

import mimetypes
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pillow
from PIL.GifImagePlugin import GifImageFile

from ..blocks.tree.component import Component, Shared, check_choice
from ..blocks.tree.listener import Event
from ..blocks.tree.typing import Unpack
from ..blocks.wire.media import Media, StoredFile
from ._file import is_address
from ._image import open_image
from ._image_array import image_of
from ._image_format import check_format, encoded
from ._image_mode import MODES, in_mode

Source = Literal["upload", "webcam", "clipboard"]


class Image(Component):
    """An image that the visitor uploads, drops or pastes, or that a function shows.

    The function gets what `type` says, or None where there is no image. It may return

        a numpy array     (height, width) or (height, width, channels) of uint8, bool, uint16, integers from 0
                          to 255, or floats from 0 to 1; without loss unless `format` says otherwise,
        a PIL image       of any mode,
        a str or Path     of a file in a folder from which the app may show files,
        a URL             a str with http:// or https://: the browser shows it, the server never opens it,
        None              no image.

    Args:
        value: the first image, as a function would return it, or a function that makes it at each visit.
        format: of the files made from arrays and PIL images: "png" (no loss), "webp", "jpeg" (smaller) or any
            other that Pillow writes.
        height, width: of the frame, in pixels or any CSS length; the image fits into it.
        image_mode: the PIL mode in which the function gets the image; None: the file's own. Transparent parts
            come on white where the mode has no transparency; 16 bits come as 8 but for "I" and "F".
        sources: where the visitor takes it from: "upload", "clipboard"; None: both. "webcam" comes later:
            beside others it is left out.
        type: "numpy" (shape (height, width, channels), or (height, width) for modes of one channel; uint8 but
            for "1": bool, "I": int32, "F": float32), "pil", or "filepath" (a str: the path of the file as it
            was sent if that has the wanted mode, else of a converted one). An animated GIF comes whole as
            "pil" or "filepath", an SVG as "filepath" only.
        streaming: comes with the webcam; raises NotImplementedError for now.
        webcam_options: taken, and without effect until the webcam comes.
        placeholder: the text in the empty frame.
        watermark: comes later; raises NotImplementedError for now.
        alt_text: says what the image shows, to those who cannot see it.
        shared: see `Component`; "download", "fullscreen" and "share" (not shown yet) are buttons of its own.

    Raises:
        PageError: an argument is none of those.
    """

    client_props: ClassVar[tuple[str, ...]] = ("height", "width", "sources", "placeholder", "alt_text")
    holds_files = True
    own_buttons: ClassVar[tuple[str, ...]] = ("download", "share", "fullscreen")
    default_buttons = own_buttons

    clear = Event("the visitor removes the image")
    change = Event("the image changes, by the visitor or by a function")
    stream = Event("the webcam has a new frame")
    select = Event("the visitor clicks a point of the image; SelectData has its x and y in pixels")
    upload = Event("the visitor has uploaded an image")
    input = Event("the visitor sets or removes the image")

    def __init__(
        self,
        value: Any = None,
        *,
        format: str = "png",
        height: int | str | None = None,
        width: int | str | None = None,
        image_mode: str | None = "RGB",
        sources: Source | Sequence[Source] | None = None,
        type: Literal["numpy", "pil", "filepath"] = "numpy",
        streaming: bool = False,
        webcam_options: Any = None,
        placeholder: str | None = None,
        watermark: Any = None,
        alt_text: str | None = None,
        **shared: Unpack[Shared],
    ) -> None:
        check_choice("Image", "type", type, ("numpy", "pil", "filepath"))
        check_choice("Image", "image_mode", image_mode, (*MODES, None))
        check_format(format)
        if streaming:
            raise NotImplementedError("Image(streaming=True) needs the webcam, which is not there yet.")
        if watermark is not None:
            raise NotImplementedError("Image(watermark=…) is not there yet: leave it out.")
        self.format = format
        self.height = height
        self.width = width
        self.image_mode = image_mode
        self.sources = _available(sources)
        self.type = type
        self.streaming = streaming
        self.webcam_options = webcam_options
        self.placeholder = placeholder
        self.watermark = watermark
        self.alt_text = alt_text
        super().__init__(value, **shared)

    def validate(self, payload: Any) -> None:
        if payload is not None and not isinstance(payload, StoredFile):
            raise self.refuse("an uploaded image or nothing", payload)

    def preprocess(self, payload: Any) -> NDArray[Any] | Pillow.Image | str | None:
        """Decode a file.

        Raises:
            BadValue: the payload is no file.
            BadFile: the file is no image that can be read, or a too large one.
        """
        self.validate(payload)
        if payload is None:
            return None
        if self.type == "filepath" and payload.mime == "image/svg+xml":
            return str(payload.path)
        image = open_image(payload)
        is_animated = isinstance(image, GifImageFile) and image.is_animated
        if self.type == "filepath":
            as_sent = is_animated or self.image_mode in (image.mode, None)
            return str(payload.path if as_sent else self._convert(image, payload.path))
        if self.type == "pil" and is_animated:
            return image
        image = in_mode(image, self.image_mode)
        return np.array(image) if self.type == "numpy" else image

    def postprocess(self, value: Any) -> Media | StoredFile | dict[str, str] | None:
        match value:
            case None | Media() | StoredFile():
                return value
            case {"url": str(url)} if is_address(url):
                return {"url": url}
            case np.ndarray():
                return encoded(self._of_array(value), self.format)
            case Pillow.Image():
                return encoded(value, self.format)
            case str() if is_address(value):
                return {"url": value}
            case str() | Path():
                path = Path(value)
                return Media(
                    path, path.name, mimetypes.guess_type(path.name)[0] or "application/octet-stream"
                )
        raise TypeError(
            f"{self.name} shows a numpy array, a PIL image, a path or None; "
            f"the function returned a {type(value).__name__}."
        )

    def _of_array(self, array: np.ndarray[Any, Any]) -> Pillow.Image:
        try:
            return image_of(array)
        except (ValueError, TypeError) as error:
            raise type(error)(f"{self.name} cannot show it. {error}") from error

    def api_info(self) -> dict[str, Any]:
        return {
            "type": ["object", "null"],
            "properties": {"$file": {"type": "string", "description": "the id of an uploaded file"}},
            "required": ["$file"],
        }

    def example_value(self) -> NDArray[np.uint8]:
        return np.full((2, 2, 3), 255, np.uint8)

    def _convert(self, image: Pillow.Image, path: Path) -> Path:
        """A file in the wanted mode, beside the one that was sent: it goes when the folder goes."""
        converted = encoded(in_mode(image, self.image_mode), self.format)
        target = path.with_name(f"{path.stem}-{self.image_mode}{Path(converted.name).suffix}")
        assert isinstance(converted.content, bytes)
        draft = target.with_name(
            f"{target.name}.{secrets.token_hex(4)}"
        )  # another run may be reading the target
        draft.write_bytes(converted.content)
        return draft.replace(target)


def _available(sources: Source | Sequence[Source] | None) -> list[str]:
    given = (
        ("upload", "clipboard") if sources is None else (sources,) if isinstance(sources, str) else sources
    )
    for source in given:
        check_choice("Image", "sources", source, ("upload", "webcam", "clipboard"))
    available: list[str] = [source for source in given if source != "webcam"]
    if given and not available:
        raise NotImplementedError('Image(sources="webcam") is not there yet: add "upload" or "clipboard".')
    return available
