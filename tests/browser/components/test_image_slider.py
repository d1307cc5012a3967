from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from audit import audit
from PIL import Image
from playwright.sync_api import Page, expect

OpenDemo = Callable[[str], Page]


def test_two_images_are_sent_and_compared(open_demo: OpenDemo, tmp_path: Path) -> None:
    page = open_demo("image_slider")
    shown = page.get_by_role("figure", name="Fine and coarse")
    expect(shown.get_by_role("slider", name="Fine and coarse")).to_have_attribute("aria-valuenow", "40")
    assert shown.locator(".fl-comparison").aria_snapshot() == (
        '- img "First image"\n- img "Second image"\n- slider "Fine and coarse"'
    )
    audit(page)

    box = shown.locator(".fl-comparison").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + 20)
    page.mouse.up()
    expect(shown.get_by_role("slider")).to_have_attribute("aria-valuenow", "80")
    page.keyboard.press("ArrowLeft")
    expect(shown.get_by_role("slider")).to_have_attribute("aria-valuenow", "79")

    own = page.get_by_role("group", name="Your own pair")
    for name, height in (("First image", 20), ("Second image", 30)):
        path = tmp_path / f"{height}.png"
        Image.fromarray(np.full((height, 40, 3), height, np.uint8)).save(path)
        own.get_by_label(name).locator("visible=false").first.set_input_files(path)
    expect(page.get_by_label("What the function gets")).to_have_value("(20, 40, 3), (30, 40, 3)")
    own.get_by_role("button", name="Clear").click()
    expect(page.get_by_label("What the function gets")).to_have_value("None")
