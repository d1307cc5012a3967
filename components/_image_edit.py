"""Changes of a picture that keep each pixel that they do not cover exactly as it was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from PIL import Image

from ..blocks.errors import BadValue
from ..blocks.wire.media import Media, StoredFile
from ..blocks.wire.open_image import open_image
from ._image_format import encoded
from ._image_mode import in_mode

Box = tuple[int, int, int, int]
KEPT_INFO = ("icc_profile", "transparency")
"""What stands beside the pixels and belongs to them. Notes do not: a small picture in the EXIF data, say, would still
show what was covered."""
TURNS = {
    90: Image.Transpose.ROTATE_270,  # Pillow turns the other way
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}
FLIPS = {
    "horizontal": Image.Transpose.FLIP_LEFT_RIGHT,
    "vertical": Image.Transpose.FLIP_TOP_BOTTOM,
}
_PLACES = BoundedSemaphore(2)
"""So many pictures are in memory at the same time, whatever visitors ask for."""
EDITS = "crop or cover with a box, turn by 90, 180 or 270, or flip"


def edited_image(file: StoredFile, edit: Any) -> Media:
    """A picture after one change, as a PNG: pixels, their number of bits and their colour profile stay as they are.

    Args:
        file: the picture; of one that moves the first frame. It is turned upright first, as its EXIF data say.
        edit: {"do": "crop", "box": [x, y, width, height]}; {"do": "cover", "box", "color": "#rrggbb"};
            {"do": "turn", "by": 90, 180 or 270 degrees, clockwise}; {"do": "flip", "along": "horizontal" or
            "vertical"}.

    Raises:
        BadFile: it is no picture that can be read, or a too large one.
        BadValue: the change is none of those, or its box is not within the picture.
    """
    with _PLACES:
        made = _changed(open_image(file), edit)
        made.info = {key: made.info[key] for key in KEPT_INFO if key in made.info}
        media = encoded(made, "png")
    return replace(media, name=f"{Path(file.name).stem}{Path(media.name).suffix}")


def _changed(image: Image.Image, edit: Any) -> Image.Image:
    match edit:
        case {"do": "crop", "box": box}:
            return image.crop(_box(box, image.size))
        case {"do": "cover", "box": box, "color": str(color)}:
            return _covered(image, _box(box, image.size), _rgb(color))
        case {"do": "turn", "by": int(by)} if by in TURNS:
            return image.transpose(TURNS[by])
        case {"do": "flip", "along": str(along)} if along in FLIPS:
            return image.transpose(FLIPS[along])
    raise BadValue(f"A picture is changed in one of these ways: {EDITS}.")


def _box(given: Any, size: tuple[int, int]) -> Box:
    """Left, top, right and bottom."""
    if isinstance(given, Sequence) and len(given) == 4 and all(type(one) is int for one in given):
        x, y, width, height = given
        if min(x, y) >= 0 < min(width, height) and x + width <= size[0] and y + height <= size[1]:
            return x, y, x + width, y + height
    raise BadValue(f"The box must be [x, y, width, height], within {size[0]} × {size[1]} pixels.")


def _rgb(color: str) -> tuple[int, int, int]:
    if not re.fullmatch("#[0-9a-fA-F]{6}", color):
        raise BadValue("The colour must be one such as #000000.")
    red, green, blue = bytes.fromhex(color[1:])
    return red, green, blue


def _covered(image: Image.Image, box: Box, color: tuple[int, int, int]) -> Image.Image:
    """With a box of one colour, in the picture's own mode where that has the colour."""
    level = color[0] if len(set(color)) == 1 else None
    mode = _mode_with(image, level)
    covered = in_mode(image, mode) if mode != image.mode else image.copy()
    covered.paste(_ink(covered.mode, color), box)
    return covered


def _mode_with(image: Image.Image, level: int | None) -> str:
    """The mode of the covered picture: its own, if that holds the colour and no colour of it means transparent."""
    if image.has_transparency_data:
        return "LA" if image.mode == "LA" and level is not None else "RGBA"
    if image.mode in ("RGB", "I", "F") or image.mode.startswith("I;16"):
        return image.mode
    if level is None or image.mode not in ("1", "L"):
        return "RGB"
    return image.mode if level in (0, 255) else "L"


def _ink(mode: str, color: tuple[int, int, int]) -> Any:
    red, green, blue = color
    grey = round(0.299 * red + 0.587 * green + 0.114 * blue)  # as Pillow makes grey of colours
    if mode.startswith("I;16"):
        return grey * 257
    inks: dict[str, Any] = {"RGB": color, "RGBA": (*color, 255), "LA": (grey, 255)}
    return inks.get(mode, grey)
