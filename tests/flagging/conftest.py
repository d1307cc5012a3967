import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import pytest


@dataclass
class Plain:
    """A column whose values are kept as they are."""

    label: str | None

    def to_flag(self, sample: Any) -> Any:
        return sample


@dataclass
class Upload:
    """An attachment that lies in memory."""

    name: str
    content: bytes = b"content"

    def open(self) -> BinaryIO:
        return io.BytesIO(self.content)


@pytest.fixture(scope="session")
def columns() -> Callable[..., list[Plain]]:
    return lambda *labels: [Plain(label) for label in labels]


@pytest.fixture(scope="session")
def upload() -> type[Upload]:
    return Upload


@pytest.fixture
def flagged(tmp_path: Path) -> Path:
    return tmp_path / "flagged"
