"""An image, shown or uploaded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from ..blocks.tree.component import Component, Shared, check_choice
from ..blocks.tree.listener import Event
from ..blocks.tree.typing import Unpack
from ..blocks.wire.media import StoredFile
from ._image_format import check_format
from ._image_mode import MODES
from ._image_value import Given, Shown, given_image, shown_image

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
        check_format("Image", format)
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
        return None if value is None else shown_image(self, value, self.format)

    def api_info(self) -> dict[str, Any]:
        return {
            "type": ["object", "null"],
            "properties": {"$file": {"type": "string", "description": "the id of an uploaded file"}},
            "required": ["$file"],
        }

    def example_value(self) -> NDArray[np.uint8]:
        return np.full((2, 2, 3), 255, np.uint8)


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
