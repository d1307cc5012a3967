"""How things read on the page: texts of strangers in Markdown, moments and durations."""

import re
from datetime import datetime

PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
MARKS = {"accepted": "✓", "rejected": "✕", None: "○"}
"""What stands before a sample, by its verdict."""


def plain(text: str) -> str:
    """A text as Markdown that shows it as it is, in one line."""
    return PUNCTUATION.sub(r"\\\1", " ".join(text.split()))


def short(text: str, length: int) -> str:
    """A text in one line of at most so many characters."""
    line = " ".join(text[: 4 * length].split())
    return line if len(line) <= length else line[: length - 1] + "…"


def when(moment: datetime) -> str:
    """A moment, in the time zone of the server."""
    local = moment.astimezone()
    return f"{local.day} {local:%b %Y, %H:%M %Z}"


def duration(seconds: float) -> str:
    """A duration, in milliseconds where it is short."""
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:,.1f} s"
