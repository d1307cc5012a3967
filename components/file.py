"""Files, sent or shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Literal

from ..blocks.tree.component import Component, Shared
from ..blocks.tree.listener import Event
from ..blocks.tree.typing import Unpack
from ._file import FilePath, Shown, check_files, check_parameters, file_schema, given, name_of, shown


class File(Component):
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

    client_props: ClassVar[tuple[str, ...]] = ("file_count", "file_types", "height", "allow_reordering")
    holds_files = True

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
        self.file_types = check_parameters("File", file_count, file_types, type)
        self.file_count = file_count
        self.type = type
        self.height = height
        self.allow_reordering = allow_reordering
        super().__init__(value, **shared)

    def validate(self, payload: Any) -> None:
        self._files(payload)

    def preprocess(self, payload: Any) -> FilePath | bytes | list[FilePath | bytes] | None:
        """Give the function paths or bytes.

        Raises:
            BadValue: the payload is no file.
            BadFile: a file is not of the `file_types`.
            OSError: the disk does not take the name of a file.
        """
        files = [given(file, self.type) for file in self._files(payload)]
        if self.file_count == "single":
            return files[0] if files else None
        return None if payload is None else files

    def postprocess(self, value: Any) -> Shown | list[Shown] | None:
        if value is None:
            return None
        if isinstance(value, (list, tuple)):
            return [shown(self, one) for one in value]
        return shown(self, value)

    def process_example(self, value: Any) -> str:
        files = self.postprocess(value)
        several = files if isinstance(files, list) else [] if files is None else [files]
        return ", ".join(map(name_of, several))

    def api_info(self) -> dict[str, Any]:
        return {"anyOf": [file_schema(), {"type": "array", "items": file_schema()}, {"type": "null"}]}

    def _files(self, payload: Any) -> list[Any]:
        return check_files(self, payload, None if self.file_count == "directory" else self.file_types)
