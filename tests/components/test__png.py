"""PNG files of our own making: exact, and no larger than they need be."""

from __future__ import annotations

import io
import zlib
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from fanlight.components._image_format import encoded
from fanlight.components._png import BAND, KINDS, png

CHANNELS = {"L": (), "LA": (2,), "RGB": (3,), "RGBA": (4,)}


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()  # which looks at the checksums as well
    return image


def pillows(image: Image.Image) -> int:
    buffer = io.BytesIO()
    image.save(buffer, "PNG", compress_level=1)
    return len(buffer.getvalue())


@given(st.sampled_from(sorted(CHANNELS)), st.integers(1, 40), st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_pixels_come_back_exactly(mode: str, width: int, height: int, seed: int) -> None:
    array = np.random.default_rng(seed).integers(0, 256, (height, width, *CHANNELS[mode]), np.uint8)
    found = opened(png(Image.fromarray(array)))
    assert (found.mode, found.size) == (mode, (width, height))
    assert (np.asarray(found) == array).all()


def test_sixteen_bits_come_back_exactly() -> None:
    array = np.arange(40_000, dtype=np.uint16).reshape(200, 200) * 3
    found = opened(png(Image.fromarray(array)))
    assert (np.asarray(found).astype(np.uint16) == array).all()


@pytest.mark.parametrize("width", [BAND // 3 + 7, 3 * BAND // 4, 1000])
def test_a_large_image_is_written_in_bands(width: int) -> None:
    array = np.random.default_rng(1).integers(0, 256, (2000 if width == 1000 else 3, width, 3), np.uint8)
    assert (np.asarray(opened(png(Image.fromarray(array)))) == array).all()


def writing() -> Image.Image:
    image = Image.new("RGB", (600, 600), "white")
    for line in range(0, 600, 14):
        ImageDraw.Draw(image).text(
            (4, line), "the quick brown fox jumps over the lazy dog " * 3, fill=(9, 9, 90)
        )
    return image


def photo() -> Image.Image:
    random = np.random.default_rng(2)
    smooth = Image.fromarray(random.integers(0, 256, (20, 20, 3), np.uint8)).resize(
        (600, 600), Image.Resampling.BICUBIC
    )
    return Image.fromarray(
        (np.asarray(smooth) + random.normal(0, 4, (600, 600, 3))).clip(0, 255).astype(np.uint8)
    )


@pytest.mark.parametrize("image", [writing(), Image.new("RGB", (600, 600), "white")])
def test_it_is_about_as_small_as_pillow_makes_it(image: Image.Image) -> None:
    assert len(png(image)) < 1.2 * pillows(image)


def test_a_photo_is_left_to_be_compressed_on_its_way_to_what_pillow_makes_of_it() -> None:
    content = png(photo())
    assert 600 * 600 * 3 < len(content) < 1.01 * 600 * 600 * 3
    assert len(zlib.compress(content, 1)) < 1.2 * pillows(photo())


def test_what_an_image_carries_is_left_to_pillow() -> None:
    image = Image.new("RGB", (4, 4))
    image.info["Author"] = "Ada"
    media: Any = encoded(image, "png")
    assert opened(media.content).info["Author"] == "Ada"
    plain: Any = encoded(Image.new("RGB", (4, 4)), "png")
    assert plain.content == png(Image.new("RGB", (4, 4)))
    assert set(KINDS) <= {"L", "LA", "RGB", "RGBA", "I;16"}


def test_the_same_pixels_make_the_same_file() -> None:
    assert zlib.crc32(png(photo())) == zlib.crc32(png(photo()))
