"""The columns of a table of samples, when not all samples have the same."""

from collections.abc import Iterable, Mapping
from typing import Any

from .record import RUN

LAST = ("flag", "username", "timestamp", "verdict")


def columns_of(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """All columns of some rows: the values as they first come, then what is known beside them."""
    found = dict.fromkeys(column for row in rows for column in row)
    return sorted(found, key=_place)


def _place(column: str) -> tuple[int, int]:
    """Where a column goes; those of one place stay as they came."""
    runs = [f"run.{name}" for name in RUN]
    if column in ("sample", "file"):
        return 0, 0
    if column in LAST:
        return 2, LAST.index(column)
    if column in runs:
        return 4, runs.index(column)
    if column == "reviews":
        return 5, 0
    return (3 if column.startswith("expected.") else 1), 0
