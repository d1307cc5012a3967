"""Many pictures and videos in a grid, each to be seen large."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any, ClassVar, Literal, TypeAlias
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pillow

from ..blocks.errors import BadValue, PageError
from ..blocks.tree.brief import brief
from ..blocks.tree.component import Component, Shared, check_choice
from ..blocks.tree.listener import Event
from ..blocks.tree.typing import Unpack
from ..blocks.wire.media import Media, StoredFile
from ._file import FilePath, check_files, check_parameters, file_schema
from ._image_format import check_format
from ._image_value import As, Given, Shown, given_image, shown_image

Item: TypeAlias = dict[str, Any]
Fit = Literal["contain", "cover", "fill", "none", "scale-down"]
SOURCES = ("upload", "webcam", "clipboard")
KINDS = ["image", "video"]
MAX_ITEMS = 5_000
"""No gallery has more: a session keeps no more files."""
WORKERS = 4
"""Pictures that are encoded or decoded at the same time."""


class Gallery(Component):
    """Pictures and videos in a grid, with captions. One that is chosen is seen large, with the others below it.

    A function returns a list of pictures and videos, or of pairs (picture or video, caption); or None. Pictures are
    what `Image` shows: numpy arrays, PIL images, paths, addresses; videos are paths or addresses. As an input it gives
    a list of pairs, the caption None where there is none, or None for an empty gallery. Of each picture it gives what
    `type` says, of videos and SVG the path.

    Args:
        value: the first list, as a function would return it, or a function that makes it at each visit.
        format: of the files made from arrays and PIL images: "png" (no loss), "webp", "jpeg" (smaller) or any other
            that Pillow writes.
        file_types: what may be uploaded: suffixes such as ".png", media types, "image", "video"; None: pictures and
            videos.
        columns: how many stand in a row; on a narrow page there are fewer.
        rows: how many rows are seen without scrolling; None: as many as there is room for.
        height: of the grid, in pixels or any CSS length; what is more scrolls.
        allow_preview: whether one that is clicked is seen large.
        preview: True shows one of them large at first.
        selected_index: the one that is selected at first, seen large where that is allowed.
        object_fit: how a picture fits into its square: "cover" (the default, it is cut), "contain" (it is seen whole),
            "fill", "none" or "scale-down", as in CSS.
        type: "filepath", "numpy" (the file's own shape: (height, width, 3) mostly) or "pil".
        fit_columns: whether fewer pictures than `columns` share the whole width.
        sources: where the visitor takes them from: "upload", "clipboard". "webcam" is left out.
        shared: see `Component`; "download", "download_all", "fullscreen" and "share" (not shown) are its own buttons.

    Raises:
        PageError: an argument is none of those.
    """

    client_props: ClassVar[tuple[str, ...]] = (
        "file_types", "columns", "rows", "height", "allow_preview", "preview", "selected_index", "object_fit",
        "fit_columns", "sources",
    )  # fmt: skip
    visitor_props: ClassVar[tuple[str, ...]] = ("selected_index", "preview")
    holds_files = True
    own_buttons: ClassVar[tuple[str, ...]] = ("share", "download", "download_all", "fullscreen")
    default_buttons = own_buttons

    select = Event("the visitor selects one; SelectData has its index, and its file and caption as value")
    upload = Event("the visitor has uploaded some")
    change = Event("the pictures change, by the visitor or by a function")
    delete = Event("the visitor removes one; DeletedFileData has its file")
    preview_close = Event("the visitor closes the large view")
    preview_open = Event("the visitor opens the large view")

    def __init__(
        self,
        value: Any = None,
        *,
        format: str = "png",
        file_types: list[str] | None = None,
        columns: int | Sequence[int] | None = 2,
        rows: int | Sequence[int] | None = None,
        height: int | float | str | None = None,
        allow_preview: bool = True,
        preview: bool | None = None,
        selected_index: int | None = None,
        object_fit: Fit | None = None,
        type: As = "filepath",
        fit_columns: bool = True,
        sources: str | Sequence[str] | None = None,
        **shared: Unpack[Shared],
    ) -> None:
        check_format("Gallery", format)
        check_choice("Gallery", "type", type, ("numpy", "pil", "filepath"))
        check_choice(
            "Gallery", "object_fit", object_fit, ("contain", "cover", "fill", "none", "scale-down", None)
        )
        self.format = format
        self.file_types = check_parameters("Gallery", "multiple", file_types, "filepath")
        self.columns = _count("columns", columns)
        self.rows = _count("rows", rows)
        self.height = height
        self.allow_preview = allow_preview
        self.preview = preview
        self.selected_index = selected_index
        self.object_fit = object_fit
        self.type = type
        self.fit_columns = fit_columns
        self.sources = (
            ["upload"] if sources is None else [sources] if isinstance(sources, str) else [*sources]
        )
        for source in self.sources:
            check_choice("Gallery", "sources", source, SOURCES)
        super().__init__(value, **shared)

    def validate(self, payload: Any) -> None:
        if payload is None:
            return
        if not (isinstance(payload, list) and all(map(_is_item, payload))):
            raise self.refuse("a list of uploaded pictures and videos with their captions", payload)
        if len(payload) > MAX_ITEMS:
            raise BadValue(f"{self.name} takes up to {MAX_ITEMS} pictures; it got {len(payload)}.")
        check_files(self, [_file_of(item) for item in payload], self.file_types or KINDS)

    def preprocess(self, payload: Any) -> list[tuple[Given, str | None]] | None:
        """Give the function what `type` says.

        Raises:
            BadValue: the payload is no list of files with captions.
            BadFile: a file is not of the `file_types`, or is no picture that can be read.
        """
        self.validate(payload)
        return _in_threads(self._given, payload) if payload else None

    def postprocess(self, value: Any) -> list[Item]:
        if value is None:
            return []
        if isinstance(value, (str, Path, dict, Pillow.Image)) or not isinstance(value, Iterable):
            raise TypeError(
                f"{self.name} shows a list of pictures and videos, or of pairs (picture, caption); "
                f"the function returned {brief(value)}."
            )
        try:
            items = list(islice(value, MAX_ITEMS + 1))
        except Exception as error:  # of whatever the function returned in place of a list
            raise TypeError(f"{self.name} cannot go through what the function returned: {error}") from error
        if len(items) > MAX_ITEMS:
            raise ValueError(f"{self.name} shows up to {MAX_ITEMS} pictures; it got more.")
        return _in_threads(self._item, items)

    def process_example(self, value: Any) -> Shown | None:
        items = self.postprocess(value)
        return _file_of(items[0]) if items else None

    def api_info(self) -> dict[str, Any]:
        kinds = [
            {
                "type": "object",
                "properties": {kind: file_schema(), "caption": {"type": ["string", "null"]}},
                "required": [kind],
                "additionalProperties": False,
            }
            for kind in KINDS
        ]
        return {"type": ["array", "null"], "items": {"anyOf": kinds}, "maxItems": MAX_ITEMS}

    def example_value(self) -> list[NDArray[np.uint8]]:
        return [np.full((2, 2, 3), 255, np.uint8)]

    def _given(self, item: Item) -> tuple[Given, str | None]:
        file, caption = _file_of(item), item.get("caption")
        if self.type == "filepath" or "video" in item or file.mime == "image/svg+xml":
            return FilePath(file.named()), caption
        return given_image(file, self.type, None, self.format), caption

    def _item(self, item: Any) -> Item:
        match item:
            case {"image": media, **rest} | {"video": media, **rest}:
                caption = rest.get("caption")
            case (media, caption) if not isinstance(item, np.ndarray):
                pass
            case media:
                caption = None
        shown = shown_image(self, media, self.format)
        kind = "video" if _mime_of(shown).startswith("video/") else "image"
        return {kind: shown, "caption": None if caption is None else self._text(caption)}

    def _text(self, caption: Any) -> str:
        try:
            return str(caption)
        except Exception as error:  # its own fails
            raise TypeError(f"{self.name} cannot write a caption: it is {brief(caption)}.") from error


def _in_threads(work: Any, items: list[Any]) -> list[Any]:
    """The work done on all items, in their order; where one fails, the rest is left."""
    if len(items) == 1:
        return [work(items[0])]
    with ThreadPoolExecutor(WORKERS, thread_name_prefix="gallery") as pool:
        futures = [pool.submit(work, item) for item in items]
        try:
            return [future.result() for future in futures]
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _is_item(item: Any) -> bool:
    if not isinstance(item, dict) or not isinstance(item.get("caption"), (str, type(None))):
        return False
    media = [name for name in item if name != "caption"]
    return media in (["image"], ["video"]) and isinstance(item[media[0]], StoredFile)


def _file_of(item: Item) -> Any:
    return item["image"] if "image" in item else item["video"]


def _mime_of(shown: Shown) -> str:
    if isinstance(shown, (Media, StoredFile)):
        return shown.mime
    return mimetypes.guess_type(urlsplit(shown["url"]).path)[0] or ""


def _count(parameter: str, given: Any) -> int | None:
    """A number of columns or rows; of a list, as Gradio 3 had it for widths of pages, the last."""
    if isinstance(given, (list, tuple)) and given:
        given = given[-1]
    if given is None or (isinstance(given, int) and given > 0):
        return given
    raise PageError(f"Gallery({parameter}={brief(given)}) is no number of {parameter}: write 1 or more.")
