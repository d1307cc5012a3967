"""Rows: the form in which records stand in a file. CSV and JSON Lines are two of them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Protocol, TypeAlias

from .typed_json import Value

Record: TypeAlias = dict[str, Value]


class Rows(Protocol):
    """How a file begins, how a record is written after it, and how both are read again."""

    header_rows: int

    def header(self, columns: list[str]) -> bytes:
        """What a new file begins with."""

    def row(self, record: Record) -> bytes:
        """One record, with its end."""

    def split(self, stream: BinaryIO) -> Iterator[bytes]:
        """The rows of a file, header first, each with its end; a torn row at the file's end is left out."""

    def columns(self, first: bytes) -> list[str]:
        """The names of the columns, from the first row of a file.

        Raises:
            ValueError: That row cannot be read.
        """

    def record(self, row: bytes, columns: list[str], folder: Path) -> dict[str, Any]:
        """The record of a row below a header with these columns; files are paths below `folder`.

        Raises:
            ValueError: The row cannot be read.
        """

    def read(self, stream: BinaryIO, folder: Path) -> Iterator[dict[str, Any]]:
        """The records of a file; files are paths below `folder`.

        Raises:
            ValueError: A row cannot be read.
        """
