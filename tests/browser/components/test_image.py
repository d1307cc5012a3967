from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import PIL.Image
from audit import audit
from browsing import Serve, Visit
from numpy.typing import NDArray
from playwright.sync_api import Page, expect

import fanlight as gr

Pixels = NDArray[np.uint8]


def test_a_picture_is_covered_and_cropped_by_keyboard_to_the_pixel(
    open_demo: Callable[[str], Page], serve: Serve, visit: Visit, tmp_path: Path
) -> None:
    page = open_demo("image")
    ultrasound = page.get_by_role("group", name="Ultrasound")
    expect(ultrasound.get_by_role("img", name="Ultrasound")).to_be_visible()
    ultrasound.get_by_role("button", name="Edit").focus()
    page.keyboard.press("Enter")
    part = ultrasound.get_by_role("application", name="Selected part")
    expect(part).to_be_focused()
    heard = ultrasound.aria_snapshot()
    assert 'spinbutton "Width": "240"' in heard
    assert 'button "Hold to see the original" [disabled]' in heard
    audit(page)

    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Control+ArrowRight")
    expect(ultrasound.get_by_role("spinbutton", name="Left")).to_have_value("110")
    expect(page.get_by_label("Valve")).to_have_value("at 244, 204")
    page.keyboard.press("Delete")  # the valve is covered, and no longer found
    expect(page.get_by_label("Valve")).to_have_value("not found")
    page.keyboard.press("Control+z")
    expect(page.get_by_label("Valve")).to_have_value("at 244, 204")
    page.keyboard.press("Enter")
    expect(ultrasound.get_by_text("241 × 180")).to_be_visible()
    expect(page.get_by_label("Valve")).to_have_value("at 132, 108")
    page.keyboard.press("Escape")
    expect(ultrasound.get_by_role("button", name="Edit")).to_be_focused()


def test_a_photo_comes_upright_and_loses_no_pixel_to_its_edits(
    serve: Serve, visit: Visit, tmp_path: Path
) -> None:
    given: list[Pixels] = []
    with gr.Blocks() as demo:
        photo = gr.Image(label="Photo", image_mode="RGBA")
        point = gr.Textbox(label="Point")
        sent = gr.Textbox(label="Sent")
        gr.Button("Send").click(_keeper(given), photo, sent)
        photo.select(_point, None, point)
    pixels = np.random.default_rng(0).integers(0, 256, (90, 120, 3), np.uint8)
    path = tmp_path / "photo.jpg"
    exif = PIL.Image.Exif()
    exif[0x0112] = 6  # the camera was turned by 90°
    PIL.Image.fromarray(pixels).save(path, exif=exif)
    with PIL.Image.open(path) as stored:
        upright = np.rot90(np.asarray(stored.convert("RGBA")), -1)

    page = visit(serve(demo))
    group = page.get_by_role("group", name="Photo")
    group.locator("input[type=file]").set_input_files(path)
    shown = group.get_by_role("img", name="Photo")
    box = shown.bounding_box()
    assert box is not None
    assert box["height"] > box["width"]
    shown.click(position={"x": box["width"] * 0.5, "y": box["height"] * 0.75})
    expect(page.get_by_label("Point", exact=True)).to_have_value("[45, 90]")

    group.get_by_role("button", name="Edit").click()
    area = group.locator(".fl-selecting").bounding_box()
    assert area is not None
    scale = area["width"] / 90  # each pixel is several of the window's
    page.mouse.move(area["x"] + 10.5 * scale, area["y"] + 20.5 * scale)
    page.mouse.down()
    page.mouse.move(area["x"] + 29.5 * scale, area["y"] + 49.5 * scale)
    page.mouse.up()
    group.get_by_role("button", name="Cover").click()
    group.get_by_role("button", name="Flip left and right").click()
    group.get_by_role("button", name="Turn right").click()
    expect(group.get_by_text("120 × 90")).to_be_visible()
    page.get_by_role("button", name="Send").click()

    expected = upright.copy()
    expected[20:50, 10:30] = (0, 0, 0, 255)
    expected = np.rot90(expected[:, ::-1], -1)
    expect(page.get_by_label("Sent")).to_have_value("yes")
    assert np.array_equal(given[-1], expected)


def test_two_fingers_show_a_picture_closer_and_move_it(serve: Serve, visit: Visit) -> None:
    with gr.Blocks() as demo:
        gr.Image(np.zeros((300, 300, 3), np.uint8), label="Scan")
    page = visit(serve(demo), has_touch=True, viewport={"width": 400, "height": 600})
    view = page.locator(".fl-pan")
    expect(page.get_by_role("slider", name="Zoom")).to_be_attached()
    box = view.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    devtools = page.context.new_cdp_session(page)

    def touch(kind: str, *places: tuple[float, float]) -> None:
        points = [{"x": x + right, "y": y + down, "id": place} for place, (right, down) in enumerate(places)]
        devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", (-20, 0), (20, 0))
    touch("touchMove", (-30, 0), (30, 0))
    touch("touchMove", (-80, 0), (80, 0))
    expect(view).to_have_css("--fl-zoom", "4")
    before = view.evaluate("(view) => [view.scrollLeft, view.scrollTop]")
    touch("touchMove", (-60, 30), (100, 30))
    touch("touchEnd")
    after = view.evaluate("(view) => [view.scrollLeft, view.scrollTop]")
    assert after == [before[0] - 20, before[1] - 30]
    assert page.evaluate("visualViewport.scale") == 1


def test_the_camera_takes_pictures_and_streams(serve: Serve, visit: Visit) -> None:
    given: list[PIL.Image.Image] = []
    with gr.Blocks() as demo:
        photo = gr.Image(label="Photo", sources=["upload", "webcam"], type="pil")
        stream = gr.Image(label="Stream", streaming=True)
        count = gr.Number(0, label="Frames")
        sent = gr.Textbox(label="Sent")
        photo.input(_keeper(given), photo, sent)
        stream.stream(
            lambda frame, before: before + (frame is not None), [stream, count], count, stream_every=0.05
        )
    page = visit(serve(demo), permissions=["camera"])
    group = page.get_by_role("group", name="Photo")
    group.get_by_role("button", name="Camera").click()
    group.get_by_role("button", name="Take a picture").click()
    expect(group.get_by_role("img", name="Photo")).to_be_visible()
    expect(page.get_by_label("Sent")).to_have_value("yes")
    # Chromium's fake camera shows green, and bright squares in its corners
    red, green, blue = np.asarray(given[-1]).reshape(-1, 3).mean(axis=0)
    assert green > 80 > max(red, blue)

    live = page.get_by_role("group", name="Stream")
    live.get_by_role("button", name="Use the camera").click()
    live.get_by_role("button", name="Start").click()
    expect(page.get_by_label("Frames")).not_to_have_value("0")
    live.get_by_role("button", name="Stop").click()
    live.get_by_role("button", name="Close the camera").click()
    expect(live.get_by_role("img", name="Stream")).to_be_visible()


def _point(point: gr.SelectData) -> str:
    return str(point.index)


def _keeper(kept: list[Any]) -> Callable[[Any], str]:
    def keep(value: Any) -> str:
        kept.append(value)
        return "yes"

    return keep
