from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from PIL import Image

from fanlight.flagging.replaying.comparing.image import compare_images
from fanlight.flagging.replaying.comparing.tolerance import Tolerance

shapes = st.tuples(st.integers(1, 6), st.integers(1, 6), st.sampled_from([3, 4]))
images = shapes.flatmap(lambda shape: arrays.arrays(np.uint8, shape)).map(Image.fromarray)


@given(images)
def test_an_image_is_the_same_as_itself(image: Image.Image) -> None:
    assert compare_images(image, image.copy(), Tolerance()).same


@given(images, st.integers(1, 255), st.data())
def test_one_changed_pixel_is_seen_unless_it_is_tolerated(
    image: Image.Image, levels: int, data: st.DataObject
) -> None:
    pixels = np.array(image)
    place = tuple(data.draw(st.integers(0, size - 1)) for size in pixels.shape)
    old = int(pixels[place])
    pixels[place] = old + levels if old + levels <= 255 else max(old - levels, 0) if old else 1
    levels = abs(int(pixels[place]) - old)
    changed = Image.fromarray(pixels)

    found = compare_images(image, changed, Tolerance())
    assert not found.same
    assert found.figures["largest"] == levels
    assert found.figures["share"] == pytest.approx(1 / (image.width * image.height))
    assert compare_images(image, changed, Tolerance(pixel=levels)).same
    assert compare_images(image, changed, Tolerance(pixels=1)).same


def test_the_picture_shows_before_after_and_difference() -> None:
    before, after = Image.new("RGB", (20, 10), "red"), Image.new("RGB", (20, 10), "red")
    after.putpixel((3, 4), (255, 200, 0))
    found = compare_images(before, after, Tolerance())
    assert found.summary == "0.50% of the pixels differ, by up to 200 levels, 0.333 on average"
    assert found.picture is not None
    sheet = Image.open(BytesIO(found.picture()))
    assert sheet.size == (76, 10)
    assert [sheet.getpixel((left + 3, 4)) for left in (0, 28, 56)] == [
        (255, 0, 0),
        (255, 200, 0),
        (255, 255, 255),
    ]
    assert sheet.getpixel((57, 4)) == (0, 0, 0)


def test_of_other_sizes_both_are_shown() -> None:
    found = compare_images(Image.new("L", (20, 10)), Image.new("L", (20, 11)), Tolerance(pixels=1))
    assert found.summary == "20 × 10 → 20 × 11 pixels"
    assert found.picture is not None
    assert Image.open(BytesIO(found.picture())).size == (48, 11)


@pytest.mark.parametrize("mode", ["1", "L", "P", "I", "F", "CMYK", "RGBA", "I;16"])
def test_every_mode_can_be_compared_and_drawn(mode: str) -> None:
    before = Image.new(mode, (4, 4))
    after = before.copy()
    if mode == "P":
        after.putpalette([0, 0, 0, 255, 255, 255])
    after.putpixel((1, 1), 1)
    found = compare_images(before, after, Tolerance())
    assert compare_images(before, before.copy(), Tolerance()).same
    assert found.picture is not None
    assert found.picture().startswith(b"\x89PNG")


def test_a_single_pixel_of_a_large_image_is_seen_in_the_picture() -> None:
    before = Image.new("L", (3001, 1501))
    after = before.copy()
    after.putpixel((1500, 750), 1)
    found = compare_images(before, after, Tolerance())
    assert found.picture is not None
    sheet = Image.open(BytesIO(found.picture()))
    where = sheet.crop((2 * 648, 0, *sheet.size)).convert("L")
    assert where.getextrema() == (0, 255)
    assert where.getpixel((320, 160)) == 255


def test_large_images_are_shown_small() -> None:
    found = compare_images(Image.new("L", (2000, 1000)), Image.new("L", (2000, 1000), 9), Tolerance())
    assert found.picture is not None
    assert Image.open(BytesIO(found.picture())).size == (3 * 640 + 16, 320)
