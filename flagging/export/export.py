"""export(): flagged samples for other programs."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Literal, TypeAlias

from ..errors import BadTarget
from ..keeping.ledger import NAME as LEDGER
from ..read import read
from ..reading.samples import Samples
from .datasets_folder import write_datasets_folder
from .draft import draft, refuse_existing
from .tables import write_csv, write_json_lines, write_parquet

Format: TypeAlias = Literal["parquet", "datasets", "csv", "jsonl"]
TABLES = {"parquet": write_parquet, "csv": write_csv, "jsonl": write_json_lines}


def export(samples: str | Path | Samples, target: str | Path, format: Format | None = None) -> int:
    """Write flagged samples, with all that is known of them, in a form that other programs read.

    Args:
        samples: A flagged folder; or what `read(folder)` gave, or a part of it.
        target: The file, or for "datasets" the folder, that is made. It is there whole, or not at all.
        format: "csv", "jsonl" or "parquet" (which needs pyarrow): one table, in which files are paths as seen from
            it. "datasets": a folder with copies of the files, which the library of that name loads as it is. None:
            what the target's suffix says, and without one "datasets".

    Returns:
        How many samples it holds.

    Raises:
        FileNotFoundError: There is no such flagged folder.
        FileExistsError: There is a target already.
        BadTarget: There is no such format, or the target would lie in a flagged folder.
        BadFlagFile: A file of the folder cannot be read.
        MissingLibrary: The format needs a library that is not installed.
    """
    chosen = samples.raw() if isinstance(samples, Samples) else read(samples, raw=True)
    place = Path(target).absolute()
    refuse_existing(place)
    if (place.parent / LEDGER).exists():
        raise BadTarget(
            f"{place} would lie among flagged samples, and be read as some: give a name elsewhere."
        )
    write = _writer(format or place.suffix.removeprefix(".") or "datasets", place.parent)
    with draft(place) as path:
        write(chosen, path)
    return len(chosen)


def _writer(format: str, home: Path) -> Callable[[Samples, Path], None]:
    if format == "datasets":
        return write_datasets_folder
    if format not in TABLES:
        raise BadTarget(f"There is no format {format!r}: write 'csv', 'jsonl', 'parquet' or 'datasets'.")
    return partial(TABLES[format], named=partial(_seen_from, home))


def _seen_from(home: Path, file: Path) -> str:
    try:
        return Path(os.path.relpath(file.absolute(), home)).as_posix()
    except ValueError:  # Windows, on another drive
        return str(file.absolute())
