"""A folder that `datasets.load_dataset(folder)` loads as it is.

    target/
        metadata.jsonl           one JSON object per sample; "Photo_file_name": "Photo/3f0d…-cat.png" is a file
        Photo/3f0d…-cat.png

The library makes a column "Photo" of images of it; see its guides to ImageFolder and AudioFolder. All such columns
of a folder are of one sort, so files of another sort than the first ones are given as plain paths.
"""

import json
import math
import mimetypes
import shutil
import warnings
from pathlib import Path
from typing import Any

from ..keeping.kept_file import open_kept
from ..reading.columns import columns_of
from ..reading.kinds import Kind, kinds_of
from ..reading.record import flat
from ..reading.samples import Samples
from .plain import plain
from .tables import typed

SORTS = ("image", "audio", "video")
METADATA = "metadata.jsonl"


def write_datasets_folder(samples: Samples, folder: Path) -> None:
    """Make the folder, with copies of the samples' files."""
    folder.mkdir()
    kinds = kinds_of(map(flat, samples))
    heads = _heads(samples, kinds)
    columns = columns_of([kinds])
    with (folder / METADATA).open("w", encoding="utf-8", newline="\n") as file:
        for row in map(flat, samples):
            values = {heads[one]: _value(row.get(one), kinds[one], folder) for one in columns}
            file.write(json.dumps(values, ensure_ascii=False, allow_nan=False) + "\n")


def _heads(samples: Samples, kinds: dict[str, Kind]) -> dict[str, str]:
    """How the columns are called: one of files that the library loads ends in `_file_name`."""
    sorts: dict[str, set[str]] = {column: set() for column, kind in kinds.items() if kind == "file"}
    for row in map(flat, samples):
        for column, found in sorts.items():
            if row.get(column) is not None:
                found.add((mimetypes.guess_type(row[column].name)[0] or "").partition("/")[0])
    first = next((found for found in sorts.values() if len(found) == 1 and found <= set(SORTS)), None)
    return {
        column: f"{column}_file_name" if first and sorts.get(column) == first else column for column in kinds
    }


def _value(value: Any, kind: Kind, folder: Path) -> Any:
    """A value as the library's reader of JSON takes it, which knows neither NaN nor infinities: they are null."""
    found = plain(typed(value, kind, lambda file: _copied(file, folder)))
    return None if isinstance(found, float) and not math.isfinite(found) else found


def _copied(file: Path, folder: Path) -> str | None:
    """The path of a copy of a kept file; None where there is nothing to copy."""
    place = Path(file.parent.name, file.name)
    try:
        with open_kept(file) as source:
            (folder / place.parent).mkdir(exist_ok=True)
            with (folder / place).open("wb") as copy:
                shutil.copyfileobj(source, copy)
    except (FileNotFoundError, NotADirectoryError):
        warnings.warn(f"{file} is gone: what stands in its place is null.", UserWarning, stacklevel=2)
        return None
    return place.as_posix()
