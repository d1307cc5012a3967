"""Tables: samples in one file, with all that is known of them."""

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from ..keeping.csv_cell import write_cell
from ..reading.columns import columns_of
from ..reading.extra import extra
from ..reading.kinds import Kind, kinds_of
from ..reading.record import flat, nested
from ..reading.samples import Samples
from .plain import json_line, plain

Named = Callable[[Path], str | None]
BATCH = 1_000
"""Rows that are held at once for a table of columns."""


def write_json_lines(samples: Samples, path: Path, named: Named) -> None:
    """A JSON object per line; see `record.nested`."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(json_line(nested(sample), named) + "\n" for sample in samples)


def write_csv(samples: Samples, path: Path, named: Named) -> None:
    """A line of cells per sample, as `CSVLogger` writes them: formulas are guarded; see `record.flat`."""
    columns = columns_of(map(flat, samples))
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(",".join(map(write_cell, columns)) + "\n")
        for row in map(flat, samples):
            file.write(",".join(write_cell(plain(row.get(column), named)) for column in columns) + "\n")


def write_parquet(samples: Samples, path: Path, named: Named) -> None:
    """Typed columns. What has no type in common is JSON as text, as lists and dicts are; see `record.flat`.

    Raises:
        MissingLibrary: pyarrow is not installed.
    """
    arrow, parquet = extra("pyarrow", "Parquet"), extra("pyarrow.parquet", "Parquet")
    kinds = kinds_of(map(flat, samples))
    types = {
        "bool": arrow.bool_(),
        "int": arrow.int64(),
        "float": arrow.float64(),
        "time": arrow.timestamp("us", "UTC"),
    }
    columns = columns_of([kinds])
    schema = arrow.schema([(column, types.get(kinds[column], arrow.string())) for column in columns])
    with parquet.ParquetWriter(path, schema) as writer:
        for rows in batches(map(flat, samples)):
            typed_rows = [
                {column: typed(row.get(column), kinds[column], named) for column in columns} for row in rows
            ]
            writer.write_batch(arrow.RecordBatch.from_pylist(typed_rows, schema))


def typed(value: Any, kind: Kind, named: Named) -> Any:
    """The value as a column of this kind holds it."""
    if value is None or kind in ("bool", "int", "text", "time"):
        return value
    if kind == "float":
        return float(value)
    return named(value) if kind == "file" else json_line(value, named)


def batches(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """The rows, several at once."""
    while batch := list(islice(rows, BATCH)):
        yield batch
