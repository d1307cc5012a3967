from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np
import pytest
from PIL import Image

from fanlight.blocks.errors import BadFile
from fanlight.blocks.files.file_store import FileStore
from fanlight.blocks.files.thumbnails import Thumbnails
from fanlight.blocks.wire.media import Media, StoredFile


@pytest.fixture
def thumbnails(store: FileStore) -> Iterator[Thumbnails]:
    thumbnails = Thumbnails(store)
    yield thumbnails
    thumbnails.close()


def published(store: FileStore, image: Image.Image, format: str = "PNG", **options: object) -> StoredFile:
    out = io.BytesIO()
    image.save(out, format, **options)
    name = f"picture.{format.lower()}"
    return store.publish("a", Media(out.getvalue(), name, Image.MIME[format]))


def small(thumbnails: Thumbnails, file: StoredFile, size: int = 160) -> Image.Image:
    shown, content = thumbnails.open_for(file.id, size)
    with content:
        assert shown.mime == "image/webp"
        image = Image.open(io.BytesIO(content.read()))
        image.load()
        return image


@pytest.mark.parametrize(
    ("size", "expected"), [((900, 600), (240, 160)), ((600, 900), (160, 240)), ((3000, 200), (640, 43))]
)
def test_its_short_side_has_the_size(
    store: FileStore, thumbnails: Thumbnails, size: tuple[int, int], expected: tuple[int, int]
) -> None:
    assert small(thumbnails, published(store, Image.new("RGB", size))).size == expected


def test_it_shows_the_picture(store: FileStore, thumbnails: Thumbnails) -> None:
    left_red = np.zeros((400, 400, 4), np.uint8)
    left_red[:, :200] = (255, 0, 0, 255)
    image = small(thumbnails, published(store, Image.fromarray(left_red)))
    red, blank = image.convert("RGBA").getpixel((20, 80)), image.convert("RGBA").getpixel((140, 80))
    assert isinstance(red, tuple)
    assert isinstance(blank, tuple)
    assert red[0] > 240
    assert red[3] == 255
    assert blank[3] == 0


def test_a_photo_stands_upright(store: FileStore, thumbnails: Thumbnails) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by 90°
    file = published(store, Image.new("RGB", (800, 400)), "JPEG", exif=exif)
    assert small(thumbnails, file).size == (160, 320)


def test_sixteen_bits_become_eight(store: FileStore, thumbnails: Thumbnails) -> None:
    grey = Image.fromarray(np.full((400, 400), 0x8000, np.uint16))
    pixel = small(thumbnails, published(store, grey)).getpixel((5, 5))
    assert isinstance(pixel, tuple)
    assert abs(pixel[0] - 128) < 4


def test_what_no_browser_shows_is_shown_all_the_same(store: FileStore, thumbnails: Thumbnails) -> None:
    assert small(thumbnails, published(store, Image.new("CMYK", (10, 20)), "TIFF")).size == (10, 20)


@pytest.mark.parametrize(
    ("content", "name", "mime"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg", "image/svg+xml"),
        (b"\x89PNG\r\n\x1a\nbroken", "a.png", "image/png"),
        (b"words", "a.txt", "text/plain"),
    ],
)
def test_what_has_none_comes_itself(
    store: FileStore, thumbnails: Thumbnails, content: bytes, name: str, mime: str
) -> None:
    file = store.publish("a", Media(content, name, mime))
    shown, opened = thumbnails.open_for(file.id, 160)
    with opened:
        assert (shown, opened.read()) == (file, content)


def test_a_small_picture_comes_itself(store: FileStore, thumbnails: Thumbnails) -> None:
    file = published(store, Image.new("RGB", (100, 100)))
    shown, opened = thumbnails.open_for(file.id, 160)
    opened.close()
    assert shown == file


def test_it_is_made_once_and_goes_with_its_file(store: FileStore, thumbnails: Thumbnails) -> None:
    file = published(store, Image.new("RGB", (900, 600)))
    small(thumbnails, file)
    path = file.thumbnail(160)
    made = path.stat().st_mtime_ns
    small(thumbnails, file)
    assert path.stat().st_mtime_ns == made
    store.sweep(-1)
    assert not path.exists()
    with pytest.raises(BadFile):
        thumbnails.open_for(file.id, 160)


def test_a_bomb_is_not_decoded(store: FileStore, thumbnails: Thumbnails) -> None:
    file = published(store, Image.new("1", (60_000, 60_000)))
    shown, opened = thumbnails.open_for(file.id, 160)
    opened.close()
    assert shown == file
