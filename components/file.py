"""Files, sent or shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Literal

from ..blocks.tree.component import Shared
from ..blocks.tree.listener import Event
from ..blocks.tree.typing import Unpack
from ._file import _FileComponent


class File(_FileComponent):
    """Files that the visitor chooses, drops or pastes, or that a function shows for downloading.

    The function gets the path of the file as a str, whose last part is the name under which it was sent, or its bytes;
    a list of them where there may be several; None where there is none. It may return

        a str or Path     of a file in a folder from which the app may show files,
        a URL             a str with http:// or https://: the browser opens it, the server never does,
        a list            of those,
        None              no file.

    Args:
        value: the first files, as a function would return them, or a function that makes them at each visit.
        file_count: "single", "multiple", or "directory": a folder with all that is in it.
        file_types: what is taken: suffixes (".csv"), media types ("application/pdf") and "image", "audio", "video" or
            "text"; None or "file": anything. Of a folder all is taken.
        type: what the function gets: "filepath" or "binary" (bytes).
        height: of the list, in pixels or any CSS length; a longer list scrolls.
        allow_reordering: whether the visitor may put several files in another order.
        shared: see `Component`.

    Raises:
        PageError: an argument is none of those.
    """

    client_props: ClassVar[tuple[str, ...]] = ("height", "allow_reordering")

    change = Event("other files are there, by the visitor or by a function")
    select = Event("the visitor presses on a file's name; SelectData has its index and its name")
    clear = Event("the visitor removes all files")
    upload = Event("files of the visitor have arrived")
    delete = Event("the visitor removes a file; DeletedFileData has it")
    download = Event("the visitor downloads a file; DownloadData has it")

    def __init__(
        self,
        value: Any = None,
        *,
        file_count: Literal["single", "multiple", "directory"] = "single",
        file_types: Sequence[str] | None = None,
        type: Literal["filepath", "binary"] = "filepath",
        height: int | str | float | None = None,
        allow_reordering: bool = False,
        **shared: Unpack[Shared],
    ) -> None:
        self.height = height
        self.allow_reordering = allow_reordering
        super().__init__(value, file_count=file_count, file_types=file_types, type=type, **shared)
