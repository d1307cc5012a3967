from __future__ import annotations

import re
import threading
from collections.abc import Callable
from typing import Any

from audit import audit
from browsing import Faults, Serve, Visit
from playwright.sync_api import Locator, Page, expect
from relay import Relay

import fanlight as gr

HEARD = """\
- group "Sketch":
  - text: Sketch
  - button "Download"
  - button "Fullscreen"
  - radiogroup "Tool":
    - radio "Brush" [checked]
    - radio "Eraser"
    - radio "Line"
    - radio "Rectangle"
    - radio "Ellipse"
    - radio "Move the view"
  - button "Undo" [disabled]
  - button "Redo" [disabled]
  - button "Clear" [disabled]
  - text: Size
  - slider "Size": "8"
  - application "Canvas of Sketch"
  - paragraph: Arrow keys move the pen. It draws while Space is down, or from Enter to Enter. Escape drops the line.
  - button "Crop"
  - button "Zoom out"
  - button "Show all, 122 %": 122 %
  - button "Zoom in"
  - button "Layers"
  - alert"""
SIDE = 200


def draw(page: Page, canvas: Locator, *points: tuple[float, float]) -> None:
    """Draws a line through points, in parts of the canvas' sides."""
    box = canvas.bounding_box()
    assert box is not None
    places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in places[1:]:
        page.mouse.move(*place, steps=4)
    page.mouse.up()


def test_a_sketch_is_drawn_by_pointer_and_by_keys_and_undone(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("sketchpad")
    group = page.get_by_role("group", name="Sketch")
    found = page.get_by_label("Found")
    canvas = group.get_by_role("application")
    assert group.aria_snapshot() == HEARD
    audit(page)

    draw(page, canvas, (0.3, 0.3), (0.7, 0.3), (0.7, 0.7))
    expect(found).to_have_value(re.compile(r"^[1-9]\.\d% is black$"))
    drawn = found.input_value()
    group.get_by_role("button", name="Undo").click()
    expect(found).to_have_value("Nothing yet")
    page.keyboard.press("Control+y")
    expect(found).to_have_value(drawn)

    canvas.focus()
    page.keyboard.press("l")
    page.keyboard.down(" ")
    for _ in range(10):
        page.keyboard.press("ArrowUp")
    page.keyboard.up(" ")
    expect(found).not_to_have_value(drawn)
    page.keyboard.press("Control+z")
    expect(found).to_have_value(drawn)
    page.keyboard.press("e")
    draw(page, canvas, (0.7, 0.3), (0.7, 0.7))
    expect(found).not_to_have_value(drawn)
    group.get_by_role("button", name="Layers").click()
    group.get_by_role("button", name="Hide Layer 1").click()
    expect(found).to_have_value("0.0% is black")


def test_no_stroke_is_lost_while_the_connection_is_cut_or_a_run_is_slow(
    serve: Serve, visit: Visit, faults: Faults
) -> None:
    faults.foresee("")
    go = threading.Event()
    seen: list[str] = []

    def quarters(drawing: dict[str, Any]) -> str:
        """In which quarters of the canvas there is ink."""
        if drawing["composite"] is None:
            return "none"
        dark = drawing["composite"][..., 0] < 128
        half = SIDE // 2
        parts = [dark[y : y + half, x : x + half].any() for y in (0, half) for x in (0, half)]
        return "".join(name for name, one in zip("ABCD", parts, strict=True) if one)

    def slow(drawing: dict[str, Any]) -> dict[str, Any]:
        seen.append(quarters(drawing))
        go.wait(20)
        return drawing

    with gr.Blocks() as demo:
        sketch = gr.Sketchpad(label="Sketch", canvas_size=(SIDE, SIDE))
        found = gr.Textbox(label="Found", interactive=False)
        again = gr.Button("Again")
        sketch.change(quarters, sketch, found)
        again.click(slow, sketch, sketch)

    with Relay(serve(demo)) as relay:
        page = visit(relay.url)
        canvas = page.get_by_role("application")
        shown = page.get_by_label("Found")
        draw(page, canvas, (0.2, 0.2), (0.3, 0.3))
        page.get_by_role("button", name="Again").click()
        expect(shown).to_have_value("A")
        draw(page, canvas, (0.7, 0.2), (0.8, 0.3))
        expect(shown).to_have_value("AB")
        go.set()
        relay.cut()
        draw(page, canvas, (0.2, 0.7), (0.3, 0.8))
        draw(page, canvas, (0.7, 0.7), (0.8, 0.8))
        relay.mend()
        expect(shown).to_have_value("ABCD")
        assert seen == ["A"]
        draw(page, canvas, (0.4, 0.2), (0.4, 0.3))
        expect(shown).to_have_value("ABCD")
        page.reload()
        draw(page, canvas, (0.4, 0.2), (0.4, 0.3))
        expect(shown).to_have_value("ABCD")
