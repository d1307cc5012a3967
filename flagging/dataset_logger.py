"""DatasetLogger: what the loggers that write files have in common."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from .callback import FlaggingCallback
from .column import Column
from .errors import BadSample, NotSetUp, StorageFailed
from .keeping.dataset import Appended, Dataset
from .keeping.folder import Folder, open_folder
from .keeping.intake import Intake
from .keeping.naming import column_names, folder_names
from .keeping.rows import Record


@dataclass(frozen=True)
class Place:
    """Where one value of a sample goes: its column's name, and the folder for its files."""

    column: Column
    name: str
    child: str


class DatasetLogger(FlaggingCallback):
    """Keeps samples in a folder: records in numbered files, attachments in one folder per column.

    Any number of threads and processes may flag into the same folder.

    Args:
        dataset: The files that the records go to.
        verbose: Say on the console when a new file is begun.
    """

    def __init__(self, dataset: Dataset, *, verbose: bool = False) -> None:
        self._dataset = dataset
        self._verbose = verbose
        self._path: Path | None = None
        self._places: list[Place] = []

    def setup(self, components: Sequence[Column], flagging_dir: str | Path) -> None:
        """Say what the samples are made of and where they go.

        Args:
            components: The columns of a sample, in their order. A label that comes twice gets a number.
            flagging_dir: The folder for the samples. It is made with the first of them.

        Raises:
            BadSample: There are no components.
            StorageFailed: The folder is there but cannot be used.
        """
        if not components:
            raise BadSample("setup() got no components: pass those whose values make up a sample.")
        names = column_names([component.label for component in components], self._details(None, None))
        self._places = [Place(*parts) for parts in zip(components, names, folder_names(names), strict=True)]
        self._path = Path(flagging_dir).resolve()  # so that it stays the same when the working folder changes
        if self._path.exists():
            with _explained(self._path), open_folder(self._path) as folder:
                self._dataset.recover(folder, dict.fromkeys(names), self._details(None, None))

    def flag(self, flag_data: list[Any], flag_option: str | None = None, username: str | None = None) -> int:
        """Keep one sample, and return when it is on the disk.

        Args:
            flag_data: One value for each component given to `setup()`, in the same order.
            flag_option: The reason, where the user chose one.
            username: Who flagged, where that is known.

        Returns:
            The number of samples in the file that this one went to.

        Raises:
            NotSetUp: `setup()` was not called.
            BadSample: The number of values is wrong, or one of them cannot be kept exactly.
            StorageFailed: The disk or the folder refused. Nothing of the sample was kept.
        """
        if self._path is None:
            raise NotSetUp("flag() came before setup(): call setup(components, flagging_dir) first.")
        self._check_count(flag_data)
        with _explained(self._path), open_folder(self._path) as folder, ExitStack() as undo:
            sample = self._take(flag_data, folder, undo)
            appended = self._dataset.append(folder, sample, self._details(flag_option, username))
            undo.pop_all()
        self._tell(appended, self._path)
        return appended.records

    def _details(self, flag_option: str | None, username: str | None) -> Record:
        """What is written beside the sample; its names are taken, whether they have a value or not."""
        now = datetime.now(timezone.utc)
        return {"flag": flag_option, "username": username, "timestamp": now.isoformat(" ", "microseconds")}

    def _take(self, flag_data: list[Any], folder: Folder, undo: ExitStack) -> Record:
        sample: Record = {}
        for place, value in zip(self._places, flag_data, strict=True):
            flagged = None if value is None else place.column.to_flag(value)
            sample[place.name] = Intake(folder, place.name, place.child, undo).take(flagged)
        return sample

    def _check_count(self, flag_data: list[Any]) -> None:
        if len(flag_data) != len(self._places):
            names = ", ".join(place.name for place in self._places)
            raise BadSample(
                f"flag() got {len(flag_data)} values for {len(self._places)} components ({names}): "
                "pass one value for each of them, in the order given to setup()."
            )

    def _tell(self, appended: Appended, path: Path) -> None:
        if self._verbose and appended.new:
            sys.stdout.write(f"Flagged samples go to {path / appended.file}\n")


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        what = ": ".join(str(part) for part in (error.filename, error.strerror or error) if part)
        raise StorageFailed(
            error.errno,
            f"Nothing was flagged into {path}: {what}. There must be room on the disk, permission to write, "
            "and no file or symbolic link in the place of the folder or of what is in it.",
        ) from error
