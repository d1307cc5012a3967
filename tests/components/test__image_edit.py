from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import numpy as np
import PIL.Image
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from fanlight.blocks.errors import BadFile, BadValue
from fanlight.blocks.wire.media import Media, StoredFile
from fanlight.blocks.wire.open_image import open_image
from fanlight.components._image_edit import edited_image

Store = Callable[[Media], StoredFile]

SHAPES = {"L": (), "LA": (2,), "RGB": (3,), "RGBA": (4,), "I;16": ()}
BLACK = "#000000"


def saved(store: Store, image: PIL.Image.Image, format: str = "PNG", **options: Any) -> StoredFile:
    buffer = io.BytesIO()
    image.save(buffer, format, **options)
    return store(Media(buffer.getvalue(), f"scan.of.heart.{format.lower()}", f"image/{format.lower()}"))


def of_array(store: Store, pixels: NDArray[Any]) -> StoredFile:
    return saved(store, PIL.Image.fromarray(pixels))


def after(store: Store, file: StoredFile, edit: dict[str, Any]) -> PIL.Image.Image:
    return open_image(store(edited_image(file, edit)))


@st.composite
def pictures(draw: st.DrawFn) -> tuple[NDArray[Any], list[int]]:
    """Pixels of some mode, and a box within them."""
    mode = draw(st.sampled_from(sorted(SHAPES)))
    height, width = draw(st.integers(1, 7)), draw(st.integers(1, 7))
    kind = np.uint16 if mode == "I;16" else np.uint8
    x, y = draw(st.integers(0, width - 1)), draw(st.integers(0, height - 1))
    box = [x, y, draw(st.integers(1, width - x)), draw(st.integers(1, height - y))]
    return draw(arrays(kind, (height, width, *SHAPES[mode]))), box


@given(pictures())
def test_a_crop_is_exactly_those_pixels(store: Store, picture: tuple[NDArray[Any], list[int]]) -> None:
    pixels, (x, y, width, height) = picture
    cropped = after(store, of_array(store, pixels), {"do": "crop", "box": [x, y, width, height]})
    assert np.array_equal(np.asarray(cropped), pixels[y : y + height, x : x + width])


@given(pictures(), st.sampled_from([90, 180, 270]))
def test_a_turn_moves_pixels_and_changes_none(
    store: Store, picture: tuple[NDArray[Any], list[int]], by: int
) -> None:
    pixels, _ = picture
    turned = after(store, of_array(store, pixels), {"do": "turn", "by": by})
    assert np.array_equal(np.asarray(turned), np.rot90(pixels, -by // 90))


@given(pictures(), st.sampled_from(["horizontal", "vertical"]))
def test_so_does_a_flip(store: Store, picture: tuple[NDArray[Any], list[int]], along: str) -> None:
    pixels, _ = picture
    flipped = after(store, of_array(store, pixels), {"do": "flip", "along": along})
    assert np.array_equal(np.asarray(flipped), pixels[:, ::-1] if along == "horizontal" else pixels[::-1])


@given(pictures())
def test_what_is_covered_is_black_and_all_else_as_it_was(
    store: Store, picture: tuple[NDArray[Any], list[int]]
) -> None:
    pixels, (x, y, width, height) = picture
    covered = after(
        store, of_array(store, pixels), {"do": "cover", "box": [x, y, width, height], "color": BLACK}
    )
    expected = pixels.copy()
    expected[y : y + height, x : x + width] = 0
    if covered.mode in ("LA", "RGBA"):
        expected[y : y + height, x : x + width, -1] = 255
    assert np.array_equal(np.asarray(covered), expected)


@pytest.mark.parametrize(
    ("mode", "color", "kept", "level"),
    [
        ("L", "#808080", "L", 128),
        ("L", "#ff0000", "RGB", (255, 0, 0)),
        ("LA", "#808080", "LA", (128, 255)),
        ("LA", "#ff0000", "RGBA", (255, 0, 0, 255)),
        ("1", "#ffffff", "1", 255),
        ("1", "#808080", "L", 128),
        ("RGB", "#0102fe", "RGB", (1, 2, 254)),
        ("P", "#0102fe", "RGB", (1, 2, 254)),
        ("I;16", "#808080", "I;16", 128 * 257),
        ("I;16", "#ff0000", "I;16", 76 * 257),
        ("CMYK", "#0102fe", "RGB", (1, 2, 254)),
    ],
)
def test_the_mode_stays_where_it_has_the_colour(
    store: Store, mode: str, color: str, kept: str, level: Any
) -> None:
    file = saved(store, PIL.Image.new(mode, (2, 1)), "TIFF" if mode == "CMYK" else "PNG")
    covered = after(store, file, {"do": "cover", "box": [0, 0, 1, 1], "color": color})
    assert (covered.mode, covered.getpixel((0, 0))) == (kept, level)


def test_a_colour_that_means_transparent_covers_all_the_same(store: Store) -> None:
    file = saved(store, PIL.Image.new("RGB", (2, 1), (9, 9, 9)), transparency=(0, 0, 0))
    covered = after(store, file, {"do": "cover", "box": [0, 0, 1, 1], "color": BLACK})
    assert covered.convert("RGBA").getpixel((0, 0)) == (0, 0, 0, 255)


def test_a_photo_is_upright_before_and_after(store: Store) -> None:
    pixels = np.arange(24, dtype=np.uint8).reshape(2, 4, 3)
    exif = PIL.Image.Exif()
    exif[0x0112] = 6  # the camera was turned by 90°
    photo = saved(store, PIL.Image.fromarray(pixels), exif=exif)
    upright = np.asarray(open_image(photo))
    assert upright.shape == (4, 2, 3)
    cropped = after(store, photo, {"do": "crop", "box": [0, 1, 2, 3]})
    assert np.array_equal(np.asarray(cropped), upright[1:])
    assert dict(cropped.getexif()) == {}


def test_the_profile_of_the_colours_stays_and_notes_go(store: Store) -> None:
    notes = PIL.Image.Exif()
    notes[0x010E] = "the patient's name"
    file = saved(store, PIL.Image.new("RGB", (4, 4)), "JPEG", icc_profile=b"profile", exif=notes)
    made = edited_image(file, {"do": "turn", "by": 90})
    assert isinstance(made.content, bytes)
    assert b"patient" not in made.content
    assert open_image(store(made)).info["icc_profile"] == b"profile"


def test_it_is_a_png_by_the_name_that_it_had(store: Store) -> None:
    made = edited_image(saved(store, PIL.Image.new("RGB", (4, 4)), "JPEG"), {"do": "turn", "by": 90})
    assert (made.name, made.mime) == ("scan.of.heart.png", "image/png")


BAD_EDITS = [
    {"do": "crop", "box": box}
    for box in (
        [0, 0, 5, 1],
        [-1, 0, 1, 1],
        [0, 0, 0, 1],
        [3, 3, 2, 1],
        [0, 0, 1],
        [0.0, 0, 1, 1],
        [True, 0, 1, 1],
        [0, 0, 1, 2**80],
        "0011",
        None,
    )
] + [
    {"do": "cover", "box": [0, 0, 1, 1], "color": color}
    for color in ("red", "#12345", "#1234567", "", "#" * 10**6, "#00000\u0660")
]


@pytest.mark.parametrize(
    "edit",
    [
        *BAD_EDITS,
        {"do": "turn", "by": 45},
        {"do": "turn", "by": True},
        {"do": "flip", "along": []},
        {"do": "flip"},
        {"do": "erase"},
        {},
        None,
        [["do", "crop"]],
        "crop",
    ],
)
def test_what_is_no_edit_is_refused(store: Store, edit: Any) -> None:
    with pytest.raises(BadValue, match=r"one of these ways|box must be|colour must be"):
        edited_image(of_array(store, np.zeros((4, 4), np.uint8)), edit)


def test_what_is_no_picture_is_refused(store: Store) -> None:
    for content in (b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\x89PNG\r\n\x1a\n"):
        with pytest.raises(BadFile):
            edited_image(store(Media(content, "a.png", "image/png")), {"do": "crop", "box": [0, 0, 1, 1]})


def test_of_pictures_that_move_the_first_is_kept(store: Store) -> None:
    first, second = PIL.Image.new("L", (2, 2), 0), PIL.Image.new("L", (2, 2), 255)
    file = saved(store, first, "GIF", save_all=True, append_images=[second])
    assert after(store, file, {"do": "flip", "along": "vertical"}).convert("L").getpixel((0, 0)) == 0
