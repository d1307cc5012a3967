"""The samples that an author gives, in whichever form, as rows with a value for each input."""

from __future__ import annotations

import csv
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ....components.checkbox import Checkbox
from ....components.radio import Radio
from ...errors import PageError
from ...tree.component import Component

LOG = "log.csv"
"""The table that is looked for first in a folder."""
REMOTE = ("http://", "https://", "data:")


def rows(examples: Any, inputs: Sequence[Component]) -> list[list[Any]]:
    """Rows of as many values as there are inputs; None where a sample has none. Paths of files are absolute.

    Args:
        examples: rows; with one input, values; or the path of a folder of files, of a folder with a table (`log.csv`,
            or the only CSV file in it) or of a CSV file, whose first line holds the names of its columns.
        inputs: what the values are for.

    Raises:
        PageError: it is none of these, or a file or folder is missing.
    """
    if isinstance(examples, (str, Path)):
        return _from_disk(Path(examples).absolute(), inputs)
    if not isinstance(examples, Sequence):
        raise PageError(
            f"Examples takes a list of rows, a list of values for the one input, or a path; {examples!r} is a "
            f"{type(examples).__name__}."
        )
    given = [_row(example, inputs) for example in examples]
    if any(len(row) > len(inputs) for row in given):
        names = ", ".join(one.name for one in inputs)
        warnings.warn(
            f"Examples have more values than the {len(inputs)} inputs ({names}): the rest is left out.",
            UserWarning,
            stacklevel=3,
        )
    return [_fitted(row, inputs, Path.cwd()) for row in given]


def _row(example: Any, inputs: Sequence[Component]) -> list[Any]:
    if isinstance(example, (list, tuple)):
        return list(example)
    if len(inputs) != 1:
        raise PageError(
            f"Examples for {len(inputs)} inputs are rows, [[…], […]], with a value for each; {example!r} is a "
            f"{type(example).__name__}."
        )
    return [example]


def _from_disk(path: Path, inputs: Sequence[Component]) -> list[list[Any]]:
    if path.is_file():
        return list(_from_table(path, inputs))
    if not path.is_dir():
        raise PageError(f"Examples: there is no folder or CSV file {str(path)!r}.")
    table = _table_in(path, len(inputs))
    if table is not None:
        return list(_from_table(table, inputs))
    files = sorted(one for one in path.iterdir() if one.is_file() and not one.name.startswith("."))
    return [_fitted([one.name], inputs, path) for one in files]


def _table_in(folder: Path, inputs: int) -> Path | None:
    """The table of a folder; None where its files are the samples themselves.

    Raises:
        PageError: there are several inputs, and no table says which values belong together.
    """
    log = folder / LOG
    if log.is_file():
        return log
    if inputs == 1:
        return None
    tables = sorted(folder.glob("*.csv"))
    if len(tables) != 1:
        raise PageError(
            f"Examples for {inputs} inputs from the folder {str(folder)!r} need a table in it that says which values "
            f"belong together: {LOG}, with a line of names and then one line for each sample."
        )
    return tables[0]


def _from_table(path: Path, inputs: Sequence[Component]) -> Iterator[list[Any]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        for line in list(csv.reader(file))[1:]:
            if line:
                values = [_read(one, text) for one, text in zip(inputs, line, strict=False)]
                yield _fitted(values, inputs, path.parent)


def _read(component: Component, text: str) -> Any:
    """The value that a cell of a table stands for."""
    if text == "":
        return None
    if isinstance(component, Checkbox):
        return text.strip().lower() in ("true", "1", "yes")
    if isinstance(component, Radio):
        return next((value for _, value in component.choices if str(value) == text), text)
    return text


def _fitted(row: Sequence[Any], inputs: Sequence[Component], home: Path) -> list[Any]:
    """A row with a value or None for each input."""
    missing = [None] * max(0, len(inputs) - len(row))
    return [_placed(one, value, home) for one, value in zip(inputs, [*row, *missing], strict=False)]


def _placed(component: Component, value: Any, home: Path) -> Any:
    """The path of a file starts at `home`, wherever the working folder is later."""
    is_path = isinstance(value, Path) or (isinstance(value, str) and not value.startswith(REMOTE))
    return str(home / value) if component.holds_files and is_path else value
