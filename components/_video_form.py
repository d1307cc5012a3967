"""What an author may say of a video, and how the browser's word of it looks."""

from __future__ import annotations

import mimetypes
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from ..blocks.tree.component import check_choice
from ..blocks.wire.media import Media, StoredFile
from ._file import is_address
from ._subtitles import subtitle_track

Source = Literal["upload", "webcam"]
FORMATS = ("mp4", "webm", "mkv", "mov", "avi", "m4v", "ogv", "ogg", "ts", "mpg", "mpeg", "flv", "wmv", "gif")
SUFFIXES = {
    "video/mp4": ".mp4",
    "video/webm": ".webm",
    "video/ogg": ".ogv",
    "video/quicktime": ".mov",
    "video/x-matroska": ".mkv",
    "video/x-msvideo": ".avi",
    "video/mp2t": ".ts",
    "video/mpeg": ".mpg",
    "video/x-flv": ".flv",
    "video/x-ms-wmv": ".wmv",
    "video/3gpp": ".3gp",
}
"""The containers that are known by their first bytes."""
UNKNOWN = "application/octet-stream"
MARGIN = 5
"""Pixels between a watermark and the sides of its corner."""


def checked_format(format: Any) -> str | None:
    """The name of a container, in small letters.

    Raises:
        PageError: it is none of `FORMATS`.
    """
    known = format.lower().removeprefix(".") if isinstance(format, str) else format
    check_choice("Video", "format", known, (*FORMATS, None))
    return None if known is None else str(known)


def sources_of(given: Source | Sequence[Source] | None) -> list[str]:
    """Where a visitor takes a video from.

    Raises:
        PageError: a source is not known.
    """
    wanted = ("upload", "webcam") if given is None else (given,) if isinstance(given, str) else given
    sources: list[str] = list(wanted)
    for source in sources:
        check_choice("Video", "sources", source, ("upload", "webcam"))
    return sources


def track_of(subtitles: Any) -> Media | dict[str, str] | None:
    """The author's subtitles as the browser shows them.

    Raises:
        PageError: they are none.
    """
    if subtitles is None:
        return None
    if isinstance(subtitles, str) and is_address(subtitles):
        return {"url": subtitles}
    return subtitle_track(subtitles, "Video")


def files_of(payload: Any) -> list[StoredFile]:
    """The files of which a video consists; none where the payload is something else."""
    match payload:
        case StoredFile():
            return [payload]
        case {"video": StoredFile() as video, **more} if more.keys() <= {"subtitles"}:
            return [video]
        case {"stream": [StoredFile(), *_] as pieces, **more} if not more:
            return pieces if all(isinstance(one, StoredFile) for one in pieces) else []
    return []


def has_format(file: StoredFile, format: str | None) -> bool:
    """Whether a file is in the author's format, as far as it is known what it is in."""
    if format is None:
        return True
    if file.mime in SUFFIXES:
        return mimetypes.guess_type(f"a.{format}")[0] == file.mime or SUFFIXES[file.mime] == f".{format}"
    return Path(file.name).suffix.lower() == f".{format}"


def overlay(position: tuple[int, int] | str) -> str:
    """Where a watermark lies, as ffmpeg's filter of this name has it."""
    if not isinstance(position, str):
        return f"{position[0]}:{position[1]}"
    vertical, horizontal = position.split("-")
    x = f"{MARGIN}" if horizontal == "left" else f"W-w-{MARGIN}"
    y = f"{MARGIN}" if vertical == "top" else f"H-h-{MARGIN}"
    return f"{x}:{y}"


def is_time(value: Any) -> bool:
    """Whether the browser could mean a number of seconds by it."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < 1e7
