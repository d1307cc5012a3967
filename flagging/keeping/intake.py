"""Intake: makes of what a column gives the value that is written."""

from contextlib import ExitStack
from pathlib import PurePath
from typing import Any

from ..column import Attachment
from ..errors import BadSample
from .folder import Folder
from .kept_file import keep_file
from .typed_json import Value

DEEPEST = 100  # lists and dicts in each other; Python's JSON reader gives up at about 1,000
LONGEST_INT = 13_300  # bits; Python reads no integer of more than 4,300 digits


class Intake:
    """Takes in the values of one column: checks that each can be kept exactly, copies its attachments.

    Args:
        folder: The flagged folder.
        column: The column's name, for errors.
        child: The name of the folder in it for the column's files.
        undo: Learns how to remove the copies, should the sample not be kept in the end.
    """

    def __init__(self, folder: Folder, column: str, child: str, undo: ExitStack) -> None:
        self._folder = folder
        self._column = column
        self._child = child
        self._undo = undo

    def take(self, value: Any, depth: int = 0) -> Value:
        """The value, made only of the plain types and of files that lie in the folder.

        Raises:
            BadSample: There is a type that JSON does not know, a key that is no str, or too much of either.
            OSError: An attachment could not be copied.
        """
        if depth > DEEPEST:
            raise self._refusal(f"more than {DEEPEST} lists and dicts in each other")
        if isinstance(value, list):
            return [self.take(item, depth + 1) for item in value]
        if isinstance(value, dict):
            return {self._key(key): self.take(item, depth + 1) for key, item in value.items()}
        return self._single(value)

    def _single(self, value: Any) -> Value:
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, int):
            if value.bit_length() > LONGEST_INT:
                raise self._refusal("an integer of more than 4,000 digits")
            return int.__int__(value)  # these three make the plain type of a subclass, such as
        if isinstance(value, float):
            return float.__float__(value)  # numpy.float64, or an Enum that is also a str
        if isinstance(value, str):
            return str.__str__(value)
        # a pathlib.Path has a name and can be opened as well, but nobody vouches for where it leads
        if isinstance(value, Attachment) and not isinstance(value, PurePath):
            return keep_file(value, self._folder, self._child, self._undo)
        raise self._refusal(f"a value of type {type(value).__name__}")

    def _key(self, key: Any) -> str:
        if not isinstance(key, str):
            raise self._refusal(f"the key {key!r} of type {type(key).__name__} in a dict")
        return str(key)

    def _refusal(self, what: str) -> BadSample:
        return BadSample(
            f"Column {self._column!r} holds {what}, which a flagged sample cannot keep. Let its to_flag() "
            "return None, bool, int, float, str, a list or dict with str keys of these, or an Attachment."
        )
