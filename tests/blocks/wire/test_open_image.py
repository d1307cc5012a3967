"""What tests/components/test__image_value.py does not look at: pictures of less detail."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from fanlight.blocks.errors import BadFile
from fanlight.blocks.wire.media import Media
from fanlight.blocks.wire.open_image import MAX_PIXELS, open_image


def packed(size: tuple[int, int], format: str) -> Media:
    out = io.BytesIO()
    Image.new("RGB", size, (10, 200, 30)).save(out, format)
    return Media(out.getvalue(), f"a.{format}", Image.MIME[format])


def test_a_jpeg_is_decoded_at_a_smaller_scale_and_never_below_the_size() -> None:
    image = open_image(packed((1600, 800), "JPEG"), near=(200, 100))
    assert image.size == (200, 100)
    assert open_image(packed((1600, 800), "JPEG"), near=(300, 300)).size == (800, 400)
    assert open_image(packed((1600, 800), "JPEG")).size == (1600, 800)


def test_other_formats_are_decoded_whole() -> None:
    assert open_image(packed((160, 80), "PNG"), near=(20, 10)).size == (160, 80)


def test_what_is_too_large_is_refused_before_it_is_decoded() -> None:
    side = int(MAX_PIXELS**0.5) + 1
    out = io.BytesIO()
    Image.new("1", (side, side)).save(out, "PNG")
    with pytest.raises(BadFile, match="50 million are the limit"):
        open_image(Media(out.getvalue(), "a.png", "image/png"))
