from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import PIL.Image
import pytest

from fanlight.blocks.errors import PageError
from fanlight.blocks.wire.media import Media, StoredFile
from fanlight.components._watermark import Watermark, WatermarkOptions, watermark_of

Store = Callable[[Media], StoredFile]

MARK = PIL.Image.new("RGB", (3, 2), "white")


def place(position: Any, size: tuple[int, int] = (40, 30)) -> tuple[int, int, int, int] | None:
    """The box that the mark covers."""
    marked = Watermark(WatermarkOptions(MARK, position)).over(PIL.Image.new("L", size))
    return marked.getbbox()


@pytest.mark.parametrize(
    ("position", "corner"),
    [
        ("top-left", (10, 10)),
        ("top-right", (27, 10)),
        ("bottom-left", (10, 18)),
        ("bottom-right", (27, 18)),
        ((0, 0), (0, 0)),
        ((37, 28), (37, 28)),
        ((38, 0), (27, 18)),  # it would reach out
        ((0, -1), (27, 18)),
    ],
)
def test_stands_where_it_is_put(position: Any, corner: tuple[int, int]) -> None:
    assert place(position) == (*corner, corner[0] + 3, corner[1] + 2)


def test_of_a_mark_that_is_larger_than_the_picture_a_part_is_seen() -> None:
    assert place("top-left", (5, 5)) is None
    marked = Watermark(WatermarkOptions(PIL.Image.new("L", (50, 50), 255))).over(PIL.Image.new("L", (45, 45)))
    assert marked.getbbox() == (0, 0, 35, 35)


def test_what_is_transparent_in_it_stays_so() -> None:
    mark = np.array([[[255, 0, 0, 0], [255, 0, 0, 255], [255, 0, 0, 51]]], np.uint8)
    marked = Watermark(WatermarkOptions(mark, (0, 0))).over(PIL.Image.new("RGB", (3, 1), (0, 0, 100)))
    assert np.asarray(marked).tolist() == [[[0, 0, 100], [255, 0, 0], [51, 0, 80]]]


def test_a_transparent_picture_stays_transparent_beside_it() -> None:
    marked = Watermark(WatermarkOptions(MARK, (0, 0))).over(PIL.Image.new("RGBA", (4, 2)))
    assert (marked.getpixel((0, 0)), marked.getpixel((3, 0))) == ((255, 255, 255, 255), (0, 0, 0, 0))


def test_is_read_from_a_file(tmp_path: Path) -> None:
    MARK.save(tmp_path / "mark.png")
    for path in (tmp_path / "mark.png", str(tmp_path / "mark.png")):
        mark = watermark_of(path)
        assert mark is not None
        assert mark.over(PIL.Image.new("L", (40, 30))).getbbox() == (27, 18, 30, 20)


def test_none_is_none() -> None:
    assert watermark_of(None) is None
    assert watermark_of(WatermarkOptions()) is None


@pytest.mark.parametrize(
    ("given", "cure"),
    [
        ("nowhere.png", "'nowhere.png' cannot be read: No such file"),
        (WatermarkOptions(MARK, "middle"), "write one of 'top-left'"),  # type: ignore[arg-type]
        (WatermarkOptions(MARK, (1.5, 2)), r"or \(x, y\)"),  # type: ignore[arg-type]
        (3, "a path, a PIL image or a numpy array, and no int"),
    ],
)
def test_what_is_no_mark_names_the_cure(given: Any, cure: str) -> None:
    with pytest.raises(PageError, match=cure):
        watermark_of(given)


def test_a_file_that_is_no_picture_is_named(tmp_path: Path) -> None:
    (tmp_path / "mark.png").write_text("no picture")
    with pytest.raises(PageError, match=r"This is no watermark: 'mark\.png' is not an image"):
        watermark_of(tmp_path / "mark.png")


@pytest.mark.parametrize("name", ["a.gif", "a.svg"])
def test_what_moves_or_has_no_pixels_is_left_alone(name: str) -> None:
    mark = Watermark(WatermarkOptions(MARK))
    media = Media(Path(name), name, f"image/{'gif' if name == 'a.gif' else 'svg+xml'}")
    assert mark.over_file(media, "png") is media


def test_the_same_file_is_marked_once(tmp_path: Path) -> None:
    media = Media(tmp_path / "a.jpg", "a.jpg", "image/jpeg")
    keys = [
        marked.remake.key
        for marked in (
            Watermark(WatermarkOptions(MARK)).over_file(media, "png"),
            Watermark(WatermarkOptions(MARK.copy())).over_file(media, "png"),
            Watermark(WatermarkOptions(MARK)).over_file(media, "webp"),
            Watermark(WatermarkOptions(MARK, "top-left")).over_file(media, "png"),
        )
        if marked.remake
    ]
    assert keys[0] == keys[1]
    assert len({*keys}) == 3
    content = io.BytesIO()
    PIL.Image.new("RGB", (40, 30)).save(content, "JPEG")
    marked = Watermark(WatermarkOptions(MARK)).over_file(media, "png")
    assert marked.remake
    with marked.remake.made(io.BytesIO(content.getvalue())) as made:
        assert (made.name, made.mime) == ("a.png", "image/png")
