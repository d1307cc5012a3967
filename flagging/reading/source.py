"""Source: a file in which samples stand, as it was when it was opened for reading."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from ..keeping.rows import Rows
from ..sample import Sample


class Source(Protocol):
    """The samples of one file. What is added to it later is not among them; what it holds is read when asked for.

    Attributes:
        named: How a file of such rows is called.
        form: How the rows are written.
    """

    named: str
    form: Rows

    def __len__(self) -> int:
        """How many there are."""

    def ids(self, places: Iterable[int]) -> Iterator[str]:
        """The ids of those at some places, which count from 0."""

    def rows(self, places: Iterable[int]) -> Iterator[bytes]:
        """The rows of those at some places as they stand in a file, each with its end: what their ids are made of."""

    def samples(self, places: Iterable[int]) -> Iterator[Sample]:
        """Those at some places, with their values as they were kept.

        Raises:
            BadFlagFile: one of them cannot be read.
        """
