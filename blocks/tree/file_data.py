"""A file that an event tells of."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from ..wire.media import StoredFile
from .typing import Self


class FileData(str):
    """A file that an event tells of: its path as a str, and what else is known of it.

    Attributes:
        path: where it lies on the server; its last part is the name that its sender gave it.
        orig_name: that name.
        size: in bytes.
        mime_type: found by looking at its first bytes.
        url: where the page finds it, from its own address: what an <img> on it may show.
    """

    path: str
    orig_name: str | None
    size: int | None
    mime_type: str | None
    url: str | None

    def __new__(
        cls,
        path: str,
        *,
        orig_name: str | None = None,
        size: int | None = None,
        mime_type: str | None = None,
        url: str | None = None,
    ) -> Self:
        data = super().__new__(cls, path)
        data.path, data.url = str(path), url
        data.orig_name, data.size, data.mime_type = orig_name, size, mime_type
        return data

    def __getitem__(
        self, key: Any
    ) -> Any:  # ["path"] as well as .path, as programs written for Gradio have it
        return vars(self)[key] if isinstance(key, str) else str.__getitem__(self, key)

    @classmethod
    def of(cls, file: StoredFile) -> Self:
        """What is known of a file in the store."""
        url = f"./file/{file.id}/{quote(file.name, safe='')}"
        return cls(str(file.named()), orig_name=file.name, size=file.size, mime_type=file.mime, url=url)


def told(data: Any) -> Any:
    """What an event tells a function in place of what the browser sent: its files are `FileData`."""
    if isinstance(data, StoredFile):
        return FileData.of(data)
    if isinstance(data, dict):
        return {name: told(value) for name, value in data.items()}
    return [told(one) for one in data] if isinstance(data, list) else data
