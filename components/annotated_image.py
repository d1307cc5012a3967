"""An image with labelled regions on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pillow

from ..blocks.errors import BadValue
from ..blocks.tree.brief import brief
from ..blocks.tree.component import Component, Shared
from ..blocks.tree.listener import Event
from ..blocks.tree.typing import Unpack
from ..blocks.wire.media import Media, StoredFile
from ._file import file_schema
from ._image_array import SLACK
from ._image_format import check_format, encoded
from ._image_value import Shown, shown_image
from ._number import is_number

Box: TypeAlias = tuple[float, float, float, float]
Size: TypeAlias = tuple[int, int] | None
MAX_REGIONS = 4096
"""No image has more of them."""
FARTHEST = 2**31
"""Pixels; no image goes as far."""


class AnnotatedImage(Component):
    """An image with regions on it, each with its label: masks, as a segmentation gives them, or boxes.

    A function returns a pair (image, regions), or None. The image is what `Image` shows: a numpy array, a PIL image, a
    path or an address. Each region is a pair (mask or box, label):

        a mask    a numpy array of the image's height and width: bool, floats from 0 to 1 that say how sure it is, or
                  integers, 0 to 1 or else 0 to 255,
        a box     (x1, y1, x2, y2) in the image's pixels, from its left and top edge.

    As an input it gives a pair (path of the image, regions), each region a pair of the path of the mask's file (grey,
    white is 1) or the box as a tuple, and the label; or None.

    Args:
        value: the first value, as a function would return it, or a function that makes it at each visit.
        format: of the file made of an array or a PIL image: "png" (no loss), "webp", "jpeg" (smaller) or any other
            that Pillow writes. Masks are PNG.
        show_legend: whether the labels stand below the image.
        height, width: of the frame, in pixels or any CSS length; the image fits into it.
        color_map: the colours of labels, e.g. {"cat": "#ffbb00"}; other labels get one of ours.
        shared: see `Component`; "fullscreen" is a button of its own.

    Raises:
        PageError: an argument is none of those.
    """

    client_props: ClassVar[tuple[str, ...]] = ("show_legend", "height", "width", "color_map")
    holds_files = True
    default_interactive = False
    own_buttons: ClassVar[tuple[str, ...]] = ("fullscreen",)
    default_buttons = own_buttons

    change = Event("a function changes the value")
    select = Event("the visitor selects a region; SelectData has its index, and its label as value")

    def __init__(
        self,
        value: Any = None,
        *,
        format: str = "png",
        show_legend: bool = True,
        height: int | str | None = None,
        width: int | str | None = None,
        color_map: dict[str, str] | None = None,
        **shared: Unpack[Shared],
    ) -> None:
        check_format("AnnotatedImage", format)
        self.format = format
        self.show_legend = show_legend
        self.height = height
        self.width = width
        self.color_map = color_map
        super().__init__(value, **shared)

    def validate(self, payload: Any) -> None:
        match payload:
            case None:
                return
            case {"image": StoredFile(), "annotations": list(regions), **others} if not others:
                if len(regions) > MAX_REGIONS:
                    raise BadValue(f"{self.name} takes up to {MAX_REGIONS} regions; it got {len(regions)}.")
                if all(map(_is_region, regions)):
                    return
        raise self.refuse("an image with its regions, or nothing", payload)

    def preprocess(self, payload: Any) -> tuple[str, list[tuple[str | Box, str]]] | None:
        self.validate(payload)
        if payload is None:
            return None
        return str(payload["image"].path), [_given(region) for region in payload["annotations"]]

    def postprocess(self, value: Any) -> dict[str, Any] | None:
        match value:
            case None:
                return None
            case {"image": image, "annotations": Iterable() | None as regions} | (
                image,
                Iterable() | None as regions,
            ):
                size = _size_of(image)
                shown = [self._region(region, size) for region in regions or ()]
                if len(shown) > MAX_REGIONS:
                    raise ValueError(f"{self.name} shows up to {MAX_REGIONS} regions; it got {len(shown)}.")
                return {"image": shown_image(self, image, self.format), "annotations": shown}
        raise TypeError(
            f"{self.name} shows a pair (image, [(mask or box, label), …]) or None; "
            f"the function returned {brief(value)}."
        )

    def process_example(self, value: Any) -> Shown | None:
        payload = self.postprocess(value)
        return payload and payload["image"]

    def api_info(self) -> dict[str, Any]:
        box = {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4}
        label = {"type": "string"}
        kinds = [
            {
                "type": "object",
                "properties": {kind: schema, "label": label},
                "required": [kind, "label"],
                "additionalProperties": False,
            }
            for kind, schema in (("image", file_schema()), ("box", box))
        ]
        regions = {"type": "array", "items": {"anyOf": kinds}, "maxItems": MAX_REGIONS}
        return {
            "type": ["object", "null"],
            "properties": {"image": file_schema(), "annotations": regions},
            "required": ["image", "annotations"],
            "additionalProperties": False,
        }

    def example_value(self) -> tuple[NDArray[np.uint8], list[tuple[Box, str]]]:
        return np.full((2, 2, 3), 255, np.uint8), [((0, 0, 1, 1), "corner")]

    def _region(self, region: Any, size: Size) -> dict[str, Any]:
        match region:
            case {"image": Media() | StoredFile(), "label": str()} | {"box": list(), "label": str()}:
                return dict(region)
            case (where, label):
                pass
            case _:
                raise TypeError(
                    f"{self.name} takes regions as pairs (mask or box, label); one is {brief(region)}."
                )
        if isinstance(where, (Media, StoredFile)):
            return {"image": where, "label": str(label)}
        if isinstance(where, np.ndarray) and where.ndim > 1:
            return {"image": self._mask(where, size, label), "label": str(label)}
        return {"box": self._box(where, label), "label": str(label)}

    def _box(self, box: Any, label: Any) -> list[float]:
        try:
            corners = np.asarray(box, np.float64).tolist()
        except (TypeError, ValueError) as error:
            raise TypeError(self._no_region(box, label)) from error
        if not (isinstance(corners, list) and len(corners) == 4 and all(map(_is_place, corners))):
            raise ValueError(self._no_region(box, label))
        return [int(corner) if corner.is_integer() else corner for corner in corners]

    def _no_region(self, where: Any, label: Any) -> str:
        return (
            f"{self.name}: the region {brief(label)} is neither a mask (a numpy array of the image's height and width) "
            f"nor a box (x1, y1, x2, y2); it is {brief(where)}."
        )

    def _mask(self, mask: NDArray[Any], size: Size, label: Any) -> Media:
        if mask.ndim == 3 and mask.shape[2] == 1:
            mask = mask[:, :, 0]
        if mask.ndim != 2 or 0 in mask.shape or (size is not None and mask.shape != size):
            wanted = "(height, width)" if size is None else f"{size}, as the image has it"
            raise ValueError(
                f"{self.name}: the mask {brief(label)} has the shape {mask.shape}; it should be {wanted}."
            )
        return encoded(Pillow.fromarray(_grey(mask, f"{self.name}: the mask {brief(label)}")), "png")


def _grey(mask: NDArray[Any], name: str) -> NDArray[np.uint8]:
    """A mask from 0 to 255."""
    if mask.dtype.kind not in "buif":
        raise TypeError(f"{name} is of {mask.dtype}: it should be of bool, or of floats from 0 to 1.")
    numbers = np.nan_to_num(mask.astype(np.float64), nan=0.0, posinf=np.inf, neginf=-np.inf)
    low, high = numbers.min(), numbers.max()
    whole = 255 if mask.dtype.kind in "ui" and high > 1 else 1
    if low < -SLACK or high > whole + SLACK:
        raise ValueError(f"{name} holds {low} to {high}; a mask holds 0 to {whole}.")
    return np.rint(np.clip(numbers, 0, whole) * (255 / whole)).astype(np.uint8)


def _size_of(image: Any) -> Size:
    """Height and width of an image, where they are known without opening a file."""
    match image:
        case np.ndarray(shape=(height, width)) | np.ndarray(shape=(height, width, _)):
            return height, width
        case Pillow.Image(size=(width, height)):
            return height, width
    return None


def _is_region(region: Any) -> bool:
    match region:
        case {"image": StoredFile(), "label": str(), **others} if not others:
            return True
        case {"box": [_, _, _, _] as corners, "label": str(), **others} if not others:
            return all(map(_is_place, corners))
    return False


def _is_place(corner: Any) -> bool:
    return is_number(corner) and abs(corner) <= FARTHEST


def _given(region: dict[str, Any]) -> tuple[str | Box, str]:
    if "box" in region:
        x1, y1, x2, y2 = region["box"]
        return (x1, y1, x2, y2), region["label"]
    return str(region["image"].path), region["label"]
