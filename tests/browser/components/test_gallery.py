from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from audit import audit
from browsing import Faults, Serve, Visit
from PIL import Image
from playwright.sync_api import Page, expect

import fanlight as gr

OpenDemo = Callable[[str], Page]


def test_pictures_are_looked_at_sent_and_removed_by_keyboard(open_demo: OpenDemo, tmp_path: Path) -> None:
    page = open_demo("gallery")
    named = page.get_by_role("figure", name="With captions")
    expect(named.get_by_role("button", name="Dunes")).to_be_visible()
    audit(page)

    named.get_by_role("button", name="Dunes").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(named.get_by_role("img", name="A caption that goes on")).to_be_visible()
    page.keyboard.press("Home")
    expect(named.get_by_role("img", name="Dunes")).to_be_visible()
    page.keyboard.press("Escape")
    expect(named.get_by_role("button", name="Dunes")).to_be_focused()

    page.get_by_role("list", name="Sixty").get_by_role("button").nth(2).click()
    expect(page.get_by_label("Selected")).to_have_value("2: None")

    own = page.get_by_role("group", name="Your own")
    sent = tmp_path / "black.png"
    Image.fromarray(np.zeros((20, 30, 3), np.uint8)).save(sent)
    own.locator("input[type=file]").set_input_files(sent)
    expect(page.get_by_label("What the function gets")).to_have_value("Dunes, Tide, None")
    own.get_by_role("button", name="Dunes", exact=True).focus()
    page.keyboard.press("Delete")
    expect(page.get_by_label("What the function gets")).to_have_value("Tide, None")
    expect(own.get_by_role("button", name="Tide", exact=True)).to_be_focused()
    with page.expect_download() as download:
        own.get_by_role("button", name="Download all").click()
    assert Path(download.value.path()).read_bytes().startswith(b"PK")


def test_of_a_thousand_pictures_only_those_that_are_seen_are_fetched(
    serve: Serve, visit: Visit, faults: Faults
) -> None:
    pictures = [np.full((200, 200, 3), number % 251, np.uint8) for number in range(1_000)]
    for number, picture in enumerate(pictures):
        picture[0, 0] = number >> 8
    with gr.Blocks() as demo:
        gr.Gallery(pictures, label="Thousand", columns=8, height=400)
    page = visit(serve(demo))
    tiles = page.get_by_role("list", name="Thousand").get_by_role("button")
    expect(tiles).to_have_count(1_000)
    page.wait_for_function("() => document.querySelector('.fl-tile > img')?.complete")
    assert tiles.first.locator("img").evaluate("(image) => image.currentSrc").endswith("?thumbnail=160")
    assert 0 < sum("thumbnail=" in url for url in faults.requests) < 200
    tiles.first.focus()
    page.keyboard.press("End")
    expect(tiles.last).to_be_focused()
    expect(tiles.last).to_be_in_viewport()
    page.wait_for_function("() => [...document.querySelectorAll('.fl-tile > img')].at(-1)?.naturalWidth > 0")
