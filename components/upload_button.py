"""A button that sends files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar, Literal

from ..blocks.tree.component import check_choice
from ..blocks.tree.listener import Event
from ._file import _FileComponent
from ._icon import icon_prop


class UploadButton(_FileComponent):
    """A button that lets the visitor choose files and sends them.

    The function gets what it gets of a `File`, and may return the same. While files are on their way a press calls them
    off. Files may be dropped on it, too.

    Args:
        label: the text on the button.
        value: the first files, or a function that makes them at each visit; the button does not show them.
        variant: "primary" (what one does here), "secondary" or "stop".
        size: "sm", "md" or "lg".
        icon: an image on the button: the path of a file, or an http(s) URL.
        type: what the function gets: "filepath" or "binary" (bytes).
        file_count: "single", "multiple", or "directory": a folder with all that is in it.
        file_types: what is taken, see `File`.
        shared: see `Component`.

    Raises:
        PageError: an argument is none of those.
    """

    client_props: ClassVar[tuple[str, ...]] = ("variant", "size")
    default_interactive = True

    change = Event("other files are there, by the visitor or by a function")
    click = Event("the visitor presses the button, before files are chosen")
    upload = Event("files of the visitor have arrived")

    def __init__(
        self,
        label: str = "Upload a File",
        value: Any = None,
        *,
        variant: Literal["primary", "secondary", "stop"] = "secondary",
        size: Literal["sm", "md", "lg"] = "lg",
        icon: str | Path | None = None,
        type: Literal["filepath", "binary"] = "filepath",
        file_count: Literal["single", "multiple", "directory"] = "single",
        file_types: Sequence[str] | None = None,
        **shared: Any,
    ) -> None:
        check_choice("UploadButton", "variant", variant, ("primary", "secondary", "stop"))
        check_choice("UploadButton", "size", size, ("sm", "md", "lg"))
        self.variant = variant
        self.size = size
        self.icon = icon
        shared.setdefault("min_width", None)
        super().__init__(
            value, file_count=file_count, file_types=file_types, type=type, label=label, **shared
        )

    def props(self) -> dict[str, Any]:
        return {**super().props(), "icon": icon_prop(self.icon)}
