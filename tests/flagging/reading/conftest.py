"""Folders with samples of which something is known."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image as Pillow

from fanlight.flagging import CSVLogger, Flag, RunFacts
from fanlight.flagging.flag import Role
from fanlight.flagging.keeping.facts import Fact, write_fact


@dataclass
class Described:
    """A column that says which component it was."""

    label: str
    component: str
    parameters: dict[str, Any] = field(default_factory=dict)

    def to_flag(self, sample: Any) -> Any:
        return sample

    def describe(self) -> dict[str, Any]:
        return {"component": self.component, "parameters": self.parameters}


@pytest.fixture(scope="session")
def described() -> type[Described]:
    return Described


@pytest.fixture(scope="session")
def keep() -> Callable[..., list[str]]:
    """Flag rows into a folder, and give their ids."""

    def keep_them(
        folder: Path, columns: Sequence[Any], *rows: Sequence[Any], roles: Sequence[Role] = (), **more: Any
    ) -> list[str]:
        logger = CSVLogger(verbose=False)
        logger.setup(columns, folder)
        receipts = [logger.keep(Flag(list(row), roles=roles, **more)) for row in rows]
        return [receipt.sample or "" for receipt in receipts]

    return keep_them


@pytest.fixture(scope="session")
def note() -> Callable[[Path, Fact], None]:
    """Add a fact to a folder's journal."""

    def note_it(folder: Path, fact: Fact) -> None:
        with (folder / "journal.jsonl").open("ab") as journal:
            journal.write(write_fact(fact))

    return note_it


@pytest.fixture(scope="session")
def a_run() -> RunFacts:
    asked = datetime(2026, 11, 20, 9, 30, tzinfo=timezone.utc)
    version = {"git": "0123abc", "page": "fedc"}
    return RunFacts("k1", "divide", "failed", "division by zero", asked, 0.5, 0.25, version)


@pytest.fixture(scope="session")
def png() -> Callable[[np.ndarray[Any, Any]], bytes]:
    def encode(pixels: np.ndarray[Any, Any]) -> bytes:
        stream = io.BytesIO()
        Pillow.fromarray(pixels).save(stream, "png")
        return stream.getvalue()

    return encode
