"""The program that knows the other formats: what it may read, and how it is bounded."""

from __future__ import annotations

import sys
import wave
from pathlib import Path

import pytest

from fanlight.blocks.errors import BadFile
from fanlight.components._ffmpeg import convert, described, program

SUBJECT = "Audio 'Voice'"


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = (
        tmp_path / "a, b: 100%d.wav"
    )  # a name that would be a pattern or an address, was it not taken as it is
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(16_000))
    return path


def test_a_file_in_another_format(sound: Path, tmp_path: Path) -> None:
    target = tmp_path / "b.mp3"
    convert(sound, target, "-codec:a", "libmp3lame", subject=SUBJECT)
    assert "Audio: mp3" in described(target, subject=SUBJECT)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"RIFF\x24\0\0\0WAVEfmt ",
        b"no sound",
        b"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile://{path}\n#EXT-X-ENDLIST\n",
        b"ffconcat version 1.0\nfile '{path}'\n",
    ],
    ids=["empty", "cut", "text", "a playlist", "a list to join"],
)
def test_what_is_no_sound_or_names_other_files(content: bytes, sound: Path, tmp_path: Path) -> None:
    odd, target = tmp_path / "odd.wav", tmp_path / "b.wav"
    odd.write_bytes(content.replace(b"{path}", bytes(sound)))
    with pytest.raises(BadFile, match="'Voice': the file is damaged") as refused:
        convert(odd, target, subject=SUBJECT)
    assert str(tmp_path) not in str(refused.value)
    assert not target.exists()


def test_it_ends_when_its_time_is_over(sound: Path, tmp_path: Path) -> None:
    endless = ("-af", "aloop=loop=-1:size=8000")
    with pytest.raises(BadFile, match=r"more than 0\.2 seconds"):
        convert(sound, tmp_path / "b.wav", *endless, subject=SUBJECT, seconds=0.2)
    assert list(tmp_path.iterdir()) == [sound]


def test_without_the_program_it_says_what_to_install(
    sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setitem(sys.modules, "imageio_ffmpeg", None)
    assert program() is None
    with pytest.raises(BadFile, match=r"needs ffmpeg.*pip install 'fanlight\[ffmpeg\]'") as refused:
        convert(sound, tmp_path / "b.mp3", subject=SUBJECT)
    assert refused.value.code == "no_ffmpeg"


def test_the_program_of_the_machine_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "ffmpeg"
    own.touch(mode=0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert program() == str(own)
