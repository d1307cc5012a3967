"""Runs for the tests of the run log, without an engine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fanlight.blocks.errors import BadFile
from fanlight.blocks.run.run_log.app_version import AppVersion
from fanlight.blocks.run.run_log.record import Record
from fanlight.blocks.run.run_log.run_log import RunLog
from fanlight.blocks.run.run_log.sqlite.log import SqliteLog
from fanlight.blocks.tree.listener import Listener
from fanlight.blocks.wire.media import StoredFile

OpenLog = Callable[..., SqliteLog]
"""Opens a log in a file: `find`, `version` and the limits of `RunLogFile`."""

VERSION = AppVersion("0123456789ab", "a page")


def no_file(session: str, identifier: str) -> StoredFile:
    raise BadFile(f"{session} has no {identifier}")


def listener(name: str = "greet", index: int = 0) -> Listener:
    def fn() -> None: ...

    fn.__name__ = name
    found = Listener(fn, (), None, None, name, {})
    found.index = index
    return found


def begin(
    log: RunLog, run: str = "e1.0", session: str = "someone", inputs: dict[int, Any] | None = None
) -> Record:
    """A run has been asked for and has started."""
    record = log.begin(session, run, listener(), inputs or {})
    record.start()
    return record


def done(log: RunLog, run: str = "e1.0", session: str = "someone", value: Any = "x") -> Record:
    """A run with one output, from its beginning to its end."""
    record = begin(log, run, session)
    record.add("output", {2: {"value": value}})
    record.end("done")
    return record


def values(record: Record, block: int = 2) -> list[Any]:
    """What a block showed, one after the other."""
    return [one.data[block]["value"] for one in record.entries() if one.kind == "output"]
