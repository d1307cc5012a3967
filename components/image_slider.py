"""Two images on each other, with a handle between them."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from ..blocks.errors import PageError
from ..blocks.tree.brief import brief
from ..blocks.tree.component import Component, Shared, check_choice
from ..blocks.tree.listener import Event
from ..blocks.tree.typing import Unpack
from ..blocks.wire.media import StoredFile
from ._file import file_schema
from ._image_format import check_format
from ._image_mode import MODES
from ._image_value import As, Given, Shown, given_image, shown_image
from ._number import is_number


class ImageSlider(Component):
    """Two images of the same size on each other, of which a handle shows the left part of one, the right of the other.

    A function returns a pair of what `Image` shows, either of which may be None; or None. As an input it gives a pair
    of what `type` says, None where an image is missing; or None.

    Args:
        value: the first pair, as a function would return it, or a function that makes it at each visit.
        format: of the files made from arrays and PIL images: "png" (no loss), "webp", "jpeg" (smaller) or any
            other that Pillow writes.
        height, width: of the frame, in pixels or any CSS length; the images fit into it.
        image_mode: the PIL mode in which the function gets the images; None: the file's own.
        type: "numpy", "pil", or "filepath"; see `Image`.
        slider_position: where the handle stands at first, in percent of the width from the left.
        max_height: in pixels, of the images where no `height` is given.
        shared: see `Component`; "download" (it saves the second image) and "fullscreen" are buttons of its own.

    Raises:
        PageError: an argument is none of those.
    """

    client_props: ClassVar[tuple[str, ...]] = ("height", "width", "slider_position", "max_height")
    visitor_props: ClassVar[tuple[str, ...]] = ("slider_position",)
    holds_files = True
    own_buttons: ClassVar[tuple[str, ...]] = ("download", "fullscreen")
    default_buttons = own_buttons

    clear = Event("the visitor removes the images")
    change = Event("an image changes, by the visitor or by a function")
    stream = Event("for Gradio's programs: it never comes")
    select = Event("the visitor clicks a point; SelectData has its x and y in pixels")
    upload = Event("the visitor has uploaded an image")
    input = Event("the visitor sets or removes an image")

    def __init__(
        self,
        value: Any = None,
        *,
        format: str = "png",
        height: int | str | None = None,
        width: int | str | None = None,
        image_mode: str | None = "RGB",
        type: As = "numpy",
        slider_position: float = 50,
        max_height: int = 500,
        **shared: Unpack[Shared],
    ) -> None:
        check_format("ImageSlider", format)
        check_choice("ImageSlider", "image_mode", image_mode, (*MODES, None))
        check_choice("ImageSlider", "type", type, ("numpy", "pil", "filepath"))
        if not is_number(slider_position) or not 0 <= slider_position <= 100:
            raise PageError(
                f"ImageSlider(slider_position={brief(slider_position)}) is none: write 0 to 100, in percent."
            )
        self.format = format
        self.height = height
        self.width = width
        self.image_mode = image_mode
        self.type = type
        self.slider_position = slider_position
        self.max_height = max_height
        super().__init__(value, **shared)

    def validate(self, payload: Any) -> None:
        match payload:
            case None:
                return
            case [StoredFile() | None, StoredFile() | None]:
                return
        raise self.refuse("two uploaded images or nothing", payload)

    def preprocess(self, payload: Any) -> tuple[Given | None, Given | None] | None:
        """Decode both files.

        Raises:
            BadValue: the payload is no pair of files.
            BadFile: a file is no image that can be read, or a too large one.
        """
        self.validate(payload)
        if payload is None:
            return None
        left, right = (
            None if file is None else given_image(file, self.type, self.image_mode, self.format)
            for file in payload
        )
        return left, right

    def postprocess(self, value: Any) -> list[Shown | None] | None:
        match value:
            case None:
                return None
            case (first, second):
                pair = (first, second)
                return [None if one is None else shown_image(self, one, self.format) for one in pair]
        raise TypeError(f"{self.name} shows a pair of images or None; the function returned {brief(value)}.")

    def process_example(self, value: Any) -> Shown | None:
        first, second = self.postprocess(value) or (None, None)
        return second or first

    def api_info(self) -> dict[str, Any]:
        image = {"anyOf": [file_schema(), {"type": "null"}]}
        return {"type": ["array", "null"], "items": image, "minItems": 2, "maxItems": 2}

    def example_value(self) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
        return np.zeros((2, 2, 3), np.uint8), np.full((2, 2, 3), 255, np.uint8)
