"""DataFile: the samples of one CSV or JSON Lines file."""

from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import BadFlagFile
from ..keeping.rows import Rows
from ..keeping.sample_id import sample_id
from ..sample import Sample
from .notes import Notes


class DataFile:
    """The rows of a file that were whole when it was opened here: a source of samples.

    Eight bytes per row are held, where it begins; the rows themselves are read when they are asked for.

    Args:
        path: Where the file lies, in the flagged folder.
        rows: How records stand in it.
        notes: What is known of the samples beside their values.

    Raises:
        BadFlagFile: The file does not begin as the loggers let it.
    """

    def __init__(self, path: Path, rows: Rows, notes: Notes) -> None:
        self._path = path
        self._rows = rows
        self._notes = notes
        self._starts = array("Q", [0])  # and, at last, the end of the last row
        self._columns: list[str] = []
        with path.open("rb") as stream:
            for number, row in enumerate(rows.split(stream)):
                if number == 0 and rows.header_rows:
                    self._starts[0] = len(row)
                    with self._explained(number):
                        self._columns = rows.columns(row)
                else:
                    self._starts.append(self._starts[-1] + len(row))

    def __len__(self) -> int:
        return len(self._starts) - 1

    def ids(self) -> Iterator[str]:
        return map(sample_id, self._read(range(len(self))))

    def samples(self, places: Iterable[int]) -> Iterator[Sample]:
        places = list(places)
        for place, row in zip(places, self._read(places), strict=True):
            with self._explained(place + self._rows.header_rows):
                data = self._rows.record(row, self._columns, self._path.parent)
            yield self._sample(sample_id(row), data)

    def _sample(self, id: str, data: dict[str, object]) -> Sample:
        known = self._notes.of(id, self._path.name)
        roles = dict(zip(data, known.roles, strict=False))
        return Sample(id, self._path.name, data, roles, known.columns, known.run, known.reviews)

    def _read(self, places: Iterable[int]) -> Iterator[bytes]:
        with self._path.open("rb") as stream:
            for place in places:
                start, end = self._starts[place : place + 2]
                stream.seek(start)
                yield stream.read(end - start)

    @contextmanager
    def _explained(self, number: int) -> Iterator[None]:
        try:
            yield
        except (ValueError, RecursionError) as error:
            raise BadFlagFile(
                f"{self._path} is not a file that the loggers wrote: {error} (record {number + 1}, counted from the top). "
                "Move the file out of the flagged folder, or undo what was changed in it."
            ) from error
