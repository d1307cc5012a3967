"""Takes the pictures of docs/images: telling pages of the gallery on sheets, each in light and in dark.

`make pictures` runs it; run it when they look other than before.
"""

from __future__ import annotations

import runpy
from io import BytesIO
from pathlib import Path
from typing import Literal

from browsing import CHROMIUM, QUIET
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
Columns = tuple[tuple[str, ...], ...]
SHEETS: dict[str, Columns] = {
    "gallery": (
        ("Textbox", "Dropdown", "Slider"),
        ("HighlightedText", "Label", "DateTime"),
        ("Tabs", "CheckboxGroup", "FileExplorer"),
    ),
    "media": (("Image", "AnnotatedImage"), ("ImageEditor", "Audio"), ("Gallery", "Model3D")),
}
"""Pages below one another, column by column."""
WIDTH = 1280
"""Pixels of a sheet's width."""
HEIGHT = 1500
"""Pixels of a sheet's height: what is longer ends there."""

Scheme = Literal["light", "dark"]


def take(browser: Browser, url: str, columns: Columns, scheme: Scheme) -> Image.Image:
    """A sheet in one colour scheme.

    Args:
        browser: opens the pages.
        url: where the gallery is served.
        columns: what is on it.
        scheme: of the pages.
    """
    width = WIDTH // len(columns)
    page = browser.new_page(viewport={"width": width, "height": 600}, color_scheme=scheme)
    sheet: Image.Image | None = None
    for column, names in enumerate(columns):
        top = 0
        for name in names:
            page.goto(url + name)
            page.locator("main").wait_for()
            page.wait_for_load_state("networkidle")  # its parts are loaded one by one
            shot = Image.open(BytesIO(page.locator("main").screenshot(animations="disabled"))).convert("RGB")
            picture = shot.crop((0, 2, *shot.size))  # without the line under the bar of pages
            if sheet is None:
                sheet = Image.new("RGB", (WIDTH, HEIGHT), picture.getpixel((2, 2)))
            sheet.paste(picture, (column * width, top))
            top += picture.height
    assert sheet is not None
    return sheet


def main() -> None:
    """Serve the gallery and write all sheets."""
    folder = ROOT / "docs" / "images"
    folder.mkdir(exist_ok=True)
    demo = runpy.run_path(str(ROOT / "demos" / "gallery.py"))["demo"]
    _, url, _ = demo.launch(prevent_thread_lock=True, quiet=True, server_port=0)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for name, columns in SHEETS.items():
            for scheme in ("light", "dark"):
                sheet = take(browser, url, columns, scheme)
                sheet.quantize(256).save(folder / f"{name}_{scheme}.png", optimize=True)
        browser.close()
    demo.close()


if __name__ == "__main__":
    main()
