"""An image, shown or uploaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pillow

from ..blocks.errors import PageError
from ..blocks.tree.component import Component, Shared, check_choice
from ..blocks.tree.listener import Event
from ..blocks.tree.typing import Unpack
from ..blocks.wire.media import Media, StoredFile
from ._image_edit import edited_image
from ._image_format import check_format, encoded
from ._image_mode import MODES
from ._image_value import Given, Shown, given_image, picture_of, shown_image
from ._media_spellings import CURES, OldSpellings
from ._watermark import WatermarkOptions, watermark_of
from ._webcam import WebcamOptions, check_webcam, webcam_props

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
        sources: where the visitor takes it from: "upload", "webcam", "clipboard"; None: all of them, and the webcam
            alone where it is streamed.
        type: "numpy" (shape (height, width, channels), or (height, width) for modes of one channel; uint8 but
            for "1": bool, "I": int32, "F": float32), "pil", or "filepath" (a str: the path of the file as it
            was sent if that has the wanted mode, else of a converted one). An animated GIF comes whole as
            "pil" or "filepath", an SVG as "filepath" only.
        streaming: the visitor starts the webcam, and each frame that there is time for is an event `stream`; they are
            JPEG, so that they are soon there. Only with sources=["webcam"].
        webcam_options: see `WebcamOptions`.
        placeholder: the text in the empty frame.
        watermark: a picture that is laid over those that a function returns: a path, a PIL image, a numpy array or
            `WatermarkOptions`, which say where. Not over GIF, SVG and what is elsewhere.
        alt_text: says what the image shows, to those who cannot see it.
        shared: see `Component`; "download", "fullscreen" and "share" (not shown yet) are buttons of its own.

    Raises:
        PageError: an argument is none of those.
    """

    client_props: ClassVar[tuple[str, ...]] = (
        "height",
        "width",
        "sources",
        "streaming",
        "placeholder",
        "alt_text",
    )
    holds_files = True
    served: ClassVar[tuple[str, ...]] = ("edited",)
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
        webcam_options: WebcamOptions | None = None,
        placeholder: str | None = None,
        watermark: WatermarkOptions | Pillow.Image | NDArray[Any] | str | Path | None = None,
        alt_text: str | None = None,
        **shared: Unpack[Shared],
    ) -> None:
        check_choice("Image", "type", type, ("numpy", "pil", "filepath"))
        check_choice("Image", "image_mode", image_mode, (*MODES, None))
        check_format("Image", format)
        self.format = format
        self.height = height
        self.width = width
        self.image_mode = image_mode
        self.sources = _sources(sources, streaming=streaming)
        self.type = type
        self.streaming = streaming
        self.webcam_options = check_webcam("Image", webcam_options)
        self.placeholder = placeholder
        self.watermark = watermark_of(watermark)
        self.alt_text = alt_text
        super().__init__(value, **shared)

    def validate(self, payload: Any) -> None:
        if payload is not None and not isinstance(payload, StoredFile):
            raise self.refuse("an uploaded image or nothing", payload)

    def preprocess(self, payload: Any) -> Given | None:
        """Decode a file.

        Raises:
            BadValue: the payload is no file.
            BadFile: the file is no image that can be read, or a too large one.
        """
        self.validate(payload)
        if payload is None:
            return None
        return given_image(payload, self.type, self.image_mode, self.format)

    def postprocess(self, value: Any) -> Shown | None:
        if value is None:
            return None
        if self.watermark is None or isinstance(value, (Media, StoredFile)):
            return shown_image(self, value, self.format)
        if isinstance(value, (np.ndarray, Pillow.Image)):
            return encoded(self.watermark.over(picture_of(self, value)), self.format)
        shown = shown_image(self, value, self.format)
        return self.watermark.over_file(shown, self.format) if isinstance(shown, Media) else shown

    def edited(self, file: Any, edit: Any) -> Media:
        """A picture that the visitor has sent, changed as they ask: see `_image_edit`. The browser calls it.

        Raises:
            BadValue: it is no file, or such a change is not possible.
            BadFile: the file is no image that can be read, or a too large one.
        """
        if not isinstance(file, StoredFile):
            raise self.refuse("an uploaded image", file)
        return edited_image(file, edit)

    def _take_old(self, given: Mapping[str, Any]) -> Mapping[str, Any]:
        old = OldSpellings("Image", given, *CURES)
        if old.source is not None:
            self.sources = _sources(old.source, streaming=self.streaming)
        if old.webcam is not None:
            self.webcam_options = check_webcam("Image", old.webcam)
        return old.rest

    def props(self) -> dict[str, Any]:
        return {**super().props(), "webcam": webcam_props(self.webcam_options)}

    def api_info(self) -> dict[str, Any]:
        return {
            "type": ["object", "null"],
            "properties": {"$file": {"type": "string", "description": "the id of an uploaded file"}},
            "required": ["$file"],
        }

    def example_value(self) -> NDArray[np.uint8]:
        return np.full((2, 2, 3), 255, np.uint8)


def _sources(given: Source | Sequence[Source] | None, *, streaming: bool) -> list[Source]:
    if given is None:
        return ["webcam"] if streaming else ["upload", "webcam", "clipboard"]
    sources: list[Source] = [given] if isinstance(given, str) else [*given]
    for source in sources:
        check_choice("Image", "sources", source, ("upload", "webcam", "clipboard"))
    if streaming and sources != ["webcam"]:
        raise PageError('Image(streaming=True) takes its frames from the webcam alone: sources=["webcam"].')
    return sources
