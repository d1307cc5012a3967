"""The story of the sepia demo: a photo goes in, is seen in sepia, follows the slider and is flagged."""

from __future__ import annotations

import base64
import io
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from browsing import Faults, Show, Visit
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from fanlight import flagging

DEMO = Path(__file__).parents[2] / "demos" / "sepia_flagging.py"
Pixels = NDArray[np.uint8]


class Darkroom:
    """The demo's page, as its visitor sees it."""

    def __init__(self, page: Page, sepia: Callable[[Pixels, float], NDArray[np.float64]]) -> None:
        self.page = page
        self.sepia = sepia
        self.input = page.get_by_role("group", name="Image").nth(0)
        self.output = page.get_by_role("group", name="Image").nth(1)
        self.slider = page.get_by_role("slider", name="Slider")

    def drop(self, content: bytes, name: str = "photo.png", kind: str = "image/png") -> None:
        """Drop a file from the desktop on the first frame."""
        data = self.page.evaluate_handle(
            """([content, name, type]) => {
                const data = new DataTransfer();
                const bytes = Uint8Array.from(atob(content), (one) => one.charCodeAt(0));
                data.items.add(new File([bytes], name, { type }));
                return data;
            }""",
            [base64.b64encode(content).decode(), name, kind],
        )
        for event in ("dragover", "drop"):
            self.input.locator(".fl-stage").dispatch_event(event, {"dataTransfer": data})

    def choose(self, file: Path) -> None:
        """Choose a file in the dialog that a click opens."""
        with self.page.expect_file_chooser() as chooser:
            self.input.get_by_role("button", name="Drop an image here").click()
        chooser.value.set_files(file)

    def shown(self, frame: Locator) -> Pixels:
        """The pixels of the picture in a frame, when no run is on its way any more."""
        expect(frame.get_by_role("img", name="Image")).to_be_visible()
        expect(self.output).to_have_attribute("aria-busy", "false")
        newest = frame.get_by_role("link", name="Download").get_attribute("href") or ""
        expect(frame.get_by_role("img")).to_have_attribute("src", newest.removesuffix("?download=1"))
        return pixels(self.download(frame))

    def download(self, frame: Locator) -> bytes:
        """The file behind the picture in a frame."""
        address = frame.get_by_role("img").evaluate("image => image.src")
        return self.page.request.get(address).body()

    @property
    def strength(self) -> float:
        """Where the slider stands."""
        return float(self.page.get_by_label("Slider (number)").input_value())

    def assert_output_follows(self, photo: Pixels) -> None:
        """The output is the sepia of a photo, with the slider's strength."""
        result = self.shown(self.output)
        expected = self.sepia(photo, self.strength) * 255
        assert result.shape == photo.shape
        assert np.abs(result - expected).max() <= 1


def pixels(file: bytes) -> Pixels:
    return np.asarray(Image.open(io.BytesIO(file)).convert("RGB"))


def encoded(photo: Pixels) -> bytes:
    file = io.BytesIO()
    Image.fromarray(photo).save(file, "png")
    return file.getvalue()


@pytest.fixture
def room(show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Darkroom:
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = runpy.run_path(str(DEMO))
    return Darkroom(show(names["demo"]), names["sepia"])


@pytest.fixture
def photo() -> Pixels:
    return np.random.default_rng(7).integers(0, 256, (48, 64, 3), dtype=np.uint8)


@pytest.fixture
def png(photo: Pixels) -> bytes:
    return encoded(photo)


def test_a_dropped_photo_is_seen_in_sepia(room: Darkroom, photo: Pixels, png: bytes) -> None:
    room.drop(png)

    room.assert_output_follows(photo)
    assert room.download(room.input) == png


def test_a_chosen_photo_is_seen_in_sepia(room: Darkroom, photo: Pixels, png: bytes, tmp_path: Path) -> None:
    file = tmp_path / "Ünïcode & spaces #1.png"
    file.write_bytes(png)
    room.choose(file)

    room.assert_output_follows(photo)


def test_a_pasted_photo_is_seen_in_sepia(room: Darkroom, photo: Pixels, png: bytes) -> None:
    room.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    room.page.evaluate(
        """async (png) => {
            const bytes = Uint8Array.from(atob(png), (one) => one.charCodeAt(0));
            const blob = new Blob([bytes], { type: "image/png" });
            await navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]);
        }""",
        base64.b64encode(png).decode(),
    )
    room.input.hover()
    room.page.keyboard.press("Control+V")

    room.assert_output_follows(photo)


def test_the_output_follows_the_mouse(room: Darkroom, photo: Pixels, png: bytes) -> None:
    room.drop(png)
    room.shown(room.output)
    box = room.slider.bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    room.page.mouse.move(box["x"] + box["width"] / 2, middle)
    room.page.mouse.down()
    room.page.mouse.move(box["x"] + box["width"] * 0.9, middle, steps=12)
    room.page.mouse.up()

    assert 0.8 < room.strength < 1
    room.assert_output_follows(photo)


def test_the_output_follows_the_keyboard(room: Darkroom, photo: Pixels, png: bytes) -> None:
    room.drop(png)
    room.shown(room.output)
    room.slider.focus()
    for _ in range(5):
        room.page.keyboard.press("ArrowRight")
    room.assert_output_follows(photo)
    room.page.keyboard.press("End")

    assert room.strength == 1
    room.assert_output_follows(photo)


def test_what_is_flagged_is_what_was_seen(room: Darkroom, photo: Pixels, png: bytes, tmp_path: Path) -> None:
    room.drop(png)
    room.page.get_by_label("Slider (number)").fill("0.37")
    room.assert_output_follows(photo)
    seen = room.shown(room.output)
    flag = room.page.get_by_role("button", name="Flag")
    flag.click()
    expect(flag).to_have_attribute("aria-busy", "false")

    (sample,) = flagging.read(tmp_path / "flagged_data_points", raw=True)
    first, strength, second = list(sample.values())[:3]
    assert strength == 0.37
    np.testing.assert_array_equal(pixels(first.read_bytes()), photo)
    np.testing.assert_array_equal(pixels(second.read_bytes()), seen)


def test_a_file_that_is_no_image_gets_a_sentence(room: Darkroom, faults: Faults) -> None:
    faults.foresee("the server responded with a status of 4")
    room.drop(b"just words", "notes.txt", "text/plain")
    expect(room.input.get_by_role("alert")).to_have_text("notes.txt is not an image: choose another file.")

    room.drop(b"no more than words", "picture.png", "image/png")
    expect(room.output).to_contain_text("picture.png")
    expect(room.output).to_contain_text("image")


def test_a_cleared_frame_takes_the_next_photo(room: Darkroom, photo: Pixels, png: bytes) -> None:
    room.drop(png)
    room.shown(room.output)
    room.input.get_by_role("button", name="Clear").click()
    expect(room.input.get_by_role("img")).to_have_count(0)
    room.drop(png)

    room.assert_output_follows(photo)


def test_a_download_is_the_file_that_is_shown(room: Darkroom, png: bytes) -> None:
    room.drop(png)
    room.shown(room.output)
    with room.page.expect_download() as download:
        room.output.get_by_role("link", name="Download").click()

    assert download.value.path().read_bytes() == room.download(room.output)


def test_a_picture_fills_the_window_until_escape(room: Darkroom, png: bytes) -> None:
    room.drop(png)
    room.shown(room.output)
    room.output.get_by_role("button", name="Fullscreen").click()
    expect(room.page.get_by_role("dialog").get_by_role("img")).to_be_in_viewport(ratio=1)
    room.page.keyboard.press("Escape")

    expect(room.page.get_by_role("dialog")).to_have_count(0)
    expect(room.output.get_by_role("button", name="Fullscreen")).to_be_focused()


def test_two_visitors_do_not_disturb_each_other(
    room: Darkroom, photo: Pixels, png: bytes, visit: Visit
) -> None:
    other = Darkroom(visit(room.page.url), room.sepia)
    room.drop(png)
    other.drop(encoded(255 - photo))

    room.assert_output_follows(photo)
    other.assert_output_follows(255 - photo)
