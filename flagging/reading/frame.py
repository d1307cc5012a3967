"""A pandas frame of samples."""

from collections.abc import Iterable
from typing import Any

from ..sample import Sample
from .columns import columns_of
from .extra import extra
from .kinds import Kind, kinds_of
from .record import flat


def frame(samples: Iterable[Sample]) -> Any:
    """A `pandas.DataFrame` with a row for each sample, whose ids are its index. See `Samples.to_pandas`.

    Raises:
        MissingLibrary: pandas is not installed.
    """
    pandas = extra("pandas", "to_pandas()")
    rows = list(map(flat, samples))
    kinds = kinds_of(rows)
    index = pandas.Index([row["sample"] for row in rows], name="sample", dtype=object)
    columns = {}
    for column in columns_of([kinds]):
        values = [row.get(column) for row in rows]
        columns[column] = pandas.Series(values, index, _dtype(values, kinds[column]))
    return pandas.DataFrame(columns, index).drop(columns="sample", errors="ignore")


def _dtype(values: list[Any], kind: Kind) -> Any:
    """What pandas would not find out itself; None: it does."""
    if kind == "json":
        return object
    return "Int64" if kind == "int" and None in values else None  # with floats, large ones would change
