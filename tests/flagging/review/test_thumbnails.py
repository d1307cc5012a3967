import io
from pathlib import Path

import pytest
from flagger import Flagger, Photographer, png
from PIL import Image

from fanlight.flagging import Sample, read
from fanlight.flagging.review import thumbnails
from fanlight.flagging.review.thumbnails import Thumbnails


def newest(folder: Path) -> Sample:
    return read(folder, raw=True)[-1]


def test_a_thumbnail_is_small_and_shows_the_whole_image(photographer: Photographer) -> None:
    photographer.flag(png((2000, 1000, 3), shade=200))
    media = Thumbnails(photographer.folder).of(newest(photographer.folder))
    assert media is not None
    assert isinstance(media.content, bytes)
    image = Image.open(io.BytesIO(media.content))
    assert (image.format, image.size) == ("WEBP", (120, 240))
    assert abs(image.convert("L").getpixel((60, 120)) - 200) < 3  # type: ignore[operator]


def test_a_thumbnail_is_made_once(photographer: Photographer) -> None:
    photographer.flag()
    made = Thumbnails(photographer.folder)
    first = made.of(newest(photographer.folder))
    (photographer.folder / "Photo").rename(photographer.folder / "elsewhere")
    assert made.of(newest(photographer.folder)) == first


def test_what_is_no_image_is_passed_over(photographer: Photographer) -> None:
    photographer.flag(b"no image at all")
    sample = newest(photographer.folder)
    media = Thumbnails(photographer.folder).of(sample)
    assert media is not None  # of the other one
    for path in photographer.folder.glob("Sepia/*"):
        path.unlink()
    assert Thumbnails(photographer.folder).of(sample) is None


def test_a_sample_without_images_has_none(flagger: Flagger) -> None:
    flagger.flag()
    assert Thumbnails(flagger.folder).of(newest(flagger.folder)) is None


def test_no_more_are_kept_than_may_be(photographer: Photographer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thumbnails, "REMEMBERED", 2)
    made = Thumbnails(photographer.folder)
    for shade in range(4):
        photographer.flag(png(shade=shade))
        made.of(newest(photographer.folder))
    for path in photographer.folder.glob("*/*.png"):
        path.unlink()
    newest_first = reversed(read(photographer.folder, raw=True))
    assert [made.of(sample) is not None for sample in newest_first] == [True, True, False, False]
