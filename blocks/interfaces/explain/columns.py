"""The arguments and results of a function that takes lists (`batch=True`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np


def in_columns(rows: Sequence[Sequence[Any]]) -> list[list[Any]]:
    """The arguments of one call for many rows: for each argument a list."""
    return [list(column) for column in zip(*rows, strict=True)]


def in_rows(result: Any, count: int) -> list[Any]:
    """For each row what it would have been alone.

    Args:
        result: for each output a list, in a list or tuple; or one list where there is one output.
        count: how many rows there were.

    Raises:
        TypeError: it is neither.
    """
    if isinstance(result, (list, tuple)) and result and all(_is_column(one, count) for one in result):
        return list(result[0]) if len(result) == 1 else list(zip(*result, strict=True))
    if _is_column(result, count):
        return list(result)
    raise TypeError(
        f"The function takes lists (batch=True): for {count} rows it must return a tuple with a list of {count} values "
        "for each output."
    )


def _is_column(value: Any, count: int) -> bool:
    return isinstance(value, (list, tuple, np.ndarray)) and len(value) == count
