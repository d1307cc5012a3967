"""What ffmpeg does with videos: tells what is in one, makes it playable, cuts it, changes its form."""

from __future__ import annotations

import os
import re
import secrets
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ..blocks.errors import BadFile
from ..blocks.wire.media import Media, Remake
from ._ffmpeg import convert, described

FIRST = ("-map", "0:V:0", "-map", "0:a:0?", "-sn", "-dn")
"""The first picture that moves, and the first sound if there is one."""
EVEN = "scale=trunc(iw/2)*2:trunc(ih/2)*2"
"""H.264 has no odd sizes."""
H264 = ("-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-pix_fmt", "yuv420p", "-vf", EVEN)
AAC = ("-c:a", "aac", "-b:a", "160k")
SEEKABLE = ("-movflags", "+faststart")
"""The index comes first: a browser seeks in what it has not loaded."""
FRAGMENTED = ("-movflags", "+frag_keyframe+default_base_moof+delay_moov")
"""Pieces that a MediaSource takes one after the other."""
COPY = ("-c", "copy")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is in a file.

    Attributes:
        container: the names that ffmpeg has for its kind, e.g. "matroska,webm".
        video, audio: the codecs as ffmpeg names them; None where there is no such stream.
        pixels: the form of a pixel, e.g. "yuv420p".
        seconds: how long it is; None where the file does not say.
    """

    container: str
    video: str | None
    audio: str | None
    pixels: str
    seconds: float | None

    @property
    def fits_mp4(self) -> bool:
        """Whether all browsers know what is in it, once it is in an MP4."""
        is_known = self.video == "h264" and self.pixels in ("yuv420p", "yuvj420p")
        return is_known and self.audio in (None, "aac", "mp3")


def facts(path: Path, subject: str) -> Facts:
    """What ffmpeg finds in a file.

    Raises:
        BadFile: there is no ffmpeg, or it cannot read the file.
    """
    said = described(path, subject=subject)
    video = next((one for one in _VIDEO.finditer(said) if "attached pic" not in one[0]), None)
    audio = _AUDIO.search(said)
    length = _LENGTH.search(said)
    return Facts(
        (_INPUT.search(said) or _NONE)[1],
        video and video[1],
        audio and audio[1],
        (_PIXELS.search(video[2]) or _NONE)[1] if video else "",
        length and int(length[1]) * 3600 + int(length[2]) * 60 + float(length[3]),
    )


def to_playable(source: Path, target: Path, subject: str, *, copy: bool) -> None:
    """Make an MP4 that all browsers play.

    Args:
        source: any video.
        target: the MP4.
        subject: what needs it, for errors.
        copy: whether what browsers know is kept as it is, and only put into an MP4: quick and exact.

    Raises:
        BadFile: as `facts`, or there is no picture in it.
    """
    found = facts(source, subject)
    if found.video is None:
        raise BadFile(f"{subject}: there is no picture in the file.")
    kept = COPY if copy and found.fits_mp4 else (*H264, *AAC)
    convert(source, target, *FIRST, *kept, *SEEKABLE, subject=subject)


def trim(source: Path, target: Path, subject: str, start: float, end: float) -> None:
    """Keep what is between two times.

    All is encoded anew, well enough not to be seen: a picture is known only from others before it and after it. From
    the very beginning of a file whose pictures come in their order nothing is.

    Args:
        source: the video.
        target: the part of it, of the same kind.
        subject: what needs it, for errors.
        start, end: in seconds.

    Raises:
        BadFile: as `to_playable`.
    """
    found = facts(source, subject)
    if found.video is None:
        raise BadFile(f"{subject}: there is no picture in the file.")
    part = ("-t", f"{end - start:.6f}", *_seekable(target))
    if start == 0 and found.video in _IN_ORDER:
        convert(source, target, *FIRST, *part, *COPY, subject=subject)
        return
    seek = ("-ss", f"{start:.6f}")
    has_index = found.container.startswith(("mov", "matroska"))  # else all before it is decoded, too
    reading, skipped = (seek, ()) if has_index else ((), seek)
    convert(source, target, *FIRST, *skipped, *part, *_encoders(target), subject=subject, reading=reading)


def to_format(source: Path, target: Path, subject: str, *, sound: bool) -> None:
    """Put a video into the container that the target's suffix names; what is in it is encoded anew where it must be.

    Raises:
        BadFile: as `to_playable`.
    """
    found = facts(source, subject)
    if found.video is None:
        raise BadFile(f"{subject}: there is no picture in the file.")
    silent = () if sound else ("-an",)
    is_as_before = source.suffix == target.suffix
    in_mp4 = found.fits_mp4 and target.suffix in _LIKE_MP4
    coded = COPY if is_as_before or in_mp4 else _encoders(target)
    convert(source, target, *FIRST, *silent, *coded, *_seekable(target), subject=subject)


def with_length(source: Path, target: Path, subject: str) -> None:
    """Put what was recorded into a file that says how long it is; nothing is encoded anew."""
    convert(source, target, *FIRST, *COPY, *_seekable(target), subject=subject)


def mirrored(source: Path, target: Path, subject: str) -> None:
    """Turn left to right; the sound stays as it is."""
    coded = [one if one != EVEN else f"hflip,{EVEN}" for one in _encoders(target)]
    turned = coded if "-vf" in coded else [*coded, "-vf", "hflip"]
    convert(source, target, *FIRST, *turned, "-c:a", "copy", *_seekable(target), subject=subject)


def with_mark(source: Path, target: Path, subject: str, mark: Path, place: str) -> None:
    """Lay a picture over a video.

    Args:
        source: the video.
        target: what is made of it; its suffix says in which form.
        subject: what needs it, for errors.
        mark: the picture.
        place: where it lies, as ffmpeg's filter `overlay` has it: "W-w-5:H-h-5".
    """
    over = ["-i", f"file:{mark.absolute()}", "-filter_complex", f"[0:V:0][1:v]overlay={place},{EVEN}[seen]"]
    streams = ["-map", "[seen]", "-map", "0:a:0?"]
    coded = [one for one in _encoders(target) if one not in ("-vf", EVEN)]
    convert(source, target, *over, *streams, *coded, *_seekable(target), subject=subject)


def to_piece(source: Path, target: Path, subject: str) -> None:
    """Make a piece of a stream: a fragmented MP4 with H.264 and AAC."""
    found = facts(source, subject)
    if found.video is None:
        raise BadFile(f"{subject}: there is no picture in the file.")
    kept = (*COPY, *_plain_aac(found)) if found.fits_mp4 and found.audio != "mp3" else (*H264, *AAC)
    convert(source, target, *FIRST, *kept, *FRAGMENTED, subject=subject)


def joined(pieces: Sequence[Path], target: Path, subject: str) -> None:
    """Join the pieces of a stream to one MP4, without encoding them anew."""
    with tempfile.TemporaryDirectory() as folder:
        whole, part = Path(folder, "whole.ts"), Path(folder, "part.ts")
        with whole.open("wb") as out:
            at = 0.0
            for piece in pieces:
                shift = ("-muxdelay", "0", "-muxpreload", "0", "-output_ts_offset", f"{at:.6f}")
                convert(piece, part, "-map", "0", *COPY, *shift, subject=subject)
                at += facts(piece, subject).seconds or 0
                with part.open("rb") as read:
                    while block := read.read(1 << 20):
                        out.write(block)
        convert(whole, target, "-map", "0", *COPY, *SEEKABLE, subject=subject)


def remake(key: str, suffix: str, name: str, job: Callable[[Path, Path], None]) -> Remake:
    """A conversion for the store.

    Args:
        key: what is done.
        suffix: of what is made, e.g. ".mp4".
        name: of what is made, without a suffix.
        job: given the path of the source and that of the target, writes the target.
    """

    @contextmanager
    def made(source: BinaryIO) -> Iterator[Media]:
        with tempfile.TemporaryDirectory() as folder, path_of(source, Path(folder)) as path:
            target = Path(folder, f"made{suffix}")
            job(path, target)
            yield Media(target, f"{name}{suffix}", "application/octet-stream")

    return Remake(key, made)


def beside(folder: Path, name: str, job: Callable[[Path], None]) -> Path:
    """A file that is made of another one, once; it goes with the folder of that one.

    Args:
        folder: where it lies.
        name: its name, which says all of what is made.
        job: given a path, writes the file there.
    """
    target = folder / name
    if not target.exists():
        folder.mkdir(mode=0o700, exist_ok=True)
        draft = folder / f"{secrets.token_hex(4)}{target.suffix}"  # another run may be reading the target
        job(draft)
        draft.replace(target)
    return target


@contextmanager
def path_of(source: BinaryIO, folder: Path) -> Iterator[Path]:
    """A path by which another program reads what is open here, and nothing that took its place since."""
    if sys.platform == "linux":
        yield Path(f"/proc/{os.getpid()}/fd/{source.fileno()}")
        return
    copy = folder / "source"
    with copy.open("wb") as out:
        while block := source.read(1 << 20):
            out.write(block)
    yield copy


def _encoders(target: Path) -> Sequence[str]:
    """How what is in a file is encoded: in the containers of H.264 by it, else as ffmpeg likes best."""
    if target.suffix in _LIKE_MP4:
        return (*H264, *AAC)
    if target.suffix == ".webm":
        return ("-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "6", "-crf", "10", "-b:v", "6M")
    return ()


def _plain_aac(found: Facts) -> Sequence[str]:
    """In a stream each frame of AAC says what it is; in an MP4 its head does."""
    return ("-bsf:a", "aac_adtstoasc") if found.audio == "aac" else ()


def _seekable(target: Path) -> Sequence[str]:
    return SEEKABLE if target.suffix in (".mp4", ".m4v", ".mov") else ()


_LIKE_MP4 = (".mp4", ".m4v", ".mov", ".mkv", ".ts")
_IN_ORDER = ("vp8", "vp9", "mjpeg")
_VIDEO = re.compile(r"Stream #0:\d+.*?: Video: (\w+)(.*)")
_AUDIO = re.compile(r"Stream #0:\d+.*?: Audio: (\w+)")
_LENGTH = re.compile(r"Duration: (\d+):(\d+):([\d.]+)")
_INPUT = re.compile(r"Input #0, ([\w,]+), from")
_PIXELS = re.compile(r"\b(yuvj?\d{3}p\w*|gbrp\w*|nv\d+|rgb\w*|bgr\w*|gray\w*|pal8|p0\d+\w*)")
_NONE = ("", "")
