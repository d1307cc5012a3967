"""The sources of samples in a flagged folder."""

from pathlib import Path

from ..keeping.csv_rows import CsvRows
from ..keeping.database import NAME as DATABASE
from ..keeping.journal import NAME as JOURNAL
from ..keeping.json_rows import JsonRows
from ..keeping.rows import Rows
from .data_file import DataFile
from .database_file import DatabaseFile
from .notes import Notes
from .source import Source

ROWS: dict[str, Rows] = {".csv": CsvRows(), ".jsonl": JsonRows()}


def sources(folder: Path) -> list[Source]:
    """The files of a folder in which samples stand, in the order of their numbers.

    Raises:
        FileNotFoundError: There is no such folder.
        BadFlagFile: A file does not begin as the loggers let it.
    """
    if not folder.is_dir():
        raise FileNotFoundError(
            f"There is no flagged folder at {folder}: nothing was flagged yet, or elsewhere."
        )
    notes = Notes(folder)
    files = (
        file for file in sorted(folder.iterdir(), key=_order) if file.is_file() and not file.is_symlink()
    )
    return [source for file in files if (source := _source(file, notes)) is not None]


def _source(file: Path, notes: Notes) -> Source | None:
    if file.name == DATABASE:
        return DatabaseFile(file)
    is_ours = file.suffix in ROWS and file.name != JOURNAL
    return DataFile(file, ROWS[file.suffix], notes) if is_ours else None


def _order(file: Path) -> tuple[str, str, int]:
    name = file.stem.rstrip("0123456789")
    return file.suffix, name.removesuffix("-"), int(file.stem[len(name) :] or 1)
