"""What a function may know of an event beside the values: annotate a parameter with one of these classes to get it."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from typing import Any

from .file_data import FileData


class EventData:
    """What is known of an event beside the values. What the browser sent with it is found under its own names.

    Attributes:
        target: the block at which it happened.
        _data: what the browser sent with it.
    """

    def __init__(self, target: Any, data: Any = None) -> None:
        self.target = target
        self._data = data
        known = data if isinstance(data, Mapping) else {}
        for name in inspect.get_annotations(type(self)):  # what a subclass promises is always there
            vars(self)[name] = known.get(name, vars(type(self)).get(name))

    def __getattr__(self, name: str) -> Any:
        data = vars(self).get("_data")
        if isinstance(data, Mapping) and name in data:
            return data[name]
        raise AttributeError(f"this event carries no {name!r}")


class SelectData(EventData):
    """What was selected.

    Attributes:
        index: its place: a number, or a pair (x and y in an image; start and end in a text).
        value: the value there.
        selected: whether it was selected (True) or deselected.
        row_value, col_value: in a table, the row and the column around it; else None.
    """

    index: Any
    value: Any
    selected: bool = True
    row_value: list[Any] | None
    col_value: list[Any] | None


class KeyUpData(EventData):
    """Which key was let go.

    Attributes:
        key: its name.
        input_value: the text that stood in the field after that.
    """

    key: str
    input_value: str


class LikeData(EventData):
    """What was liked.

    Attributes:
        index: its place: a number, or a pair.
        value: the value there.
        liked: True, False where it was disliked, or the text of another answer.
    """

    index: int | tuple[int, int]
    value: Any
    liked: bool | str = True


class UndoData(EventData):
    """Which message of a chat shall be undone.

    Attributes:
        index: its place.
        value: what it says.
    """

    index: int | tuple[int, int]
    value: Any


class RetryData(EventData):
    """Which message of a chat shall be answered anew.

    Attributes:
        index: its place.
        value: what it says.
    """

    index: int | tuple[int, int]
    value: Any


class EditData(EventData):
    """Which message of a chat was edited.

    Attributes:
        index: its place.
        previous_value: what it said before.
        value: what it says now.
    """

    index: int | tuple[int, int]
    previous_value: Any
    value: Any


class CopyData(EventData):
    """What was copied.

    Attributes:
        value: the text.
    """

    value: Any


class DeletedFileData(EventData):
    """Which file was taken away.

    Attributes:
        file: the file.
    """

    file: FileData


class DownloadData(EventData):
    """Which file was downloaded.

    Attributes:
        file: the file.
    """

    file: FileData
