"""How values and times are written in a terminal."""

import unicodedata
from datetime import datetime
from pathlib import Path
from typing import Any

from ...flagging.export.plain import json_line
from ...flagging.keeping.kept_file import own_name

ELLIPSIS = "…"


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


def harmless(text: str) -> str:
    """A text without what a terminal would take for a command; line breaks stay."""
    return "".join("�" if unicodedata.category(sign)[0] == "C" and sign != "\n" else sign for sign in text)


def moment(time: datetime | None) -> str:
    """A time by the clock of this computer."""
    return "" if time is None else f"{time.astimezone():%Y-%m-%d %H:%M}"


def width(text: str) -> int:
    """How many cells of a terminal a text takes: signs of East Asia and pictures take two, accents none."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def cut(text: str, cells: int) -> str:
    """A text in as many cells at most; what does not fit is an ellipsis."""
    if width(text) <= cells:
        return text
    kept = text[: max(cells - 1, 0)]
    while width(kept) > cells - 1 and kept:
        kept = kept[:-1]
    return kept + ELLIPSIS
