"""Reads and writes WAV files: numbers as they are, in both directions.

Own work: the module `wave` of Python knows no floats. https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/WAVE/WAVE.html
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from ..blocks.errors import BadFile

MOST_CHANNELS = 32
"""As many as browsers play."""
FASTEST = 10_000_000
"""Samples per second: more than anything records, and times channels it fits into the head of a file."""
LARGEST = 2**30
"""Bytes of sound that a function gets as numbers."""
UNKNOWN_LENGTH = (0, 0xFFFFFFFF)
"""What programs that write into a pipe say of the length: it goes on to the end."""
_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE
_KINDS: dict[tuple[int, int], np.dtype[Any]] = {
    (_PCM, 8): np.dtype("u1"),
    (_PCM, 16): np.dtype("<i2"),
    (_PCM, 24): np.dtype("V3"),
    (_PCM, 32): np.dtype("<i4"),
    (_FLOAT, 32): np.dtype("<f4"),
    (_FLOAT, 64): np.dtype("<f8"),
}


class OtherCodec(BadFile):
    """A WAV file with something else in it than numbers: only other programs know how to read it."""


@dataclass(frozen=True, slots=True)
class Wav:
    """What the head of a WAV file says.

    Attributes:
        rate: samples per second.
        channels: how many there are.
        kind: of one number in the file; three bytes as "V3".
        start: of the first number, in bytes from the beginning of the file.
        frames: how many numbers each channel has.
    """

    rate: int
    channels: int
    kind: np.dtype[Any]
    start: int
    frames: int

    @property
    def frame(self) -> int:
        """Bytes of one number of each channel."""
        return self.kind.itemsize * self.channels

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.frames / self.rate


def wav_head(file: BinaryIO, name: str) -> Wav:
    """Read the head of a file that begins with "RIFF".

    Args:
        file: at its beginning; it can seek.
        name: for errors.

    Raises:
        OtherCodec: what is in it is no numbers.
        BadFile: it is no WAV file, is cut short, empty or makes no sense.
    """
    size = file.seek(0, 2)
    file.seek(0)
    start = file.read(12)
    if start[:4] != b"RIFF" or start[8:] != b"WAVE":
        raise BadFile(f"{name!r} is no WAV file.")
    form: bytes | None = None
    while len(head := file.read(8)) == 8:
        kind, length = head[:4], int.from_bytes(head[4:], "little")
        if kind == b"data":
            return _described(form, file.tell(), length, size, name)
        if kind == b"fmt ":
            form = file.read(min(length, 64))
            file.seek(length - len(form), 1)
        else:
            file.seek(length, 1)
        file.seek(length % 2, 1)
    raise BadFile(f"{name!r} is cut short: there is no sound in it.")


def read_wav(file: BinaryIO, name: str, start: int = 0, stop: int | None = None) -> tuple[int, NDArray[Any]]:
    """The rate and the numbers: of shape (frames,), or (frames, channels) where there are several.

    16 bits are int16, 24 and 32 are int32 (24 in the upper bytes), floats are float32. 8 bits, which count from 128 in
    the file, are int16 of the same loudness.

    Args:
        file: see `wav_head`.
        name: for errors.
        start, stop: which frames; stop=None: all that follow.

    Raises:
        OtherCodec, BadFile: as `wav_head`; or it is larger than `LARGEST`.
    """
    wav = wav_head(file, name)
    count = min(wav.frames if stop is None else stop, wav.frames) - start
    if count * wav.frame > LARGEST:
        raise BadFile(f"{name!r} has more than {LARGEST >> 20} MiB of sound: take a shorter one.")
    file.seek(wav.start + start * wav.frame)
    read = np.empty(max(0, count) * wav.frame, np.uint8)
    file.readinto(read.data)  # type: ignore[attr-defined]  # BinaryIO does not name it; all that we open have it
    numbers = _widened(read.view(wav.kind))
    return wav.rate, numbers.reshape(-1, wav.channels) if wav.channels > 1 else numbers


def wav_bytes(rate: int, numbers: NDArray[Any]) -> bytes:
    """A WAV file of int16, int32 or float32 numbers of shape (frames,) or (frames, channels)."""
    numbers = np.ascontiguousarray(numbers, numbers.dtype.newbyteorder("<"))
    channels = 1 if numbers.ndim == 1 else numbers.shape[1]
    size = numbers.dtype.itemsize
    form = _FLOAT if numbers.dtype.kind == "f" else _PCM
    head = struct.pack("<HHIIHH", form, channels, rate, rate * channels * size, channels * size, size * 8)
    fact = b""
    if form == _FLOAT:  # which has to say that nothing follows, and how long it is
        head += bytes(2)
        fact = struct.pack("<4sII", b"fact", 4, len(numbers))
    body = struct.pack("<4s4sI", b"WAVE", b"fmt ", len(head)) + head + fact
    data = numbers.tobytes()
    padding = bytes(len(data) % 2)
    total = len(body) + 8 + len(data) + len(padding)
    riff = struct.pack("<4sI", b"RIFF", total)
    return b"".join((riff, body, struct.pack("<4sI", b"data", len(data)), data, padding))


def _described(form: bytes | None, start: int, length: int, size: int, name: str) -> Wav:
    """What the parts of a head say together."""
    if form is None or len(form) < 16:
        raise BadFile(f"{name!r} is no WAV file that makes sense: it does not say what is in it.")
    code, channels, rate, _, frame, bits = struct.unpack("<HHIIHH", form[:16])
    if code == _EXTENSIBLE and len(form) >= 26:
        code = int.from_bytes(form[24:26], "little")
    kind = _KINDS.get((code, bits))
    if kind is None:
        raise OtherCodec(f"{name!r} is a WAV file with {bits} bits in a form that is not known ({code}).")
    if not 1 <= channels <= MOST_CHANNELS:
        raise BadFile(f"{name!r} has {channels} channels; 1 to {MOST_CHANNELS} can be heard.")
    if not 1 <= rate <= FASTEST or frame != channels * kind.itemsize:
        raise BadFile(f"{name!r} is no WAV file that makes sense: it has {rate} samples per second.")
    there = max(0, size - start)
    if length in UNKNOWN_LENGTH:
        length = there
    if length > there:
        raise BadFile(f"{name!r} is cut short: of {length} bytes of sound {there} are there. Send it again.")
    if length < frame:
        raise BadFile(f"{name!r} is empty: it is 0 seconds long.")
    return Wav(rate, channels, kind, start, length // frame)


def centred(numbers: NDArray[Any]) -> NDArray[np.int16]:
    """8 bits that count from 128, as 16 bits of the same loudness."""
    return np.left_shift(numbers.astype(np.int16) - 128, 8)


def _widened(numbers: NDArray[Any]) -> NDArray[Any]:
    """The numbers in one of the kinds that functions get."""
    match numbers.dtype.str:
        case "|u1":
            return centred(numbers)
        case "|V3":
            wide = np.zeros((len(numbers), 4), np.uint8)
            wide[:, 1:] = numbers.view(np.uint8).reshape(-1, 3)
            return wide.view("<i4")[:, 0].astype(np.int32)
        case "<f8":
            return numbers.astype(np.float32)
    return numbers.astype(numbers.dtype.newbyteorder("="), copy=False)
