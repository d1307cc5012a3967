"""Subtitles as an author gives them, as the cues that they say, and as the WebVTT that browsers show.

    subtitle_cues("talk.srt")              [Cue(0.0, 2.5, "Hello."), …]: for a component that draws them itself
    subtitle_track("talk.srt", "Video")    a Media of type text/vtt, for <track>: read now, when the page is built
    later_track("talk.srt")                the same for a path that a function returned: read when the store opens it

SubRip (.srt), WebVTT (.vtt), JSON (.json) and lists of {"text": str, "timestamp": [start, end]} with seconds are taken.
The WebVTT of a .vtt file stays as it is, with its styles and places. https://www.w3.org/TR/webvtt1/
"""

from __future__ import annotations

import html
import json
import math
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from ..blocks.errors import BadFile, PageError
from ..blocks.wire.media import Media, Remake

SUFFIXES = (".srt", ".vtt", ".json")
LARGEST = 10 << 20
"""Bytes of a file of subtitles: a day of speech takes 2 million."""
LASTS = 4.0
"""Seconds for which a last cue without an end is shown: recognisers of speech leave it open."""
MIME = "text/vtt"


@dataclass(frozen=True, slots=True)
class Cue:
    """A text that is shown for a while.

    Attributes:
        start, end: seconds from the beginning.
        text: one or several lines, plain but for <i>, <b> and <u>, with & and < as WebVTT writes them.
    """

    start: float
    end: float
    text: str


def subtitle_cues(given: str | Path | Sequence[Any], component: str = "Audio") -> list[Cue]:
    """The cues of a file, or of a list, that the author's code names.

    Raises:
        PageError: they are none; the text begins with the component's name.
    """
    try:
        if isinstance(given, str | Path):
            return cues_in(_read(Path(given)), Path(given).suffix.lower())
        return cues_of(given)
    except (OSError, ValueError) as error:
        raise PageError(f"{component}(subtitles=…): {error}") from error


def subtitle_track(given: str | Path | Sequence[Any], component: str = "Video") -> Media:
    """What <track> shows, of a file or a list that the author's code names.

    Raises:
        PageError: as `subtitle_cues`.
    """
    try:
        if isinstance(given, str | Path):
            path = Path(given)
            return Media(vtt_in(_read(path), path.suffix.lower()), f"{path.stem}.vtt", MIME)
        return Media(as_vtt(cues_of(given)), "subtitles.vtt", MIME)
    except (OSError, ValueError) as error:
        raise PageError(f"{component}(subtitles=…): {error}") from error


def later_track(path: Path) -> Media:
    """What <track> shows, of a path that a function returned: the store opens it where it may.

    Raises:
        ValueError: its suffix is none of ours.
    """
    _check_suffix(path)

    @contextmanager
    def remade(source: BinaryIO) -> Iterator[Media]:
        try:
            text = vtt_in(source.read(LARGEST + 1), path.suffix.lower())
        except ValueError as error:
            raise BadFile(f"The subtitles {path.name!r} cannot be shown: {error}") from error
        yield Media(text, f"{path.stem}.vtt", MIME)

    return Media(path, path.name, MIME, Remake("WebVTT", remade))


def vtt_in(content: bytes, suffix: str) -> bytes:
    """A file's content as WebVTT.

    Raises:
        ValueError: it is not what its suffix says.
    """
    text = _text(content)
    if suffix == ".vtt":
        if not re.match(r"WEBVTT(\s|$)", text):
            raise ValueError('a .vtt file begins with the line "WEBVTT", this one does not.')
        return text.encode()
    return as_vtt(cues_in(content, suffix))


def cues_in(content: bytes, suffix: str) -> list[Cue]:
    """The cues in a file's content.

    Raises:
        ValueError: it is not what its suffix says.
    """
    text = _text(content)
    if suffix != ".json":
        return _timed_blocks(text)
    try:
        return cues_of(json.loads(text))
    except (json.JSONDecodeError, RecursionError) as error:
        raise ValueError(f"the file is no JSON: {error}.") from error


def cues_of(rows: Any) -> list[Cue]:
    """The cues of a list of {"text": str, "timestamp": [start, end]}; an end may be None.

    Raises:
        ValueError: it is no such list.
    """
    if not isinstance(rows, list | tuple):
        raise ValueError('write a list of {"text": "…", "timestamp": [start, end]}.')
    found: list[Cue] = []
    for place, row in enumerate(rows):
        match row:
            case {"text": str(text), "timestamp": [start, end]} if _is_time(start) and (
                end is None or _is_time(end)
            ):
                later = rows[place + 1] if place + 1 < len(rows) else None
                ends = _end_before(later, start) if end is None else float(end)
                found.append(Cue(float(start), ends, _marked(text)))
            case _:
                raise ValueError(
                    f'entry {place} is not {{"text": "…", "timestamp": [start, end]}} with seconds: {row!r:.80}'
                )
    return found


def as_vtt(cues: Sequence[Cue]) -> bytes:
    """WebVTT of cues."""
    blocks = (f"{_clock(cue.start)} --> {_clock(cue.end)}\n{cue.text}" for cue in cues)
    return ("\n\n".join(("WEBVTT", *blocks)) + "\n").encode("utf-8", "replace")


def _timed_blocks(text: str) -> list[Cue]:
    """The cues of SubRip and WebVTT: a line with two times, then lines of text until an empty one."""
    found: list[Cue] = []
    for block in re.split(r"\n[ \t]*\n", text):
        lines = block.strip("\n").split("\n")
        for place, line in enumerate(lines[:3]):
            if times := _TIMES.match(line):
                said = "\n".join(lines[place + 1 :])
                found.append(Cue(_seconds(times[1]), _seconds(times[2]), _marked(said)))
                break
    if not found and text.removeprefix("WEBVTT").strip():
        raise ValueError("there is no line such as 00:00:01,000 --> 00:00:02,500 in it.")
    return found


def _marked(text: str) -> str:
    """A text as WebVTT has it: its own <i>, <b> and <u>, nothing else that could be read as a mark."""
    text = "\n".join(line for line in text.splitlines() if line.strip())
    plain = html.escape(html.unescape(_OTHER_MARKS.sub("", text)), quote=False)
    return _KEPT_MARKS.sub(r"<\1>", plain)


def _text(content: bytes) -> str:
    if len(content) > LARGEST:
        raise ValueError(f"it has more than {LARGEST >> 20} MB; subtitles have less.")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", "replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:  # what old programs write
            text = content.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def _read(path: Path) -> bytes:
    _check_suffix(path)
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _check_suffix(path: Path) -> None:
    if path.suffix.lower() not in SUFFIXES:
        raise ValueError(f"{path.name!r} is none of {', '.join(SUFFIXES)}.")


def _is_time(value: Any) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and 0 <= value < 1e7 and math.isfinite(value)


def _end_before(later: Any, start: float) -> float:
    match later:
        case {"timestamp": [next_start, _]} if _is_time(next_start) and next_start > start:
            return float(next_start)
    return start + LASTS


def _seconds(clock: str) -> float:
    seconds = 0.0
    for part in clock.replace(",", ".").split(":"):
        seconds = seconds * 60 + float(part)
    return round(seconds, 3)


def _clock(seconds: float) -> str:
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}.{rest % 1000:03d}"


_CLOCK = r"((?:\d{1,4}:)?\d{1,2}:\d{1,2}[.,]\d{1,3})"
_TIMES = re.compile(rf"\s*{_CLOCK}\s*-->\s*{_CLOCK}")
_OTHER_MARKS = re.compile(r"\{\\[^}\n]{0,40}\}|<(?!/?[ibu]>)/?[a-zA-Z][^<>\n]{0,200}>")
_KEPT_MARKS = re.compile(r"&lt;(/?[ibu])&gt;")
