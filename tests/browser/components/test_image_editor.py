from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import numpy as np
from audit import audit
from browsing import Serve, Visit
from PIL import Image
from playwright.sync_api import Locator, Page, expect

import fanlight as gr

SIDE = 100


def draw(page: Page, canvas: Locator, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Draws a line, in parts of the canvas' sides."""
    box = canvas.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + start[0] * box["width"], box["y"] + start[1] * box["height"])
    page.mouse.down()
    page.mouse.move(box["x"] + end[0] * box["width"], box["y"] + end[1] * box["height"], steps=5)
    page.mouse.up()


def test_a_picture_is_brought_drawn_on_cropped_and_given_back(serve: Serve, visit: Visit) -> None:
    seen: list[dict[str, Any]] = []
    told: list[str] = []
    picture = np.random.default_rng(1).integers(0, 255, (SIDE, SIDE, 3), np.uint8)

    def count(drawing: dict[str, Any]) -> str:
        seen.append(drawing)
        return f"{len(seen)} states"

    red = gr.Brush(default_size=6, colors=[("#ff0000", 0.5)], color_mode="fixed")
    with gr.Blocks() as demo:
        editor = gr.ImageEditor(label="Editor", brush=red)
        states = gr.Textbox(label="States", interactive=False)
        editor.change(count, editor, states)
        for event in (editor.upload, editor.apply, editor.clear):
            event(lambda name=event.event: told.append(name), None, None)
    page = visit(serve(demo))
    content = io.BytesIO()
    Image.fromarray(picture).save(content, "PNG")
    page.locator("input[type=file]").set_input_files(
        {"name": "noise.png", "mimeType": "image/png", "buffer": content.getvalue()}
    )
    shown = page.get_by_label("States")
    expect(shown).to_have_value("1 states")
    assert (seen[-1]["background"][..., :3] == picture).all()
    (layer,) = seen[-1]["layers"]
    assert not layer.any()
    assert (seen[-1]["composite"] == seen[-1]["background"]).all()

    canvas = page.get_by_role("application")
    draw(page, canvas, (0.4, 0.5), (0.6, 0.5))
    expect(shown).to_have_value("2 states")
    drawn = seen[-1]
    (layer,) = drawn["layers"]
    assert layer[SIDE // 2, SIDE // 2].tolist() == [255, 0, 0, 128]
    assert layer[0, 0].tolist() == [0, 0, 0, 0]
    over = Image.alpha_composite(Image.fromarray(drawn["background"]), Image.fromarray(layer))
    assert (drawn["composite"] == np.array(over)).all()

    page.get_by_role("button", name="Crop").click()
    page.get_by_role("button", name="Lower right corner").press("Shift+ArrowLeft")
    page.get_by_role("button", name="Crop", exact=True).click()
    expect(shown).to_have_value("3 states")
    assert seen[-1]["composite"].shape == (75, 74, 4)
    assert seen[-1]["layers"][0].shape == (75, 74, 4)

    page.get_by_role("button", name="Undo").click()
    expect(shown).to_have_value("4 states")
    assert (seen[-1]["composite"] == drawn["composite"]).all()
    page.get_by_role("button", name="Clear").click()
    expect(shown).to_have_value("5 states")
    assert seen[-1] == {"background": None, "layers": [], "composite": None}
    page.keyboard.press("Control+z")
    expect(shown).to_have_value("6 states")
    assert (seen[-1]["composite"] == drawn["composite"]).all()
    assert told == ["upload", "apply", "clear"]


def test_what_the_editor_shows_is_right_for_all(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("image_editor")
    editor = page.get_by_role("group", name="Editor", exact=True)
    expect(page.get_by_label("Found")).to_have_value("360 × 240 pixels, drawn on 0 of 2 layers")
    draw(page, editor.get_by_role("application"), (0.2, 0.2), (0.7, 0.6))
    expect(page.get_by_label("Found")).to_have_value("360 × 240 pixels, drawn on 1 of 2 layers")
    editor.get_by_role("button", name="Layers").click()
    audit(page, 320)
    editor.get_by_role("button", name="Crop").click()
    expect(editor.get_by_role("button", name="Part to keep")).to_be_focused()
    audit(page, 1280)
    editor.get_by_role("button", name="Cancel").click()
    page.get_by_role("button", name="Negative of the background").click()
    expect(editor.get_by_role("button", name="Undo")).to_be_enabled()
