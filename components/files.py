"""Several files."""

from __future__ import annotations

from typing import Any, Literal

from .file import File


class Files(File):
    """A `File` of several files.

    Args:
        value: the first files, as a function would return them, or a function that makes them at each visit.
        file_count: "single", "multiple" or "directory".
        file: see `File`.
    """

    client_name = File.client_name

    def __init__(
        self,
        value: Any = None,
        *,
        file_count: Literal["single", "multiple", "directory"] = "multiple",
        **file: Any,
    ) -> None:
        super().__init__(value, file_count=file_count, **file)
