"""Plain values: samples as JSON has them, files as text."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from ..keeping.typed_json import dumps


def plain(value: Any, named: Callable[[Path], str | None] = str) -> Any:
    """The value with texts in the place of files and times, within lists and dicts too.

    Args:
        value: None, bool, int, float, str, Path, datetime, or lists and dicts of these.
        named: Says how a file is called.
    """
    match value:
        case Path():
            return named(value)
        case datetime():
            return value.isoformat()
        case list() | tuple():
            return [plain(item, named) for item in value]
        case dict():
            return {key: plain(item, named) for key, item in value.items()}
    return value


def json_line(value: Any, named: Callable[[Path], str | None] = str) -> str:
    """The value as one line of JSON, in which NaN and the infinities are `{"$float": "nan"}` and so on."""
    return dumps(plain(value, named))
