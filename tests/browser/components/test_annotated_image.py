from __future__ import annotations

from collections.abc import Callable

from audit import audit
from playwright.sync_api import Page, expect

OpenDemo = Callable[[str], Page]


def test_regions_are_found_by_keys_and_by_the_pointer(open_demo: OpenDemo) -> None:
    page = open_demo("annotated_image")
    scene = page.get_by_role("figure", name="Scene")
    expect(scene.get_by_role("img", name="Scene")).to_be_visible()
    assert scene.aria_snapshot() == (
        '- figure "Scene":\n'
        "  - text: Scene\n"
        '  - button "Fullscreen"\n'
        '  - img "Scene"\n'
        '  - list "Labels":\n'
        "    - listitem:\n"
        '      - button "sun"\n'
        "    - listitem:\n"
        '      - button "hills"\n'
        "    - listitem:\n"
        '      - button "lake"'
    )
    audit(page)

    scene.get_by_role("button", name="hills").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Selected")).to_have_value("1: hills")
    expect(scene.locator(".fl-lit")).to_have_count(1)
    expect(scene.locator(".fl-dim")).to_have_count(2)

    page.get_by_role("radio", name="Boxes").check()
    lake = scene.locator("rect").last  # the smallest lies on the others
    lake.hover()
    expect(lake).to_have_class("fl-lit")
