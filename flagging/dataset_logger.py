"""DatasetLogger: what the loggers that write files have in common."""

import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .callback import FlaggingCallback
from .column import Column, Described
from .errors import BadSample, NotSetUp
from .flag import Flag, Receipt
from .keeping.explained import explained
from .keeping.folder import Folder, open_folder
from .keeping.intake import Intake
from .keeping.naming import column_names, folder_names
from .keeping.rows import Record
from .keeping.sample_id import is_sample_id
from .keeping.store import TIMESTAMP, Appended, Known, Store


@dataclass(frozen=True)
class Place:
    """Where one value of a sample goes: its column's name, and the folder for its files."""

    column: Column
    name: str
    child: str


class DatasetLogger(FlaggingCallback):
    """Keeps samples in a folder: records in a store, attachments in one folder per column.

    Any number of threads and processes may flag into the same folder.

    Args:
        store: Where the records go.
        verbose: Say on the console when a new file is begun.
    """

    def __init__(self, store: Store, *, verbose: bool = False) -> None:
        self._store = store
        self._verbose = verbose
        self._path: Path | None = None
        self._places: list[Place] = []
        self._described: dict[str, dict[str, Any]] = {}

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
        self._described = {
            place.name: place.column.describe()
            for place in self._places
            if isinstance(place.column, Described)
        }
        if self._path.exists():
            with explained(self._path), open_folder(self._path) as folder:
                self._store.recover(folder, dict.fromkeys(names), self._details(None, None))

    def flag(self, flag_data: list[Any], flag_option: str | None = None, username: str | None = None) -> int:
        """Keep one sample, and return when it is on the disk.

        Args:
            flag_data: One value for each component given to `setup()`, in the same order.
            flag_option: The reason, where the user chose one.
            username: Who flagged, where that is known.

        Returns:
            The number of samples in the file that this one went to.

        Raises:
            NotSetUp, BadSample, StorageFailed: see `keep`.
        """
        return self._keep(Flag(flag_data, flag_option, username)).count

    def keep(self, flag: Flag) -> Receipt:
        """Keep one sample with all that is known of it, and return when it is on the disk.

        Args:
            flag: The sample. Its roles and the facts of its run go to the folder's journal.

        Returns:
            The number of samples in the file that this one went to, and its id.

        Raises:
            NotSetUp: `setup()` was not called.
            BadSample: The number of values is wrong, or one of them cannot be kept exactly.
            StorageFailed: The disk or the folder refused. Nothing of the sample was kept.
        """
        return self._keep(flag)

    def undo(self, sample: str) -> bool:
        """Take a sample back with its files, and return when it is gone from the disk.

        Args:
            sample: Its id, as `keep` gave it.

        Returns:
            Whether it was there.

        Raises:
            NotSetUp: `setup()` was not called.
            StorageFailed: The disk or the folder refused. The sample is still there.
        """
        path = self._ready("undo")
        if not is_sample_id(sample) or not path.exists():
            return False
        with explained(path), open_folder(path) as folder:
            return self._store.remove(folder, sample)

    def _keep(self, flag: Flag) -> Receipt:
        path = self._ready("flag")
        self._check_count(flag)
        known = Known(self._described, flag.roles, flag.run)
        with explained(path), open_folder(path) as folder, ExitStack() as undo:
            sample = self._take(flag.values, folder, undo)
            appended = self._store.append(folder, sample, self._details(flag.option, flag.username), known)
            undo.pop_all()
        self._tell(appended, path)
        return Receipt(appended.records, appended.sample)

    def _ready(self, call: str) -> Path:
        if self._path is None:
            raise NotSetUp(f"{call}() came before setup(): call setup(components, flagging_dir) first.")
        return self._path

    def _details(self, flag_option: str | None, username: str | None) -> Record:
        """What is written beside the sample; its names are taken, whether they have a value or not."""
        return {"flag": flag_option, "username": username, TIMESTAMP: ""}

    def _take(self, flag_data: Sequence[Any], folder: Folder, undo: ExitStack) -> Record:
        sample: Record = {}
        for place, value in zip(self._places, flag_data, strict=True):
            flagged = None if value is None else place.column.to_flag(value)
            sample[place.name] = Intake(folder, place.name, place.child, undo).take(flagged)
        return sample

    def _check_count(self, flag: Flag) -> None:
        names = ", ".join(place.name for place in self._places)
        if len(flag.values) != len(self._places):
            raise BadSample(
                f"flag() got {len(flag.values)} values for {len(self._places)} components ({names}): "
                "pass one value for each of them, in the order given to setup()."
            )
        if flag.roles and len(flag.roles) != len(self._places):
            raise BadSample(
                f"keep() got {len(flag.roles)} roles for {len(self._places)} components ({names}): "
                "pass one for each of them, or none."
            )

    def _tell(self, appended: Appended, path: Path) -> None:
        if self._verbose and appended.new:
            sys.stdout.write(f"Flagged samples go to {path / appended.file}\n")
