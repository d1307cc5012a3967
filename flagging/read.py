"""read(): flagged samples as Python values again."""

from pathlib import Path

from .keeping.csv_rows import CsvRows
from .keeping.database import NAME as DATABASE
from .keeping.journal import NAME as JOURNAL
from .keeping.json_rows import JsonRows
from .keeping.rows import Rows
from .reading.data_file import DataFile
from .reading.database_file import DatabaseFile
from .reading.made_again import MadeAgain
from .reading.notes import Notes
from .reading.samples import Samples
from .reading.source import Source
from .sample import as_kept

ROWS: dict[str, Rows] = {".csv": CsvRows(), ".jsonl": JsonRows()}


def read(folder: str | Path, *, raw: bool = False) -> Samples:
    """Read the samples of a flagged folder, exactly as they were flagged.

    It may run while others flag: it gives the samples that are there now. A record that is being written, or that a
    crash has torn, is left out.

    Args:
        folder: The `flagging_dir` of a logger.
        raw: True: values as they were kept, with a `pathlib.Path` below `folder` for each file. Otherwise they are
            what a function would get from their components: an `Image` gives an array, a `Radio(type="index")`
            an index. Where it is not known what a column's component was, both are the same. A file that had to be
            converted for a component with `type="filepath"` lasts as long as the samples that were read with it.

    Returns:
        A sequence of samples, each a mapping from the names of its columns to its values, which are read when they
        are asked for. They are in the order in which they were flagged, file after file; `flag`, `username` and
        `timestamp` are there where the file has such columns.

    Raises:
        FileNotFoundError: There is no such folder.
        BadFlagFile: A CSV or JSON Lines file in it is none that the loggers write. Where only a later record of it
            cannot be read, the error comes when that record is reached.
    """
    path = Path(folder)
    if not path.is_dir():
        raise FileNotFoundError(
            f"There is no flagged folder at {path}: nothing was flagged yet, or elsewhere."
        )
    notes = Notes(path)
    ordinary = (
        file for file in sorted(path.iterdir(), key=_order) if file.is_file() and not file.is_symlink()
    )
    sources = [source for file in ordinary if (source := _source(file, notes)) is not None]
    return Samples(sources, as_kept if raw else MadeAgain().look)


def _source(file: Path, notes: Notes) -> Source | None:
    if file.name == DATABASE:
        return DatabaseFile(file)
    is_ours = file.suffix in ROWS and file.name != JOURNAL
    return DataFile(file, ROWS[file.suffix], notes) if is_ours else None


def _order(file: Path) -> tuple[str, str, int]:
    name = file.stem.rstrip("0123456789")
    return file.suffix, name.removesuffix("-"), int(file.stem[len(name) :] or 1)
