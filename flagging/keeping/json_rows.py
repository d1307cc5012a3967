"""JsonRows: one record per line, as a JSON object with one name per column."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from .rows import Record
from .typed_json import dumps, loads


class JsonRows:
    """JSON Lines; typed_json.py says how values that JSON does not know are written."""

    header_rows = 0

    def header(self, columns: list[str]) -> bytes:
        return b""

    def row(self, record: Record) -> bytes:
        return dumps(dict(record)).encode() + b"\n"

    def split(self, stream: BinaryIO) -> Iterator[bytes]:
        return (line for line in stream if line.endswith(b"\n"))

    def columns(self, first: bytes) -> list[str]:
        return list(_record(first, Path()))

    def record(self, row: bytes, columns: list[str], folder: Path) -> dict[str, Any]:
        return _record(row, folder)

    def read(self, stream: BinaryIO, folder: Path) -> Iterator[dict[str, Any]]:
        return (_record(line, folder) for line in self.split(stream))


def _record(line: bytes, folder: Path) -> dict[str, Any]:
    record = loads(line.decode(), folder)
    if not isinstance(record, dict):
        raise ValueError("a line is not a JSON object")
    return record
