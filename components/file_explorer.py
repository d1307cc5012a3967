"""Files on the server, to choose from."""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path
from typing import Any, ClassVar, Literal

from ..blocks.errors import BadValue, PageError
from ..blocks.tree.brief import brief
from ..blocks.tree.component import Component, Shared, check_choice
from ..blocks.tree.listener import Event
from ..blocks.tree.typing import Self, Unpack
from ._folder import Folder, is_entry
from ._glob import Glob

MOST_CHOSEN = 10_000


class FileExplorer(Component):
    """A tree of the files in a folder of the server, from which the visitor chooses.

    The function gets absolute paths: a str or None with file_count="single", else a list of str, or None. It may
    return one path or a list of paths below the folder, absolute or from there on, or None. A file that has gone
    meanwhile, and one that is reached by a link out of the folder, is refused before the function sees it. Visitors
    see the names of what is there, and no path of the server.

    Args:
        glob: what can be chosen: "**/*" anything, "*.csv" or "**/*.csv" all of these, "data/*" what lies in that
            folder. Names that start with a dot fit only where the pattern says that dot.
        value: what is chosen at first, or a function that makes it at each visit.
        file_count: "single" or "multiple".
        root_dir: the folder.
        ignore_glob: what is not shown, with all that is below it.
        height, max_height, min_height: of the tree, in pixels or any CSS length; a longer one scrolls.
        shared: see `Component`.

    Raises:
        PageError: an argument is none of those, or there is no such folder.
    """

    client_props: ClassVar[tuple[str, ...]] = ("file_count", "height", "max_height", "min_height")
    served: ClassVar[tuple[str, ...]] = ("ls",)

    change = Event("something else is chosen, by the visitor or by a function")
    input = Event("the visitor chooses something, or no longer")
    select = Event(
        "the visitor presses on an entry; SelectData has its names from the folder on, and whether it is chosen"
    )

    def __init__(
        self,
        glob: str = "**/*",
        *,
        value: Any = None,
        file_count: Literal["single", "multiple"] = "multiple",
        root_dir: str | Path = ".",
        ignore_glob: str | None = None,
        height: int | str | None = None,
        max_height: int | str | None = 500,
        min_height: int | str | None = None,
        **shared: Unpack[Shared],
    ) -> None:
        check_choice("FileExplorer", "file_count", file_count, ("single", "multiple"))
        path = Path(os.path.abspath(root_dir))  # noqa: PTH100  # resolve() would name another path than the author's
        if not path.is_dir():
            raise PageError(
                f"FileExplorer(root_dir={str(root_dir)!r}) is no folder: there is none at {path}."
            )
        self.glob = glob
        self.file_count = file_count
        self.root_dir = str(path)
        self.ignore_glob = ignore_glob
        self.height = height
        self.max_height = max_height
        self.min_height = min_height
        self._folder = Folder(
            path, Glob(glob), None if ignore_glob is None else Glob(ignore_glob, hidden=True)
        )
        self._is_elsewhere = False
        super().__init__(value, **shared)

    def changed(self, changes: dict[str, Any]) -> Self:
        new = super().changed(changes)
        new._is_elsewhere = new.root_dir != self.root_dir
        return new

    def kept(self, payload: Any) -> Any:
        left = [] if self._is_elsewhere else [parts for parts in payload or [] if self._folder.offers(parts)]
        return payload if left == (payload or []) else left

    def ls(self, parts: Any) -> dict[str, Any]:
        """What lies in a folder, see `Folder.entries`.

        Raises:
            BadValue: `parts` are no names of a folder that is shown.
        """
        if not is_entry(parts):
            raise self.refuse("the names of a folder", parts)
        return self._folder.entries(parts)

    def validate(self, payload: Any) -> None:
        if payload is None:
            return
        is_list = isinstance(payload, list) and len(payload) <= MOST_CHOSEN
        if not is_list or not all(is_entry(parts) and self._folder.offers(parts) for parts in payload):
            raise self.refuse("a list of entries of its folder", payload)
        if self.file_count == "single" and len(payload) > 1:
            raise self.refuse("one entry of its folder", payload)

    def preprocess(self, payload: Any) -> list[str] | str | None:
        """Give the function absolute paths.

        Raises:
            BadValue: an entry is not there, or is not below the folder.
        """
        self.validate(payload)
        if payload is None:
            return None
        try:
            paths = [str(self._folder.real(parts)) for parts in payload]
        except BadValue as gone:
            raise BadValue(f"{self.name} takes what is in its folder. {gone}") from gone
        if self.file_count == "multiple":
            return paths
        return paths[0] if paths else None

    def postprocess(self, value: Any) -> list[list[str]] | None:
        if value is None:
            return None
        several = [value] if isinstance(value, (str, Path)) else value
        if not isinstance(several, (list, tuple)) or not all(isinstance(one, (str, Path)) for one in several):
            raise TypeError(
                f"{self.name} shows paths: return one, a list of them or None; "
                f"the function returned a {type(value).__name__}."
            )
        return [self._parts(one) for one in several]

    def process_example(self, value: Any) -> str:
        return ", ".join("/".join(parts) for parts in self.postprocess(value) or [])

    def api_info(self) -> dict[str, Any]:
        entry = {
            "type": "array",
            "items": {"type": "string", "minLength": 1, "maxLength": 255},
            "minItems": 1,
        }
        most = {"maxItems": 1} if self.file_count == "single" else {}
        return {"anyOf": [{"type": "array", "items": entry, **most}, {"type": "null"}]}

    def props(self) -> dict[str, Any]:
        # another folder is another tree, and its path is nobody's business
        about = "\0".join((self.root_dir, self.glob, self.ignore_glob or "")).encode(
            "utf-8", "surrogateescape"
        )
        return {**super().props(), "tree": blake2b(about, digest_size=8).hexdigest()}

    def _parts(self, path: str | Path) -> list[str]:
        named = Path(os.path.abspath(Path(self.root_dir) / path))  # noqa: PTH100  # a link is shown under its own name
        parts = list(named.relative_to(self.root_dir).parts) if named.is_relative_to(self.root_dir) else []
        if not is_entry(parts) or not parts:
            raise ValueError(
                f"{self.name} shows what lies below {self.root_dir}; the function returned {brief(str(path), 200)}."
            )
        return parts
