"""Where an author keeps the run log, and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from os import PathLike
from pathlib import Path


@dataclass(frozen=True, slots=True)
class RunLogFile:
    """Keeps the records of all runs in a SQLite file, so that they outlive the server: ``Blocks(run_log="runs.db")``.

    The files in inputs and results are copied into the folder beside it, ``runs.db.media``. What is older or more
    than said here is removed, the oldest first.

    Args:
        path: of the database; it is made where there is none, its folder too.
        days: how long a run is kept; None: for ever.
        megabytes: how much the database and its media may take together; None: as much as there is.

    Raises:
        ValueError: a limit is not above zero.
    """

    path: str | PathLike[str]
    days: float | None = 30
    megabytes: float | None = 1_000

    def __post_init__(self) -> None:
        for name, limit in (("days", self.days), ("megabytes", self.megabytes)):
            if limit is not None and not limit > 0:
                raise ValueError(
                    f"{name}={limit!r} of RunLogFile: a limit is above zero, or None for no limit."
                )
        object.__setattr__(self, "path", Path(self.path).absolute())  # chdir() must not move it

    @property
    def database(self) -> Path:
        """The database's path."""
        return Path(self.path)

    @property
    def media(self) -> Path:
        """The folder of media."""
        return self.database.with_name(f"{self.database.name}.media")
