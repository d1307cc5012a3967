from __future__ import annotations

from collections.abc import Callable

from audit import audit
from playwright.sync_api import Page, expect

HEARD = """\
- dialog "Save as":
  - heading "Save as" [level=2]
  - button "Close"
  - text: Name
  - paragraph: What others see.
  - textbox "Name"
  - button "Save"
  - region "Messages\""""


def test_it_keeps_the_focus_until_it_is_answered(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("modal")
    audit(page)
    opener = page.get_by_role("button", name="Save as …")
    opener.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Save as")
    expect(dialog.get_by_label("Name")).to_be_focused()
    assert dialog.aria_snapshot() == HEARD
    audit(page)
    dialog.get_by_role("button", name="Save", exact=True).click()
    expect(dialog.get_by_role("alert")).to_contain_text("Write a name first.")
    dialog.get_by_label("Name").fill("ada.txt")
    dialog.get_by_role("button", name="Save", exact=True).press("Enter")
    expect(dialog).to_have_count(0)
    expect(opener).to_be_focused()
    expect(page.get_by_text("Saved as ada.txt.")).to_be_visible()


def test_escape_and_a_click_beside_it_close_it_where_they_may(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("modal")
    page.get_by_role("button", name="Terms").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.mouse.click(5, 5)
    expect(page.get_by_label("Closed by the visitor")).to_have_value("1")
    page.get_by_role("button", name="Terms").press("Enter")
    expect(page.get_by_role("dialog").get_by_role("button", name="Close")).not_to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_label("Closed by the visitor")).to_have_value("2")

    page.get_by_role("button", name="Delete all").press("Enter")
    insisting = page.get_by_role("dialog", name="Delete everything?")
    expect(insisting.get_by_role("button", name="Keep")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")  # on Keep
    expect(insisting).to_have_count(0)
    expect(page.get_by_label("Closed by the visitor")).to_have_value("2")
