from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from recording import VERSION, OpenLog, no_file

from fanlight.blocks.run.run_log.app_version import AppVersion
from fanlight.blocks.run.run_log.sqlite.log import SqliteLog
from fanlight.blocks.run.run_log.sqlite.run_log_file import RunLogFile
from fanlight.blocks.wire.media import StoredFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database will lie."""
    return tmp_path / "logs" / "runs.db"


@pytest.fixture
def open_log(path: Path) -> OpenLog:
    """Opens the log, as one start of an app does; the test closes it."""

    def make(
        find: Callable[[str, str], StoredFile] = no_file,
        version: AppVersion = VERSION,
        **limits: float | None,
    ) -> SqliteLog:
        return SqliteLog(RunLogFile(path, **limits), version, find)

    return make
