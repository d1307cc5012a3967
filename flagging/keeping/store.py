"""Store: where the records of a flagged folder stand. Numbered files are one, a database is another."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from ..flag import Role, RunFacts
from .facts import Description
from .folder import Folder
from .rows import Record

TIMESTAMP = "timestamp"


@dataclass(frozen=True)
class Known:
    """What is known of a sample that has no column: how its columns are to be read, what they are, its run."""

    columns: Description = field(default_factory=dict)
    roles: Sequence[Role] = ()
    run: RunFacts | None = None


@dataclass(frozen=True)
class Appended:
    """Where a record went: the file's name, its records so far, the sample's id, and whether the file is new."""

    file: str
    records: int
    sample: str
    new: bool


class Store(Protocol):
    """Appends records, and takes them out again. Any number of threads and processes may do so in one folder."""

    def append(self, folder: Folder, sample: Record, details: Record, known: Known) -> Appended:
        """Write a record, and return when it is on the disk.

        Args:
            folder: The flagged folder.
            sample: The values of the components, under the names of their columns.
            details: What is known beside them; a `timestamp` gets the time, later than all before.
            known: What has no column.

        Raises:
            OSError: The record was not written; all is as it was.
        """

    def remove(self, folder: Folder, sample: str) -> bool:
        """Take a record out with its files, and return when it is gone from the disk.

        Args:
            folder: The flagged folder.
            sample: The id of the sample; of records that share it, the last one goes.

        Returns:
            Whether it was there.

        Raises:
            OSError: The record could not be taken out; it is still there.
        """

    def recover(self, folder: Folder, sample: Record, details: Record) -> None:
        """Put in order what a crash left behind where such a record would go."""
