"""What ffmpeg makes of films, decoded again."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from films import call, film, light
from PIL import Image

from fanlight.blocks.errors import BadFile
from fanlight.components._video import (
    Facts,
    beside,
    facts,
    joined,
    path_of,
    to_format,
    to_piece,
    to_playable,
    trim,
    with_mark,
)


def written(folder: Path, kind: str, content: bytes | None = None) -> Path:
    path = folder / f"film.{kind}"
    path.write_bytes(film(kind) if content is None else content)
    return path


def test_what_is_in_a_film_is_told(tmp_path: Path) -> None:
    found = facts(written(tmp_path, "mp4"), "Video")
    assert found == Facts(found.container, "h264", "aac", "yuv420p", found.seconds)
    assert found.seconds == pytest.approx(1, abs=0.05)
    assert facts(written(tmp_path, "webm"), "Video").video == "vp8"


@pytest.mark.parametrize("kind", ["avi", "webm", "wmv"])
def test_any_film_becomes_one_that_browsers_play(tmp_path: Path, kind: str) -> None:
    target = tmp_path / "made.mp4"
    to_playable(written(tmp_path, kind), target, "Video", copy=True)
    found = facts(target, "Video")
    assert found.fits_mp4
    assert found.audio == "aac"
    shades = light(target)
    assert len(shades) >= 24
    assert shades[-1] > shades[0] + 100


def test_what_browsers_know_is_not_encoded_anew(tmp_path: Path) -> None:
    source, target = written(tmp_path, "mkv"), tmp_path / "made.mp4"
    to_playable(source, target, "Video", copy=True)
    assert light(target) == light(source)


@pytest.mark.parametrize(
    ("kind", "start", "end"),
    [
        ("mp4", 0, 0.6),
        ("mp4", 0.2, 0.6),
        ("webm", 0, 0.6),
        ("webm", 0.48, 1),
        ("ts", 0.2, 0.6),
        ("avi", 0.2, 0.6),
    ],
)
def test_a_part_has_its_own_pictures_alone(tmp_path: Path, kind: str, start: float, end: float) -> None:
    source, target = written(tmp_path, kind), tmp_path / f"part.{kind}"
    trim(source, target, "Video", start, end)
    all_shades, shades = light(source), light(target)
    assert len(shades) == pytest.approx((end - start) * 25, abs=1.5)
    assert shades[0] == pytest.approx(all_shades[round(start * 25)], abs=9)  # 8 are a picture's share
    assert shades[-1] == pytest.approx(all_shades[min(24, round(end * 25) - 1)], abs=9)


def test_a_format_is_another_container_and_may_lose_its_sound(tmp_path: Path) -> None:
    to_format(written(tmp_path, "avi"), tmp_path / "made.webm", "Video", sound=False)
    found = facts(tmp_path / "made.webm", "Video")
    assert (found.container, found.video, found.audio) == ("matroska,webm", "vp8", None)
    assert len(light(tmp_path / "made.webm")) >= 24


def test_a_mark_lies_where_it_shall(tmp_path: Path) -> None:
    source = written(tmp_path, "mp4", film("mp4", 0.2, size="64x48"))
    Image.new("RGBA", (16, 12), (255, 0, 0, 255)).save(tmp_path / "mark.png")
    with_mark(source, tmp_path / "made.mp4", "Video", tmp_path / "mark.png", "W-w-5:H-h-5")
    assert facts(tmp_path / "made.mp4", "Video").audio == "aac"
    picture = first_picture(tmp_path / "made.mp4")
    assert picture.getpixel((50, 37))[0] > 200  # type: ignore[index]
    assert picture.getpixel((20, 10))[0] < 60  # type: ignore[index]


def test_pieces_are_joined_in_their_order(tmp_path: Path) -> None:
    pieces = []
    for number in range(3):
        source = tmp_path / f"{number}.ts"
        trim(written(tmp_path, "ts"), source, "Video", number * 0.32, number * 0.32 + 0.32)
        pieces.append(tmp_path / f"{number}.mp4")
        to_piece(source, pieces[-1], "Video")
        assert b"moof" in pieces[-1].read_bytes()
    joined(pieces, tmp_path / "whole.mp4", "Video")
    shades = light(tmp_path / "whole.mp4")
    assert shades == [shade for piece in pieces for shade in light(piece)]
    assert len(shades) > 18


BROKEN = {
    "empty": b"",
    "text": b"no film at all " * 100,
    "cut": film("mp4")[:2000],
    "noise": bytes(range(256)) * 64,
    "playlist": b"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n",
    "list": b"ffconcat version 1.0\nfile '/etc/passwd'\n",
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_what_is_no_film_is_refused(tmp_path: Path, content: bytes) -> None:
    source = written(tmp_path, "mp4", content)
    with pytest.raises(BadFile, match=r"^Video: the file is damaged, incomplete"):
        to_playable(source, tmp_path / "made.mp4", "Video", copy=True)
    assert not (tmp_path / "made.mp4").exists()


def test_a_sound_without_pictures_is_none(tmp_path: Path) -> None:
    sound = tmp_path / "sound.mp4"
    call("-f", "lavfi", "-i", "sine=440:duration=0.2", str(sound))
    with pytest.raises(BadFile, match="there is no picture in the file"):
        to_playable(sound, tmp_path / "made.mp4", "Video", copy=True)


def test_a_file_beside_another_is_made_once(tmp_path: Path) -> None:
    made: list[Path] = []

    def write(target: Path) -> None:
        made.append(target)
        target.write_text("done")

    first = beside(tmp_path / "folder", "a.txt", write)
    assert first.read_text() == "done"
    assert beside(tmp_path / "folder", "a.txt", write) == first
    assert len(made) == 1
    assert made[0] != first


def test_a_path_leads_to_what_was_opened_and_not_to_what_took_its_place(tmp_path: Path) -> None:
    first = tmp_path / "a.txt"
    first.write_text("first")
    with first.open("rb") as source, path_of(source, tmp_path) as path:
        (tmp_path / "b.txt").write_text("other")
        (tmp_path / "b.txt").replace(first)
        assert path.read_text() == "first"


def first_picture(path: Path) -> Image.Image:
    target = path.with_suffix(".png")
    call("-i", str(path), "-frames:v", "1", str(target))
    return Image.open(BytesIO(target.read_bytes())).convert("RGB")
