"""Pictures as values: what a function gets of a file that was sent, and what is shown of what it returns."""

from __future__ import annotations

import mimetypes
import secrets
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PIL.GifImagePlugin import GifImageFile

from ..blocks.tree.component import Component
from ..blocks.wire.media import Media, StoredFile
from ..blocks.wire.open_image import look_at_image, open_image
from ._file import is_address
from ._image_array import image_of
from ._image_format import encoded
from ._image_mode import in_mode

As = Literal["numpy", "pil", "filepath"]
Given = NDArray[Any] | Image.Image | str
Shown = Media | StoredFile | dict[str, str]


def given_image(file: StoredFile, given_as: As, mode: str | None, format: str) -> Given:
    """What a function gets of a picture.

    Args:
        file: the picture. An animated GIF comes whole as "pil" or "filepath", an SVG as a path only.
        given_as: in which form.
        mode: the PIL mode; None: the file's own.
        format: of the file that is made where the one that was sent has another mode.

    Raises:
        BadFile: it is no picture that can be read, or a too large one.
    """
    if given_as == "filepath" and file.mime == "image/svg+xml":
        return str(file.path)
    if given_as == "filepath":
        seen = look_at_image(file)
        as_sent = _is_animated(seen) or mode in (seen.mode, None)
        return str(file.path if as_sent else _converted(open_image(file), file.path, mode, format))
    image = open_image(file)
    if given_as == "pil" and _is_animated(image):
        return image
    image = in_mode(image, mode)
    return np.array(image) if given_as == "numpy" else image


def _is_animated(image: Image.Image) -> bool:
    return isinstance(image, GifImageFile) and image.is_animated


def shown_image(component: Component, value: Any, format: str) -> Shown:
    """What is shown of a numpy array, a PIL image, a path, an address or a file of ours.

    Args:
        component: that shows it, for errors.
        value: the picture.
        format: of the file that is made of an array or a PIL image.

    Raises:
        TypeError, ValueError: it is none of those.
    """
    match value:
        case Media() | StoredFile():
            return value
        case {"url": str(url)} if is_address(url):
            return {"url": url}
        case np.ndarray() | Image.Image():
            return encoded(picture_of(component, value), format)
        case str() if is_address(value):
            return {"url": value}
        case str() | Path():
            path = Path(value)
            return Media(path, path.name, mimetypes.guess_type(path.name)[0] or "application/octet-stream")
    raise TypeError(
        f"{component.name} shows a numpy array, a PIL image, a path or None; "
        f"the function returned a {type(value).__name__}."
    )


def picture_of(component: Component, value: NDArray[Any] | Image.Image) -> Image.Image:
    """The picture that a function returned as an array or as a PIL image.

    Raises:
        TypeError, ValueError: the array is none; naming the component.
    """
    if isinstance(value, Image.Image):
        return value
    try:
        return image_of(value)
    except (ValueError, TypeError) as error:
        raise type(error)(f"{component.name} cannot show it. {error}") from error


def _converted(image: Image.Image, path: Path, mode: str | None, format: str) -> Path:
    """A file in the wanted mode, beside the one that was sent: it goes when the folder goes."""
    made = encoded(in_mode(image, mode), format)
    target = path.with_name(f"{path.stem}-{mode}{Path(made.name).suffix}")
    assert isinstance(made.content, bytes)
    draft = target.with_name(f"{target.name}.{secrets.token_hex(4)}")  # another run may be reading the target
    draft.write_bytes(made.content)
    return draft.replace(target)
