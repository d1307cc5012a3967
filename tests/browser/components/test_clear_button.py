from __future__ import annotations

from collections.abc import Callable

from audit import audit
from playwright.sync_api import Page, expect

HEARD = """\
- button "Clear the name"
- button "Clear all\""""


def test_a_press_empties_and_is_heard_of(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("clear_button")
    assert "\n".join(one.aria_snapshot() for one in page.get_by_role("button", name="Clear").all()) == HEARD
    audit(page, 320)
    page.get_by_role("button", name="Clear the name").press("Enter")
    expect(page.get_by_label("Name", exact=True)).to_have_value("")
    expect(page.get_by_label("Heard")).to_have_value("the name is ''")
    expect(page.get_by_label("Cream")).to_be_checked()
    page.get_by_role("button", name="Clear all").press("Enter")
    expect(page.get_by_label("Cream")).not_to_be_checked()
    expect(page.get_by_role("slider")).to_have_value("0")
