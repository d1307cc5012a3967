from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect


def test_each_colour_can_be_drawn_with(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("paint")
    painting = page.get_by_role("group", name="Painting")
    canvas = painting.get_by_role("application")
    painting.get_by_role("radio", name="#3270cc").check(force=True)
    painting.get_by_label("Another color").fill("#00ffff")
    canvas.focus()
    page.keyboard.press("l")
    page.keyboard.press("Enter")
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Found")).to_have_value("Mostly #00ffff, in 1 layers")
    markers = page.get_by_role("group", name="Markers")
    expect(markers.get_by_role("radiogroup", name="Color").get_by_role("radio")).to_have_count(3)
    expect(markers.get_by_label("Another color")).to_have_count(0)
