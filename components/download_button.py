"""A button that downloads a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar, Literal

from ..blocks.tree.component import Component, check_choice
from ..blocks.tree.listener import Event
from ..blocks.wire.media import StoredFile
from ._file import FilePath, Shown, file_schema, given, shown
from ._icon import icon_prop


class DownloadButton(Component):
    """A button that downloads a file. Without one it is a button like others.

    The function gets the path of the file as a str, or None. It returns a str or Path, an http(s) URL, or None.

    Args:
        label: the text on the button.
        value: the file, as a function would return it, or a function that makes it at each visit.
        variant: "primary" (what one does here), "secondary" or "stop".
        size: "sm", "md" or "lg".
        icon: an image on the button: the path of a file, or an http(s) URL.
        shared: see `Component`.

    Raises:
        PageError: an argument is none of those.
    """

    client_props: ClassVar[tuple[str, ...]] = ("variant", "size")
    holds_files = True
    default_interactive = True

    change = Event("a function sets another file")
    click = Event("the visitor presses the button")

    def __init__(
        self,
        label: str = "Download",
        value: Any = None,
        *,
        variant: Literal["primary", "secondary", "stop"] = "secondary",
        size: Literal["sm", "md", "lg"] = "lg",
        icon: str | Path | None = None,
        **shared: Any,
    ) -> None:
        check_choice("DownloadButton", "variant", variant, ("primary", "secondary", "stop"))
        check_choice("DownloadButton", "size", size, ("sm", "md", "lg"))
        self.variant = variant
        self.size = size
        self.icon = icon
        shared.setdefault("min_width", None)
        super().__init__(value, label=label, **shared)

    def validate(self, payload: Any) -> None:
        if payload is not None and not isinstance(payload, StoredFile):
            raise self.refuse("a file or nothing", payload)

    def preprocess(self, payload: Any) -> FilePath | bytes | None:
        """Give the function the path.

        Raises:
            BadValue: the payload is no file.
            OSError: the disk does not take the name of the file.
        """
        self.validate(payload)
        return None if payload is None else given(payload, "filepath")

    def postprocess(self, value: Any) -> Shown | None:
        return None if value is None else shown(self, value)

    def process_example(self, value: Any) -> str:
        file = self.postprocess(value)
        return "" if file is None else file["name"] if isinstance(file, dict) else file.name

    def api_info(self) -> dict[str, Any]:
        return {"anyOf": [file_schema(), {"type": "null"}]}

    def props(self) -> dict[str, Any]:
        return {**super().props(), "icon": icon_prop(self.icon)}
