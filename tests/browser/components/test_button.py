from __future__ import annotations

import re
from collections.abc import Callable

from audit import audit
from playwright.sync_api import Page, expect

HEARD = """
  - button "Run"
  - button "Save"
  - button "Delete all"
  - button "Like it"
"""


def test_buttons_are_pressed_by_keyboard_and_heard(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("button")
    assert HEARD in page.get_by_role("main").aria_snapshot()
    audit(page)

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Runs")).to_have_value("1")
    page.keyboard.press("r")
    expect(page.get_by_label("Runs")).to_have_value("2")

    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_text("Saved.")).to_be_visible()
    expect(page.get_by_role("button", name="Not now").first).to_be_disabled()
    page.get_by_role("link", name="To the top").press("Enter")
    expect(page).to_have_url(re.compile("#top$"))


def test_one_reads_from_right_to_left_as_its_words_do(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("button")
    button = page.get_by_role("button", name="ابدأ")
    icon, words = button.locator("img").bounding_box(), button.locator("span").bounding_box()
    assert icon is not None
    assert words is not None
    assert icon["x"] > words["x"]
