"""WAV files: numbers come back as they went in, and a file that makes no sense is refused."""

from __future__ import annotations

import io
import struct
import wave
from contextlib import suppress
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.typing import NDArray

from fanlight.blocks.errors import BadFile
from fanlight.components._wav import FASTEST, OtherCodec, read_wav, wav_bytes, wav_head

shapes = st.integers(1, 40).flatmap(lambda n: st.sampled_from([(n,), (n, 2), (n, 5)]))
sounds = st.sampled_from([np.int16, np.int32, np.float32]).flatmap(
    lambda kind: hnp.arrays(kind, shapes, elements=st.floats(-1, 1, width=32) if kind == np.float32 else None)
)


def pcm(bits: int, data: bytes, channels: int = 1, *, code: int = 1, says: int | None = None) -> bytes:
    """A WAV file as other programs write it: with a part that nobody knows before the sound."""
    frame = channels * bits // 8
    form = struct.pack("<HHIIHH", code, channels, 8000, 8000 * frame, frame, bits)
    if code == 0xFFFE:
        form += struct.pack("<HHIH14s", 22, bits, 0, 1, b"\0" * 14)
    length = len(data) if says is None else says
    body = b"WAVE" + b"LIST" + struct.pack("<I", 3) + b"abc\0"
    body += b"fmt " + struct.pack("<I", len(form)) + form + b"data" + struct.pack("<I", length) + data
    return b"RIFF" + struct.pack("<I", len(body)) + body


@given(rate=st.integers(1, FASTEST), numbers=sounds)
def test_numbers_come_back_bit_for_bit(rate: int, numbers: NDArray[Any]) -> None:
    again_rate, again = read_wav(io.BytesIO(wav_bytes(rate, numbers)), "a.wav")
    assert (again_rate, again.dtype, again.shape) == (rate, numbers.dtype, numbers.shape)
    assert again.tobytes() == numbers.tobytes()
    assert again.flags.writeable


def test_other_programs_read_it() -> None:
    with wave.open(io.BytesIO(wav_bytes(8000, np.array([[1, 2], [-3, 4]], np.int16)))) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (8000, 2, 2)
        assert file.readframes(9) == struct.pack("<4h", 1, 2, -3, 4)


def test_what_other_programs_write() -> None:
    files: dict[bytes, NDArray[Any]] = {
        pcm(16, struct.pack("<2h", -5, 7)): np.array([-5, 7], np.int16),
        pcm(16, struct.pack("<2h", -5, 7), code=0xFFFE): np.array([-5, 7], np.int16),
        pcm(8, bytes([0, 128, 255])): np.array([-32768, 0, 32512], np.int16),
        pcm(24, b"\x01\x00\x00\xff\xff\xff"): np.array([256, -256], np.int32),
        pcm(64, struct.pack("<d", 0.5), code=3): np.array([0.5], np.float32),
        pcm(16, struct.pack("<2h", 1, 2), says=0xFFFFFFFF): np.array([1, 2], np.int16),
        pcm(16, b"\1\0\2"): np.array([1], np.int16),
    }
    for file, numbers in files.items():
        _, found = read_wav(io.BytesIO(file), "a.wav")
        assert found.dtype == numbers.dtype
        assert found.tolist() == numbers.tolist()


def test_a_part_of_it() -> None:
    file = io.BytesIO(wav_bytes(8000, np.arange(10, dtype=np.int16)))
    assert read_wav(file, "a.wav", 2, 5)[1].tolist() == [2, 3, 4]
    assert read_wav(file, "a.wav", 8, 50)[1].tolist() == [8, 9]
    assert read_wav(file, "a.wav", 50)[1].tolist() == []


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is no WAV file"),
        (b"RIFF\0\0\0\0WAVE", "cut short"),
        (pcm(16, b"abcd", says=100), "of 100 bytes of sound 4 are there"),
        (pcm(16, b""), "0 seconds long"),
        (pcm(16, bytes(400), 200), "200 channels"),
        (pcm(16, bytes(2), 0), "0 channels"),
        (pcm(16, bytes(4)).replace(struct.pack("<I", 8000), bytes(4), 1), "0 samples per second"),
        (b"RIFF\0\0\0\0WAVEdata\4\0\0\0abcd", "does not say what is in it"),
    ],
)
def test_what_makes_no_sense(content: bytes, why: str) -> None:
    with pytest.raises(BadFile, match=why):
        read_wav(io.BytesIO(content), "a.wav")


def test_other_codecs_are_for_others() -> None:
    with pytest.raises(OtherCodec):
        wav_head(io.BytesIO(pcm(8, b"abcd", code=7)), "a.wav")


@given(st.binary(max_size=200), st.integers(0, 80))
def test_hostile_bytes_are_refused_or_read(junk: bytes, kept: int) -> None:
    file = io.BytesIO(wav_bytes(8000, np.arange(20, dtype=np.int16))[:kept] + junk)
    with suppress(BadFile):
        read_wav(file, "a.wav")
