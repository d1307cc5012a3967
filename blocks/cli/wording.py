"""How values and times are written in a terminal."""

from datetime import datetime
from pathlib import Path
from typing import Any

from ...flagging.export.plain import json_line
from ...flagging.keeping.kept_file import own_name
from ...flagging.terminal import harmless


def line(value: Any) -> str:
    """A value in one line; a file is its own name."""
    if isinstance(value, Path):
        return harmless(own_name(value))
    return harmless(" ".join(full(value).split()))


def full(value: Any) -> str:
    """A value whole; a file is its path."""
    match value:
        case None:
            return "–"
        case str():
            return value
        case Path():
            return str(value)
    return json_line(value)


def moment(time: datetime | None) -> str:
    """A time by the clock of this computer."""
    return "" if time is None else f"{time.astimezone():%Y-%m-%d %H:%M}"
