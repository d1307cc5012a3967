"""read(): flagged samples as Python values again."""

from pathlib import Path
from typing import Any

from .errors import BadFlagFile
from .keeping.csv_rows import CsvRows
from .keeping.journal import NAME as JOURNAL
from .keeping.json_rows import JsonRows
from .keeping.rows import Rows

ROWS: dict[str, Rows] = {".csv": CsvRows(), ".jsonl": JsonRows()}


def read(folder: str | Path) -> list[dict[str, Any]]:
    """Read all samples of a flagged folder, exactly as they were flagged.

    It may run while others flag. A record that is being written, or that a crash has torn, is left out.

    Args:
        folder: The `flagging_dir` of a logger.

    Returns:
        One dict per sample, from column names to values: None, bool, int, float, str, list or dict, and a
        `pathlib.Path` below `folder` for each file. The samples are in the order in which they were flagged,
        file after file; `flag` and `username` are there where the file has such columns.

    Raises:
        FileNotFoundError: There is no such folder.
        BadFlagFile: A CSV or JSON Lines file in it is none that the loggers write.
    """
    path = Path(folder)
    if not path.is_dir():
        raise FileNotFoundError(
            f"There is no flagged folder at {path}: nothing was flagged yet, or elsewhere."
        )
    samples: list[dict[str, Any]] = []
    for file in sorted(path.iterdir(), key=_order):
        if file.suffix in ROWS and file.name != JOURNAL and file.is_file() and not file.is_symlink():
            samples.extend(_read_file(file))
    return samples


def _read_file(file: Path) -> list[dict[str, Any]]:
    try:
        with file.open("rb") as stream:
            return list(ROWS[file.suffix].read(stream, file.parent))
    except (ValueError, RecursionError) as error:
        raise BadFlagFile(
            f"{file} is not a file that the loggers wrote: {error}. Move it out of the flagged folder, or "
            "undo what was changed in it."
        ) from error


def _order(file: Path) -> tuple[str, str, int]:
    name = file.stem.rstrip("0123456789")
    return file.suffix, name.removesuffix("-"), int(file.stem[len(name) :] or 1)
