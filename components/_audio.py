"""Sound as values: what a function gets of a file that was sent, and what is heard of what it returns."""

from __future__ import annotations

import mimetypes
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..blocks.errors import BadFile
from ..blocks.tree.component import Component
from ..blocks.wire.media import Media, StoredFile
from ._ffmpeg import convert, described, program
from ._file import FilePath, is_address
from ._sound import sound_of
from ._video import beside, remake
from ._wav import LARGEST, OtherCodec, Wav, read_wav, wav_bytes, wav_head

Sound = tuple[int, NDArray[Any]]
Shown = Media | StoredFile | dict[str, str]
FIRST = ("-map", "0:a:0")
"""The first sound: a cover or a film beside it is not asked for."""
PCM = (*FIRST, "-codec:a", "pcm_s16le")
UNTIL_TOO_LARGE = ("-fs", str(LARGEST + (1 << 20)))
"""It need not decode more than what is refused then."""
ENCODED = {
    "wav": PCM,
    "mp3": (*FIRST, "-codec:a", "libmp3lame", "-q:a", "2"),
    "flac": (*FIRST, "-codec:a", "flac"),
}
"""How a file of a format is made."""
UNPLAYABLE = (
    ".ac3",
    ".aif",
    ".aifc",
    ".aiff",
    ".amr",
    ".au",
    ".caf",
    ".mka",
    ".snd",
    ".voc",
    ".w64",
    ".wma",
    ".wv",
)
"""What no browser plays: a copy is made that all do."""
MAGIC = {b"RIFF": ".wav", b"OggS": ".ogg", b"fLaC": ".flac", b"\x1a\x45\xdf\xa3": ".webm"}
POINTS = 1000
"""Of a drawn sound: more than a screen has room for."""


def given_sound(file: StoredFile, subject: str) -> Sound:
    """The rate and the numbers of a file: see `read_wav`; of other formats than WAV they are int16.

    Raises:
        BadFile: it is damaged, empty or too large, or needs an ffmpeg that is not there.
    """
    with file.open() as content:
        if head_of(file) is not None:
            return read_wav(content, file.name[:80])
    return _decoded(file, subject)


def given_path(file: StoredFile, format: str | None, subject: str) -> FilePath:
    """The path of a file as it was sent, or of a copy in the wanted format.

    Raises:
        BadFile: as `given_sound`.
    """
    name = Path(file.name)
    if format is None or name.suffix.lower() == f".{format}":
        return FilePath(file.named())
    job = partial(_convert_to, file.path, format, subject)
    return FilePath(beside(file.folder, f"{name.stem or 'audio'}.{format}", job))


def shown_sound(component: Component, value: Any, format: str | None) -> Shown:
    """What is heard of a rate with an array, of bytes, a path, an address or a file of ours.

    Args:
        component: that plays it, for errors.
        value: the sound.
        format: of the file that is made; None: WAV of an array, and files as they are.

    Raises:
        TypeError, ValueError: it is none of those.
        BadFile: the format needs an ffmpeg that is not there.
    """
    match value:
        case Media() | StoredFile():
            return value
        case {"url": str(url)} if is_address(url):
            return {"url": url}
        case str() if is_address(value):
            return {"url": value}
        case bytes():
            return _in_format(
                Media(value, f"audio{_suffix_of(value)}", "application/octet-stream"), format, component
            )
        case str() | Path():
            return _of_path(Path(value), format, component)
        case (rate, array):
            try:
                made = wav_bytes(*sound_of(rate, array))
            except (ValueError, TypeError) as error:
                raise type(error)(f"{component.name} cannot play it. {error}") from error
            return _in_format(Media(made, "audio.wav", "audio/wav"), format, component)
    raise TypeError(
        f"{component.name} plays (rate, array), a path, bytes or None; the function returned a "
        f"{type(value).__name__}."
    )


def joined(pieces: Sequence[StoredFile], subject: str) -> Sound:
    """The pieces of a stream, one after the other, in the form of the first one.

    Raises:
        BadFile: as `given_sound`, or together they are too large.
    """
    sounds: list[Sound] = []
    size = 0
    for piece in pieces:
        sounds.append(given_sound(piece, subject))
        size += sounds[-1][1].nbytes
        if size > LARGEST:
            raise BadFile(f"{subject}: the stream has more than {LARGEST >> 20} MiB of sound.")
    (rate, first), forms = sounds[0], {(rate, one.shape[1:], one.dtype) for rate, one in sounds}
    if len(forms) == 1:
        return rate, np.concatenate([one for _, one in sounds])
    channels = 1 if first.ndim == 1 else first.shape[1]
    alike = ("-ar", str(rate), "-ac", str(channels))
    return rate, np.concatenate([_decoded(piece, subject, *alike)[1] for piece in pieces])


def trimmed(file: StoredFile, start: float, end: float, subject: str) -> Media:
    """A part of a sound as a WAV file, whose numbers are those of the file.

    Args:
        file: the sound.
        start, end: in seconds.
        subject: what needs it, for errors.

    Raises:
        BadFile: as `given_sound`, or nothing lies between the two.
    """
    name = f"{Path(file.name).stem or 'audio'}.wav"
    if (head := head_of(file)) is not None:
        with file.open() as content:
            part = read_wav(content, file.name[:80], round(start * head.rate), round(end * head.rate))
    else:
        part = _decoded(file, subject, "-ss", f"{start:.6f}", "-t", f"{end - start:.6f}")
    if len(part[1]) == 0:
        raise BadFile(f"{subject}: nothing lies between {start:g} and {end:g} seconds.")
    return Media(wav_bytes(*part), name, "audio/wav")


def playable(file: StoredFile, subject: str) -> Media:
    """A copy of a sound that all browsers play, without loss.

    Raises:
        BadFile: as `given_sound`.
    """
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "playable.flac")
        _convert(file.path, target, "flac", subject)
        return Media(target.read_bytes(), f"{Path(file.name).stem or 'audio'}.flac", "audio/flac")


def peaks(file: StoredFile, subject: str) -> list[int]:
    """How loud a sound is at `POINTS` times or fewer, from 0 to 255; read block by block, however long it is.

    Raises:
        BadFile: as `given_sound`.
    """
    if (head := head_of(file)) is not None:
        return _peaks_in(file, head)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "peaks.wav")
        convert(file.path, target, *PCM, *UNTIL_TOO_LARGE, "-ac", "1", "-ar", "8000", subject=subject)
        copy = StoredFile(file.id, "peaks.wav", "audio/wav", target.stat().st_size, target)
        head = head_of(copy)
        assert head is not None
        return _peaks_in(copy, head)


def seconds_of(file: StoredFile, subject: str) -> float:
    """How long a sound is.

    Raises:
        BadFile: as `given_sound`.
    """
    if (head := head_of(file)) is not None:
        return head.seconds
    for line in described(file.path, subject=subject).splitlines():
        if line.strip().startswith("Duration: ") and "N/A" not in line:
            hours, minutes, seconds = line.split(",")[0].removeprefix("  Duration: ").split(":")
            return int(hours) * 3600 + int(minutes) * 60 + float(seconds)
    rate, numbers = given_sound(file, subject)
    return len(numbers) / rate


def head_of(file: StoredFile) -> Wav | None:
    """What the head of a WAV file says; None where it is another file, or one for other programs.

    Raises:
        BadFile: see `wav_head`.
    """
    if file.mime != "audio/wav":
        return None
    try:
        with file.open() as content:
            return wav_head(content, file.name[:80])
    except OtherCodec:
        return None


def _decoded(file: StoredFile, subject: str, *options: str) -> Sound:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "decoded.wav")
        convert(file.path, target, *PCM, *UNTIL_TOO_LARGE, *options, subject=subject)
        with target.open("rb") as content:
            return read_wav(content, file.name[:80])


def _peaks_in(file: StoredFile, head: Wav) -> list[int]:
    step = -(-head.frames // POINTS)
    found = []
    with file.open() as content:
        for start in range(0, head.frames, step):
            _, part = read_wav(content, file.name[:80], start, start + step)
            full = 1.0 if part.dtype.kind == "f" else float(2 ** (8 * part.dtype.itemsize - 1))
            loudest = np.nanmax(np.abs(part.astype(np.float64)), initial=0) / full
            found.append(round(min(1.0, float(loudest)) * 255))
    return found


def _of_path(path: Path, format: str | None, component: Component) -> Media:
    suffix = path.suffix.lower()
    wanted = format or ("flac" if suffix in UNPLAYABLE and program() else None)
    mime = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if wanted is None or suffix == f".{wanted}":
        return Media(path, path.name, mime)
    job = partial(_convert, format=wanted, subject=component.name)
    return Media(path, path.name, mime, remake(f"audio {wanted}", f".{wanted}", path.stem, job))


def _in_format(media: Media, format: str | None, component: Component) -> Media:
    """What is held in memory, in the wanted format."""
    if format is None or media.name.endswith(f".{format}"):
        return media
    assert isinstance(media.content, bytes)
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, media.name), Path(folder, f"made.{format}")
        source.write_bytes(media.content)
        _convert(source, target, format, component.name)
        return Media(target.read_bytes(), f"audio.{format}", mimetypes.types_map[f".{format}"])


def _convert_to(source: Path, format: str, subject: str, target: Path) -> None:
    _convert(source, target, format, subject)


def _convert(source: Path, target: Path, format: str, subject: str) -> None:
    convert(source, target, *ENCODED[format], subject=f"{subject} (format {format!r})")


def _suffix_of(content: bytes) -> str:
    if content[4:8] == b"ftyp":
        return ".m4a"
    return MAGIC.get(content[:4], ".mp3" if content[:3] == b"ID3" or content[:1] == b"\xff" else ".bin")
