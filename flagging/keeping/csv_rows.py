"""CsvRows: one line of cells per record below a line of column names; csv_cell.py is the grammar of a cell.

Python's csv module reads these files, but does not tell which cells stood in quotes, and refuses cells above
131,072 characters unless a setting of the whole process is changed. So their own reader takes them apart.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from .csv_cell import read_cell, write_cell
from .rows import Record

CELL = re.compile(r'(?:"(?P<quoted>[^"]*(?:""[^"]*)*)"|(?P<bare>[^",]*))(?P<end>,|\Z)')


class CsvRows:
    """CSV in UTF-8 after RFC 4180, but with lines that end in a line feed alone.

    Args:
        bare_files: Write a file as its path alone; otherwise as JSON with its path, name and size.
    """

    header_rows = 1

    def __init__(self, *, bare_files: bool = True) -> None:
        self._bare_files = bare_files

    def header(self, columns: list[str]) -> bytes:
        return _line(write_cell(name) for name in columns)

    def row(self, record: Record) -> bytes:
        return _line(write_cell(value, bare_files=self._bare_files) for value in record.values())

    def split(self, stream: BinaryIO) -> Iterator[bytes]:
        parts, quotes = [], 0
        for line in stream:
            parts.append(line)
            quotes += line.count(b'"')
            if line.endswith(b"\n") and quotes % 2 == 0:  # with an odd number, the line break is in a cell
                yield b"".join(parts)
                parts, quotes = [], 0

    def columns(self, first: bytes) -> list[str]:
        names = _cells(first.removeprefix(b"\xef\xbb\xbf"), Path())
        if not all(isinstance(name, str) for name in names) or len(set(names)) < len(names):
            raise ValueError("the first line is not one of distinct column names")
        return names

    def record(self, row: bytes, columns: list[str], folder: Path) -> dict[str, Any]:
        cells = _cells(row, folder)
        if len(cells) != len(columns):
            raise ValueError(f"a record has {len(cells)} cells for {len(columns)} columns")
        return dict(zip(columns, cells, strict=True))

    def read(self, stream: BinaryIO, folder: Path) -> Iterator[dict[str, Any]]:
        lines = self.split(stream)
        header = next(lines, None)
        columns = [] if header is None else self.columns(header)
        return (self.record(line, columns, folder) for line in lines)


def _line(cells: Iterator[str]) -> bytes:
    return ",".join(cells).encode() + b"\n"


def _cells(line: bytes, folder: Path) -> list[Any]:
    text = line.decode().removesuffix("\n").removesuffix("\r")
    cells, place, end = list[Any](), 0, ","
    while end:
        cell = CELL.match(text, place)
        if cell is None:
            raise ValueError(f"cell {len(cells) + 1} of a record has a quote in the wrong place")
        quoted, bare, end = cell.group("quoted", "bare", "end")
        content = bare if quoted is None else quoted.replace('""', '"')
        cells.append(read_cell(content, quoted=quoted is not None, folder=folder))
        place = cell.end()
    return cells
