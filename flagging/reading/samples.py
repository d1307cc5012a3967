"""Samples: what was flagged in a folder, as a sequence of which little is held in memory."""

import operator
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, groupby
from typing import Any, overload

from ..errors import UnknownSample
from ..sample import Look, Sample, as_kept
from .frame import frame
from .source import Source


class Samples(Sequence[Sample]):
    """The samples that were in a folder when it was read, in the order in which they were flagged, file after file.

    It is a sequence: `len`, an index, a slice and `for` work, and `list(samples)` is a list. Of each sample it
    holds where it stands; the sample itself is read when it is asked for, its files when its values are.

    Args:
        sources: The files in which they stand.
        look: Makes of what was kept what is seen.
        places: Which of them, counted through all files; by default all.
    """

    def __init__(self, sources: Sequence[Source], look: Look, places: Sequence[int] | None = None) -> None:
        self._sources = sources
        self._look = look
        self._firsts = [0, *accumulate(map(len, sources))]
        self._places = range(self._firsts[-1]) if places is None else places

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Sample]:
        for source, places in self._in_turn():
            yield from (replace(sample, look=self._look) for sample in source.samples(places))

    @overload
    def __getitem__(self, index: int) -> Sample: ...
    @overload
    def __getitem__(self, index: slice) -> "Samples": ...
    def __getitem__(self, index: int | slice) -> "Sample | Samples":
        if isinstance(index, slice):
            return Samples(self._sources, self._look, self._places[index])
        return next(iter(Samples(self._sources, self._look, [self._places[index]])))

    def ids(self) -> Iterator[str]:
        """The ids of all, in their order; it is quicker than to read the samples."""
        for source, places in self._in_turn():
            yield from source.ids(places)

    def find(self, id: str) -> Sample:
        """The sample with this id, or with one that begins so.

        Raises:
            UnknownSample: There is none, or there are several.
        """
        found = {one: place for place, one in enumerate(self.ids()) if id and one.startswith(id)}
        if len(found) != 1:
            several = ": " + ", ".join(sorted(found)[:5]) if found else ""
            raise UnknownSample(f"{len(found) or 'No'} samples have an id that begins with {id!r}{several}.")
        return self[found.popitem()[1]]

    def where(self, accepts: Callable[[Sample], object]) -> "Samples":
        """Those of which `accepts(sample)` is true. All are read for it."""
        places = [place for place, sample in zip(self._places, self, strict=True) if accepts(sample)]
        return Samples(self._sources, self._look, places)

    def raw(self) -> "Samples":
        """The same with values as they were kept; see `read`."""
        return Samples(self._sources, as_kept, self._places)

    def to_pandas(self) -> Any:
        """A `pandas.DataFrame` with a row for each, and all that is known of them in columns.

        Its index is their id. Its columns are "file", those of the samples, "verdict", "expected.<column>" for
        corrected outputs, "run.function", "run.state" and so on, and "reviews". All values are made for it: read
        with `raw=True` where the files' paths are enough.

        Raises:
            MissingLibrary: pandas is not installed.
        """
        return frame(self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or isinstance(other, str):
            return NotImplemented
        return len(self) == len(other) and all(map(operator.eq, self, other))

    def __repr__(self) -> str:
        return f"<{len(self)} flagged samples>"

    def _in_turn(self) -> Iterator[tuple[Source, Iterator[int]]]:
        """Source after source, with the places in it."""
        for number, places in groupby(self._places, key=lambda place: bisect(self._firsts, place) - 1):
            first = self._firsts[number]
            yield self._sources[number], (place - first for place in places)
