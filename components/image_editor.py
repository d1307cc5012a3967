"""An image that the visitor draws on, in layers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, ClassVar, Literal

import numpy as np

from ..blocks.errors import PageError
from ..blocks.tree.brief import brief
from ..blocks.tree.component import Component, Shared, check_choice
from ..blocks.tree.listener import Event
from ..blocks.tree.typing import Unpack
from ..blocks.wire.media import StoredFile
from ..blocks.wire.open_image import MAX_PIXELS
from ._drawing import MOST_LAYERS, Drawing, Giving
from ._file import file_schema
from ._image_format import check_format
from ._image_mode import MODES
from ._image_value import As, Shown, shown_image
from ._media_spellings import OldSpellings
from ._webcam import WebcamOptions, check_webcam, webcam_props
from .brush import Brush, Eraser
from .layer_options import LayerOptions

Source = Literal["upload", "webcam", "clipboard"]
NOTHING: dict[str, Any] = {"background": None, "layers": [], "composite": None}


class ImageEditor(Component):
    """An image to draw on: brush, eraser and shapes, in layers, over a background that the visitor may bring.

    The function gets a dict, whose values are None, [] and None as long as there is nothing at all:

        "background"   what lies at the bottom: the picture as it was sent; white where there is none,
        "layers"       a list of pictures of the same size, the lowest one first, with transparent parts (in a
                       mode without, those count as they are below their transparency: black, mostly),
        "composite"    background and layers on one another, but for the layers that the visitor has hidden.

    It may return such a dict, whose "layers" and "composite" can be left out, a single picture, which becomes
    the background, or None. A picture is all that an `Image` shows: a numpy array, a PIL image, a path, a URL.

    Args:
        value: what it shows at first, as a function would return it, or a function that makes it at each visit.
        height, width: of the component, in pixels or any CSS length; the image fits into it.
        image_mode: the PIL mode in which the function gets the pictures. What is transparent in background and
            composite comes on white where the mode has no transparency.
        sources: where the background can come from: "upload", "webcam", "clipboard"; None or none of them:
            there is nothing to draw on but the canvas.
        type: "numpy" (uint8, of shape (height, width, channels), or (height, width) for modes of one channel),
            "pil", or "filepath" (str).
        placeholder: the text on the empty canvas.
        transforms: what the visitor can do with the whole image: "crop", "resize".
        eraser: its size; None: as usual; False: there is none.
        brush: its sizes and colours; None: as usual; False: neither brush nor eraser.
        format: of the files that are made of arrays and PIL images. Where you do not say it they are PNG,
            without loss; "webp" and "jpeg" are smaller and lose a little.
        layers: False: one, and nothing to be seen of it; True: the visitor can add some; or `LayerOptions`.
        canvas_size: (width, height) of the image in pixels, where there is no background.
        fixed_canvas: whether the image has that size always: a background is scaled to fit, and centred.
        webcam_options: how the webcam is used.
        shared: see `Component`; "download", "fullscreen" and "share" (not shown yet) are buttons of its own.

    Raises:
        PageError: an argument is none of those.
    """

    client_props: ClassVar[tuple[str, ...]] = (
        "height",
        "width",
        "sources",
        "placeholder",
        "transforms",
        "canvas_size",
        "fixed_canvas",
    )
    holds_files = True
    own_buttons: ClassVar[tuple[str, ...]] = ("download", "share", "fullscreen")
    default_buttons = own_buttons

    clear = Event("the visitor removes all of the image")
    change = Event("the image changes, by the visitor or by a function")
    input = Event("the visitor changes the image: a stroke has ended, say")
    select = Event("the visitor clicks a point of an image that only is shown; SelectData has its x and y")
    upload = Event("the visitor has brought a background")
    apply = Event("the visitor says that the image is done, or has cropped or resized it")

    def __init__(
        self,
        value: Any = None,
        *,
        height: int | str | None = None,
        width: int | str | None = None,
        image_mode: str | None = "RGBA",
        sources: Iterable[Source] | Source | None = ("upload", "webcam", "clipboard"),
        type: As = "numpy",
        placeholder: str | None = None,
        transforms: Iterable[Literal["crop", "resize"]] | None = ("crop", "resize"),
        eraser: Eraser | Literal[False] | None = None,
        brush: Brush | Literal[False] | None = None,
        format: str = "webp",
        layers: bool | LayerOptions = True,
        canvas_size: tuple[int, int] = (800, 800),
        fixed_canvas: bool = False,
        webcam_options: WebcamOptions | None = None,
        **shared: Unpack[Shared],
    ) -> None:
        name = self.__class__.__name__
        check_choice(name, "type", type, ("numpy", "pil", "filepath"))
        check_choice(name, "image_mode", image_mode, (*MODES, None))
        check_format(name, format)
        self.height = height
        self.width = width
        self.image_mode = image_mode
        self.sources = [sources] if isinstance(sources, str) else list(sources or ())
        for source in self.sources:
            check_choice(name, "sources", source, ("upload", "webcam", "clipboard"))
        self.type = type
        self.placeholder = placeholder
        self.transforms = list(transforms or ())
        self.eraser = Eraser() if eraser is None else eraser
        self.brush = Brush() if brush is None else brush
        self.format = format if "format" in self.given else "png"
        self.layers = layers
        self.canvas_size = _canvas_size(name, canvas_size)
        self.fixed_canvas = fixed_canvas
        self.webcam_options = check_webcam(name, webcam_options)
        super().__init__(value, **shared)

    def validate(self, payload: Any) -> None:
        match payload:
            case None:
                return
            case {"background": background, "layers": list(layers), "composite": composite, **others}:
                pictures = (background, *layers, composite)
                if (
                    all(one is None or isinstance(one, StoredFile) for one in pictures)
                    and len(layers) <= MOST_LAYERS
                    and others.keys() <= {"size", "hidden"}
                    and _is_size(others.get("size"))
                    and _are_places(others.get("hidden", []), len(layers))
                ):
                    return
        raise self.refuse(
            '{"background": an uploaded image or null, "layers": a list of such, "composite": one}', payload
        )

    def preprocess(self, payload: Any) -> Any:
        """Decode the pictures.

        Raises:
            BadValue: the payload is no drawing.
            BadFile: a file of it is no image that can be read; or all of them are too large together.
        """
        self.validate(payload)
        drawing = Drawing.of(payload or NOTHING)
        if not drawing.layers:  # nothing was drawn on those that are there at first
            drawing = replace(drawing, layers=[None] * len(self._options().layers or ()))
        return Giving(self.type, self.image_mode).drawing(drawing)

    def postprocess(self, value: Any) -> dict[str, Any] | None:
        match value:
            case None:
                return None
            case {"url": str()}:
                return {**NOTHING, "background": self._shown(value)}
            case dict():
                layers = value.get("layers") or []
                if not isinstance(layers, (list, tuple)) or len(layers) > MOST_LAYERS:
                    raise TypeError(
                        f"{self.name} shows up to {MOST_LAYERS} layers, as a list of pictures; the function "
                        f'returned {brief(layers)} as "layers".'
                    )
                return {
                    "background": self._shown(value.get("background")),
                    "layers": [self._shown(layer) for layer in layers],
                    "composite": self._shown(value.get("composite")),
                    **_as_sent(value, len(layers)),
                }
        return {**NOTHING, "background": self._shown(value)}

    def process_example(self, value: Any) -> Any:
        payload = self.postprocess(value)
        return payload and (
            payload["composite"] or payload["background"] or next(iter(payload["layers"]), None)
        )

    def api_info(self) -> dict[str, Any]:
        picture = {"anyOf": [file_schema(), {"type": "null"}]}
        side = {"type": "integer", "minimum": 1, "maximum": MAX_PIXELS}
        return {
            "type": ["object", "null"],
            "properties": {
                "background": picture,
                "layers": {"type": "array", "items": picture, "maxItems": MOST_LAYERS},
                "composite": {**picture, "description": "null: it is made of background and layers"},
                "size": {
                    "type": ["array", "null"],
                    "items": side,
                    "minItems": 2,
                    "maxItems": 2,
                    "description": "width and height where there is no background",
                },
                "hidden": {
                    "type": "array",
                    "items": {"type": "integer", "minimum": 0},
                    "description": "the places of the layers that are no part of the composite",
                },
            },
            "required": ["background", "layers", "composite"],
            "additionalProperties": False,
        }

    def example_value(self) -> dict[str, Any]:
        return {**NOTHING, "background": np.full((2, 2, 3), 255, np.uint8)}

    def props(self) -> dict[str, Any]:
        return {
            **super().props(),
            "brush": self.brush and self.brush.as_data(),
            "eraser": self.eraser and self.eraser.as_data(),
            "layers": self._options().as_data(),
            "webcam_options": webcam_props(self.webcam_options),
        }

    def _take_old(self, given: Mapping[str, Any]) -> Mapping[str, Any]:
        name = self.__class__.__name__
        old = OldSpellings(name, given, "crop_size")
        if old.crop_size is not None:
            self.canvas_size = _canvas_size(name, old.crop_size)
        return old.rest

    def _options(self) -> LayerOptions:
        return LayerOptions(disabled=not self.layers) if isinstance(self.layers, bool) else self.layers

    def _shown(self, value: Any) -> Shown | None:
        return None if value is None else shown_image(self, value, self.format)


def _as_sent(value: dict[str, Any], layers: int) -> dict[str, Any]:
    """What a payload holds beside pictures, where the value is one: it may be shown again."""
    size, hidden = value.get("size"), value.get("hidden")
    return {
        **({"size": size} if size is not None and _is_size(size) else {}),
        **({"hidden": hidden} if hidden and _are_places(hidden, layers) else {}),
    }


def _canvas_size(name: str, size: Any) -> tuple[int, int]:
    if not isinstance(size, (list, tuple)) or not _is_size(list(size)):
        raise PageError(
            f"{name}(canvas_size={size!r}) is none: write a width and a height in pixels, "
            f"of no more than {MAX_PIXELS // 10**6} million pixels together."
        )
    return size[0], size[1]


def _is_size(size: Any) -> bool:
    match size:
        case None:
            return True
        case [int(width), int(height)] if not isinstance(width, bool) and not isinstance(height, bool):
            return width > 0 and height > 0 and width * height <= MAX_PIXELS
    return False


def _are_places(hidden: Any, layers: int) -> bool:
    return isinstance(hidden, list) and all(type(one) is int and 0 <= one < layers for one in hidden)
