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
from .pieces import Pieces


class DataFile:
    """The rows of a file that were whole when it was opened here: a source of samples.

    Eight bytes per row are held, where it begins; the rows themselves are read when they are asked for.

    Args:
        path: Where the file lies, in the flagged folder.
        rows: How records stand in it.
        notes: What is known of the samples beside their values.

    Attributes:
        columns: Their names; for JSON Lines, whose rows say them, none.
        end: Where its last whole row ends.

    Raises:
        BadFlagFile: The file does not begin as the loggers let it.
    """

    def __init__(self, path: Path, rows: Rows, notes: Notes) -> None:
        self._path = path
        self.named = path.name
        self.form = rows
        self._notes = notes
        self._starts = array("Q", [0])  # and, at last, the end of the last row
        self.columns: list[str] = []
        self._pieces = Pieces(path)
        for number, row in enumerate(rows.split(self._pieces.stream())):
            if number < rows.header_rows:
                self._starts[0] = len(row)
                with self._explained(number):
                    self.columns = rows.columns(row)
            else:
                self._starts.append(self._starts[-1] + len(row))

    def __len__(self) -> int:
        return len(self._starts) - 1

    @property
    def end(self) -> int:
        return self._starts[-1]

    def ids(self, places: Iterable[int]) -> Iterator[str]:
        return (sample_id(self._row(place)) for place in places)

    def rows(self, places: Iterable[int]) -> Iterator[bytes]:
        return map(self._row, places)

    def samples(self, places: Iterable[int]) -> Iterator[Sample]:
        return map(self._sample, places)

    def _sample(self, place: int) -> Sample:
        row = self._row(place)
        with self._explained(place + self.form.header_rows):
            data = self.form.record(row, self.columns, self._path.parent)
        own, file = sample_id(row), self._path.name
        known = self._notes.of(own, file)
        roles = dict(zip(data, known.roles, strict=False))
        return Sample(own, file, data, roles, known.columns, known.run, known.reviews)

    def _row(self, place: int) -> bytes:
        return self._pieces.piece(self._starts[place], self._starts[place + 1])

    @contextmanager
    def _explained(self, number: int) -> Iterator[None]:
        try:
            yield
        except (ValueError, RecursionError) as error:
            raise BadFlagFile(
                f"{self._path} is not a file that the loggers wrote: {error} (record {number + 1} from the top). "
                "Move it out of the flagged folder, or undo what was changed in it."
            ) from error
