from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import numpy as np
import PIL.Image
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from fanlight.blocks.errors import BadFile, BadValue, PageError
from fanlight.blocks.wire.media import Media, StoredFile
from fanlight.components._webcam import WebcamOptions
from fanlight.components.image import Image

Store = Callable[[Media], StoredFile]
Watch = Callable[[], AbstractContextManager[list[Any]]]

RED = (255, 0, 0)


def sent(store: Store, component: Image, value: Any) -> Any:
    """What the next function gets of what this one returned."""
    payload = component.postprocess(value)
    assert isinstance(payload, Media)
    return component.preprocess(store(payload))


def shapes(*channels: int) -> st.SearchStrategy[tuple[int, ...]]:
    size = st.integers(1, 9)
    return st.one_of(*(st.tuples(size, size, st.just(n)) if n else st.tuples(size, size) for n in channels))


@given(arrays(np.uint8, shapes(3)))
def test_rgb_survives_bit_by_bit(store: Store, pixels: NDArray[np.uint8]) -> None:
    assert (sent(store, Image(), pixels) == pixels).all()


@given(arrays(np.uint8, shapes(4)))
def test_rgba_survives_bit_by_bit(store: Store, pixels: NDArray[np.uint8]) -> None:
    assert (sent(store, Image(image_mode="RGBA"), pixels) == pixels).all()


@given(arrays(np.uint8, shapes(0, 1)))
def test_grey_survives_bit_by_bit(store: Store, pixels: NDArray[np.uint8]) -> None:
    assert (sent(store, Image(image_mode="L"), pixels) == pixels.reshape(pixels.shape[:2])).all()


@given(arrays(np.uint8, shapes(0, 1, 2, 3, 4)))
def test_any_mode_is_kept_where_the_author_asks_for_none(store: Store, pixels: NDArray[np.uint8]) -> None:
    expected = pixels[:, :, 0] if pixels.shape[2:] == (1,) else pixels
    assert (sent(store, Image(image_mode=None), pixels) == expected).all()


@given(arrays(np.bool_, shapes(0)))
def test_bools_survive(store: Store, pixels: NDArray[np.bool_]) -> None:
    back = sent(store, Image(image_mode="1"), pixels)
    assert back.dtype == np.bool_
    assert (back == pixels).all()


@given(arrays(np.uint16, shapes(0)))
def test_16_bits_survive(store: Store, pixels: NDArray[np.uint16]) -> None:
    assert (sent(store, Image(image_mode="I"), pixels) == pixels).all()
    assert (sent(store, Image(image_mode="L"), pixels) == pixels >> 8).all()


@given(arrays(np.int32, shapes(0)))
def test_any_int32_survives_in_mode_i(store: Store, numbers: NDArray[np.int32]) -> None:
    assert (sent(store, Image(image_mode="I"), PIL.Image.fromarray(numbers)) == numbers).all()


@given(arrays(np.float32, shapes(0), elements=st.floats(width=32)))
def test_any_float32_survives_in_mode_f(store: Store, numbers: NDArray[np.float32]) -> None:
    back = sent(store, Image(image_mode="F"), PIL.Image.fromarray(numbers))
    assert np.array_equal(back, numbers, equal_nan=True)


@pytest.mark.parametrize(("limit", "suffix"), [(255, "png"), (65535, "png"), (65536, "tiff")])
def test_whole_numbers_are_shown_by_browsers_as_long_as_png_holds_them(limit: int, suffix: str) -> None:
    payload = Image().postprocess(PIL.Image.fromarray(np.array([[0, limit]], np.int32)))
    assert isinstance(payload, Media)
    assert payload.name == f"image.{suffix}"


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_floats_from_0_to_1_become_255_steps(store: Store, dtype: type[np.floating[Any]]) -> None:
    levels = np.array([[0, 0.1, 0.5, 0.998, 1, -0.5, np.nan]], dtype)
    # 0.5 * 255 = 127.5 is rounded to the even 128
    assert sent(store, Image(image_mode="L"), levels).tolist() == [[0, 26, 128, 254, 255, 0, 0]]


@given(arrays(np.float64, shapes(0, 1, 2, 3, 4), elements=st.floats(0, 1)))
def test_floats_lose_less_than_half_a_step(store: Store, levels: NDArray[np.float64]) -> None:
    back = sent(store, Image(image_mode=None), levels).reshape(levels.shape)
    assert np.abs(back / 255 - levels).max() <= 0.5 / 255 + 1e-12


def test_a_float_may_overshoot_by_its_rounding(store: Store) -> None:
    assert sent(store, Image(image_mode="L"), np.array([[np.nextafter(np.float32(1), np.float32(2))]])) == 255


@pytest.mark.parametrize(
    ("array", "cure"),
    [
        (np.array([[0.0, 200.0]]), r"return array.astype\(np.uint8\)"),
        (np.array([[np.inf]]), "holds 0 to 1"),
        (np.array([[0, 256]]), r"cut it off with array.clip\(0, 255\)"),
        (np.array([[-1]], np.int8), "holds 0 to 255"),
        (np.zeros((3, 20, 20), np.uint8), r"return array.transpose\(1, 2, 0\)"),
        (np.zeros(5, np.uint8), r"must be \(height, width\)"),
        (np.zeros((0, 5), np.uint8), r"must be \(height, width\)"),
    ],
)
def test_an_array_that_is_no_image_names_the_cure(array: NDArray[Any], cure: str) -> None:
    with pytest.raises(ValueError, match=cure):
        Image().postprocess(array)


@pytest.mark.parametrize("array", [np.array([["a"]]), np.array([[None]]), np.array([[1j]])])
def test_an_array_without_numbers_is_named(array: NDArray[Any]) -> None:
    with pytest.raises(TypeError, match="is no image: return one of uint8"):
        Image().postprocess(array)


def test_integers_of_any_size_hold_0_to_255(store: Store) -> None:
    assert sent(store, Image(image_mode="L"), np.array([[0, 7, 255]])).tolist() == [[0, 7, 255]]


def test_uint16_in_colour_keeps_its_upper_bits(store: Store) -> None:
    assert sent(store, Image(), np.array([[[0, 256, 65535]]], np.uint16)).tolist() == [[[0, 1, 255]]]


ALL_MODES = ("1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK", "YCbCr", "LAB", "HSV", "I", "F", "I;16")


@pytest.mark.parametrize(
    "mode", ["1", "L", "P", "RGB", "RGBA", "CMYK", "YCbCr", "LAB", "HSV", "I", "F", None]
)
@pytest.mark.parametrize("source", ALL_MODES)
def test_every_mode_comes_from_every_other(store: Store, source: str, mode: str | None) -> None:
    image = sent(store, Image(image_mode=mode, type="pil"), PIL.Image.new(source, (4, 3)))
    assert image.size == (4, 3)
    assert mode in (image.mode, None)


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "RGBA", "CMYK", "YCbCr", "LAB", "HSV", "I", "F"])
def test_colours_are_those_that_pillow_makes(store: Store, mode: str) -> None:
    colours = np.random.default_rng(0).integers(0, 256, (8, 8, 3), np.uint8)
    expected = np.array(PIL.Image.fromarray(colours).convert(mode))
    assert (sent(store, Image(image_mode=mode), colours) == expected).all()


@pytest.mark.parametrize("mode", ["LA", "P", "RGBA"])
def test_what_is_transparent_comes_on_white(store: Store, mode: str) -> None:
    image = PIL.Image.new("RGBA", (2, 1), (0, 0, 0, 0))
    image.putpixel((1, 0), (0, 0, 0, 255))
    pixels = sent(store, Image(), image.convert(mode))
    assert pixels.tolist() == [[[255, 255, 255], [0, 0, 0]]]


@pytest.mark.parametrize("transparency", [0, b"\x00\xff"])
def test_a_palette_with_transparency_comes_on_white(store: Store, transparency: int | bytes) -> None:
    image = PIL.Image.new("P", (2, 1))
    image.putpalette([0, 0, 0, *RED])
    image.putpixel((1, 0), 1)
    image.info["transparency"] = transparency
    assert sent(store, Image(), image).tolist() == [[[255, 255, 255], list(RED)]]


@pytest.mark.parametrize("format", ["png", "webp", "jpeg", "jpg", "gif", "bmp", "tiff"])
@pytest.mark.parametrize("source", ALL_MODES)
def test_every_mode_is_written_in_every_format(store: Store, format: str, source: str) -> None:
    payload = Image(format=format).postprocess(PIL.Image.new(source, (4, 3)))
    assert isinstance(payload, Media)
    assert payload.mime.startswith("image/")
    assert Image().preprocess(store(payload)).shape == (3, 4, 3)  # type: ignore[union-attr]


def test_jpeg_shows_transparent_parts_as_white(store: Store) -> None:
    pixels = sent(store, Image(format="jpeg"), np.zeros((8, 8, 4), np.uint8))
    assert (pixels == 255).all()


def test_the_format_is_png_unless_the_author_says_otherwise() -> None:
    png, webp = (
        component.postprocess(np.zeros((2, 2), np.uint8)) for component in (Image(), Image(format="webp"))
    )
    assert isinstance(png, Media)
    assert isinstance(png.content, bytes)
    assert (png.name, png.mime, png.content[:4]) == ("image.png", "image/png", b"\x89PNG")
    assert isinstance(webp, Media)
    assert (webp.name, webp.mime) == ("image.webp", "image/webp")


def test_an_unknown_format_names_those_known() -> None:
    with pytest.raises(PageError, match='write "png", "webp"'):
        Image(format="mp3")


def test_a_gif_keeps_its_frames(store: Store) -> None:
    frames = [PIL.Image.new("L", (4, 4), shade) for shade in (0, 128, 255)]
    file = store(animated(frames))
    whole = Image(type="pil").preprocess(file)
    assert isinstance(whole, PIL.Image.Image)
    again = Image(format="gif", type="pil").postprocess(whole)
    assert isinstance(again, Media)
    back = Image(type="pil").preprocess(store(again))
    for image in (whole, back):
        image.seek(2)  # type: ignore[union-attr]
        assert image.convert("L").getpixel((0, 0)) == 255  # type: ignore[union-attr]
    assert Image(type="filepath").preprocess(file) == str(file.path)
    assert Image().preprocess(file).shape == (4, 4, 3)  # type: ignore[union-attr]


def test_what_stands_beside_the_pixels_survives(store: Store) -> None:
    image = PIL.Image.new("RGB", (2, 2))
    image.info["parameters"] = "steps: 20 🪟"
    assert sent(store, Image(type="pil"), image).info["parameters"] == "steps: 20 🪟"


def test_a_photo_comes_upright(store: Store, tmp_path: Path) -> None:
    image = PIL.Image.new("RGB", (2, 1), RED)
    exif = image.getexif()
    exif[0x0112] = 6  # the camera was turned by 90°
    image.save(tmp_path / "photo.jpg", exif=exif)
    photo = store(Media(tmp_path / "photo.jpg", "photo.jpg", "image/jpeg"))
    assert Image().preprocess(photo).shape == (2, 1, 3)  # type: ignore[union-attr]
    back = Image(type="pil").preprocess(photo)
    assert back.size == (1, 2)  # type: ignore[union-attr]
    assert sent(store, Image(type="pil"), back).size == (1, 2)


def test_arrays_belong_to_the_function(store: Store) -> None:
    pixels = sent(store, Image(), np.zeros((2, 2, 3), np.uint8))
    pixels += 1
    assert pixels.flags.c_contiguous


def test_a_path_is_that_of_the_file_where_its_mode_is_wanted(store: Store) -> None:
    payload = Image().postprocess(np.zeros((2, 2, 3), np.uint8))
    assert isinstance(payload, Media)
    file = store(payload)
    assert Image(type="filepath").preprocess(file) == str(file.path)
    assert Image(type="filepath", image_mode=None).preprocess(file) == str(file.path)


def test_else_it_is_that_of_a_converted_file_beside_it(store: Store) -> None:
    payload = Image().postprocess(np.zeros((2, 2, 4), np.uint8))
    assert isinstance(payload, Media)
    file = store(payload)
    path = Path(str(Image(type="filepath").preprocess(file)))
    assert path.parent == file.path.parent
    assert path.suffix == ".png"
    with PIL.Image.open(path) as image:
        assert image.mode == "RGB"
    assert sorted(path.parent.glob(f"{file.path.name}*")) == [file.path, path]


def test_an_svg_comes_as_a_path_only(store: Store) -> None:
    file = store(Media(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg", "image/svg+xml"))
    assert Image(type="filepath").preprocess(file) == str(file.path)
    with pytest.raises(BadFile):
        Image().preprocess(file)


def test_nothing_is_nothing() -> None:
    assert Image().preprocess(None) is None
    assert Image().postprocess(None) is None


def test_a_path_is_passed_on_unopened(watch_files: Watch) -> None:
    component = Image()
    component.postprocess("warm.png")  # reads the system's table of media types, once
    with watch_files() as opened:
        media = component.postprocess("/etc/passwd")
        photo = component.postprocess(Path("photo.jpg"))
    assert opened == []
    assert media == Media(Path("/etc/passwd"), "passwd", "application/octet-stream")
    assert photo == Media(Path("photo.jpg"), "photo.jpg", "image/jpeg")


def test_an_address_is_left_to_the_browser(watch_files: Watch) -> None:
    component = Image()
    with watch_files() as opened:
        payload = component.postprocess("https://x.test/a.png")
    assert opened == []
    assert payload == {"url": "https://x.test/a.png"}
    assert component.postprocess(payload) == payload
    with pytest.raises(BadValue):
        component.preprocess(payload)


def test_files_pass_as_they_are(store: Store) -> None:
    media = Media(b"x", "x.png", "image/png")
    file = store(media)
    assert Image().postprocess(media) is media
    assert Image().postprocess(file) is file


@pytest.mark.parametrize("value", [3, b"bytes", [[0]], {"path": "x"}])
def test_what_is_no_image_is_named(value: Any) -> None:
    with pytest.raises(TypeError, match="Image 'Photo' shows a numpy array, a PIL image, a path or None"):
        Image(label="Photo").postprocess(value)


@pytest.mark.parametrize("payload", ["/etc/passwd", {"path": "/etc/passwd"}, {"$file": "x"}, 3, [None]])
def test_refuses_what_is_no_file_of_the_store(payload: Any) -> None:
    with pytest.raises(BadValue, match="takes an uploaded image or nothing"):
        Image().preprocess(payload)


def test_can_take_uploads_the_webcam_and_the_clipboard() -> None:
    assert Image().sources == ["upload", "webcam", "clipboard"]
    assert Image(sources="upload").sources == ["upload"]
    assert Image(sources=("webcam", "clipboard")).sources == ["webcam", "clipboard"]
    with pytest.raises(PageError, match="write one of 'upload'"):
        Image(sources="disk")  # type: ignore[arg-type]


def test_streams_the_webcam_alone() -> None:
    assert Image(streaming=True).props()["sources"] == ["webcam"]
    assert Image(streaming=True, sources="webcam").props()["streaming"] is True
    with pytest.raises(PageError, match="from the webcam alone"):
        Image(streaming=True, sources=["webcam", "upload"])


@pytest.mark.parametrize(
    ("options", "props"),
    [
        (None, {"mirror": True, "constraints": None}),
        (WebcamOptions(mirror=False), {"mirror": False, "constraints": None}),
        (
            WebcamOptions(constraints={"video": {"width": 640}, "audio": False}),
            {"mirror": True, "constraints": {"video": {"width": 640}, "audio": False}},
        ),
        (
            WebcamOptions(constraints={"facingMode": "user"}),
            {"mirror": True, "constraints": {"video": {"facingMode": "user"}}},
        ),
    ],
)
def test_says_to_the_browser_how_to_use_the_webcam(
    options: WebcamOptions | None, props: dict[str, Any]
) -> None:
    assert Image(webcam_options=options).props()["webcam"] == props


@pytest.mark.parametrize(
    "options",
    [{"mirror": False}, WebcamOptions(mirror="no"), WebcamOptions(constraints=[3])],  # type: ignore[arg-type]
)
def test_webcam_options_that_are_none_name_the_cure(options: Any) -> None:
    with pytest.raises(PageError, match="WebcamOptions"):
        Image(webcam_options=options)


@pytest.mark.parametrize(
    ("old", "sources", "webcam"),
    [
        ({"source": "webcam", "streaming": True}, ["webcam"], {"mirror": True, "constraints": None}),
        ({"source": "upload", "tool": "select"}, ["upload"], {"mirror": True, "constraints": None}),
        (
            {"mirror_webcam": False, "webcam_constraints": {"video": {"width": 640}}},
            ["upload", "webcam", "clipboard"],
            {"mirror": False, "constraints": {"video": {"width": 640}}},
        ),
    ],
)
def test_knows_how_older_programs_spelled_it(
    old: dict[str, Any], sources: list[str], webcam: dict[str, Any]
) -> None:
    with pytest.warns(DeprecationWarning, match="is an old spelling") as warned:
        props = Image(**old).props()
    assert (props["sources"], props["webcam"]) == (sources, webcam)
    assert {one.filename for one in warned} == {__file__}


def test_an_unknown_parameter_is_still_unknown() -> None:
    with pytest.raises(TypeError, match="no parameter 'brightness'"):
        Image(brightness=3)  # type: ignore[call-arg]


def test_a_watermark_lies_over_what_a_function_returns(store: Store, tmp_path: Path) -> None:
    component = Image(watermark=np.full((2, 3, 3), 255, np.uint8))
    pixels = np.zeros((30, 40, 3), np.uint8)
    expected = pixels.copy()
    expected[18:20, 27:30] = 255  # 10 pixels from the bottom and from the right
    PIL.Image.fromarray(pixels).save(tmp_path / "dark.png")
    named = component.postprocess(tmp_path / "dark.png")
    assert isinstance(named, Media)
    assert named.remake is not None
    with (tmp_path / "dark.png").open("rb") as source, named.remake.made(source) as marked:
        assert (component.preprocess(store(marked)) == expected).all()
    assert (sent(store, component, pixels) == expected).all()
    assert (sent(store, component, PIL.Image.fromarray(pixels)) == expected).all()


def test_a_visitors_edit_is_answered_with_a_picture(store: Store) -> None:
    component = Image()
    file = store(component.postprocess(np.arange(12, dtype=np.uint8).reshape(2, 2, 3)))  # type: ignore[arg-type]
    turned = component.edited(file, {"do": "turn", "by": 180})
    assert component.preprocess(store(turned)).tolist() == [[[9, 10, 11], [6, 7, 8]], [[3, 4, 5], [0, 1, 2]]]  # type: ignore[union-attr]
    with pytest.raises(BadValue, match="takes an uploaded image"):
        component.edited("/etc/passwd", {"do": "turn", "by": 180})


def animated(frames: list[PIL.Image.Image]) -> Media:
    payload = Image(format="gif").postprocess(_joined(frames))
    assert isinstance(payload, Media)
    return payload


def _joined(frames: list[PIL.Image.Image]) -> PIL.Image.Image:
    buffer = io.BytesIO()
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:])
    return PIL.Image.open(buffer)
