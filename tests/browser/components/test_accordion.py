from __future__ import annotations

from collections.abc import Callable

from audit import audit
from playwright.sync_api import Page, expect

HEARD = """\
- main:
  - heading "Accordion" [level=1]
  - button "Show the settings"
  - text: Seen
  - textbox "Seen"
  - button "Settings"
  - button "The log" [expanded]"""


def test_sections_open_and_close_by_keyboard(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("accordion")
    assert page.get_by_role("main").aria_snapshot().startswith(HEARD)
    audit(page)
    settings = page.get_by_role("button", name="Settings", exact=True)
    settings.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Seen")).to_have_value("opened")
    page.get_by_role("button", name="Even more").press("Space")
    page.get_by_label("Prefix").fill("kept")
    audit(page)
    settings.press("Enter")
    expect(page.get_by_label("Seen")).to_have_value("closed")
    expect(page.get_by_label("Prefix")).to_be_hidden()
    page.get_by_role("button", name="Show the settings").press("Enter")
    expect(page.get_by_label("Seen")).to_have_value("opened")
    expect(page.get_by_label("Prefix")).to_have_value("kept")
