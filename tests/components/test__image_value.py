"""Files of strangers."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from typing import Any

import numpy as np
import PIL.Image
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.blocks.errors import BadFile
from fanlight.blocks.wire.media import Media, StoredFile
from fanlight.components.image import Image

Store = Callable[[Media], StoredFile]
Watch = Callable[[], AbstractContextManager[list[Any]]]


def upload(store: Store, content: bytes, name: str = "photo.png") -> StoredFile:
    return store(Media(content, name, "image/png"))


def written(format: str) -> bytes:
    pixels = np.random.default_rng(0).integers(0, 256, (40, 40, 3), np.uint8)
    buffer = io.BytesIO()
    PIL.Image.fromarray(pixels).save(buffer, format)
    return buffer.getvalue()


def png_of_size(width: int, height: int) -> bytes:
    """A whole PNG of a grey picture, small however large the picture is."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0"))
        + chunk(b"IEND", b"")
    )


# past our own limit, Pillow's warning (89.5 million pixels) and Pillow's error (179 million)
@pytest.mark.parametrize("side", [7072, 10_000, 40_000, 2**31 - 1])
def test_a_bomb_is_refused_before_it_is_decoded(store: Store, side: int) -> None:
    with pytest.raises(BadFile, match=f"'photo.png' has {side} × {side} pixels; 50 million are the limit"):
        Image().preprocess(upload(store, png_of_size(side, side)))


@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF", "JPEG2000", "PPM"])
def test_reads_the_usual_formats(store: Store, format: str) -> None:
    assert Image().preprocess(upload(store, written(format))).shape == (40, 40, 3)  # type: ignore[union-attr]


@pytest.mark.parametrize("format", ["EPS", "ICO", "TGA", "PDF"])
def test_reads_no_format_that_may_harm(store: Store, format: str) -> None:
    with pytest.raises(BadFile, match="is not an image that can be read: use PNG"):
        Image().preprocess(upload(store, written(format)))


@pytest.mark.parametrize("content", [b"", b"hello", b"<svg/>", b"\x89PNG\r\n\x1a\n", bytes(100), b"GIF89a"])
@pytest.mark.parametrize("type", ["numpy", "pil", "filepath"])
def test_what_is_no_image_is_refused_whatever_the_type(store: Store, content: bytes, type: Any) -> None:
    with pytest.raises(BadFile, match=r"^'photo\.png' "):
        Image(type=type).preprocess(upload(store, content))


@pytest.mark.parametrize("format", ["PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"])
@pytest.mark.parametrize("type", ["numpy", "filepath"])
def test_an_image_cut_short_is_refused(store: Store, format: str, type: Any) -> None:
    content = written(format)
    with pytest.raises(BadFile, match="it is damaged or incomplete"):
        Image(type=type).preprocess(upload(store, content[: len(content) * 2 // 3]))


def test_a_png_of_which_a_byte_is_wrong_is_refused_as_a_path(store: Store) -> None:
    content = bytearray(written("PNG"))
    content[-100] ^= 1
    with pytest.raises(BadFile, match="it is damaged or incomplete"):
        Image(type="filepath").preprocess(upload(store, bytes(content)))


@given(
    st.sampled_from(["PNG", "JPEG", "GIF", "TIFF", "WEBP", "BMP"]),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=9),
)
def test_damage_anywhere_gives_an_image_or_a_refusal(
    store: Store, format: str, damages: list[tuple[float, int]]
) -> None:
    content = bytearray(written(format))
    for place, byte in damages:
        content[int(place * min(len(content), 300))] = byte
    file = upload(store, bytes(content))
    with suppress(BadFile):
        assert isinstance(Image().preprocess(file), np.ndarray)


def test_a_file_that_is_gone_is_refused(store: Store) -> None:
    file = upload(store, written("PNG"))
    file.path.unlink()
    with pytest.raises(BadFile):
        Image().preprocess(file)


def test_a_long_name_is_cut(store: Store) -> None:
    with pytest.raises(BadFile) as error:
        Image().preprocess(upload(store, b"", "x" * 10_000))
    assert len(str(error.value)) < 300


def test_opens_the_stored_file_and_no_other(store: Store, watch_files: Watch) -> None:
    file = upload(store, written("PNG"), "/etc/passwd")
    Image().preprocess(file)
    with watch_files() as opened:
        Image().preprocess(file)
    assert [arguments[0] for _, arguments in opened] == [str(file.path)]
