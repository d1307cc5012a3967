from __future__ import annotations

from collections.abc import Callable

from audit import audit
from playwright.sync_api import Page, expect

HEARD = """\
- tablist:
  - tab "Order" [selected]
  - tab "Receipt"
  - tab "Closed" [disabled]
  - tab "Help"
- tabpanel "Order":
  - text: Name
  - textbox "Name"
  - button "Order\""""


def test_tabs_that_find_no_room_are_in_a_menu_and_a_function_opens_one(
    open_demo: Callable[[str], Page],
) -> None:
    page = open_demo("tabs")
    assert page.locator(".fl-tabs").first.aria_snapshot() == HEARD
    page.set_viewport_size({"width": 320, "height": 700})
    months = page.get_by_role("tablist").nth(1)
    expect(months.get_by_role("tab", name="Month 5")).to_be_in_viewport(ratio=1)
    page.get_by_role("button", name="All tabs").nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitemradio", name="Month 5")).to_be_focused()
    audit(page, 320)
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    last = months.get_by_role("tab", name="Month 30")
    expect(last).to_be_focused()
    expect(last).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("spinbutton", name="Sold")).to_have_value("29")

    page.get_by_label("Name").fill("Ada")
    page.get_by_role("button", name="Order").press("Enter")
    expect(page.get_by_role("tab", name="Receipt")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("textbox", name="Receipt")).to_have_value("One of each, for Ada.")
    audit(page)
