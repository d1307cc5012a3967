from __future__ import annotations

from collections.abc import Callable

from audit import audit
from playwright.sync_api import Page, expect

HEARD = """\
- tree "Read from a text":
  - treeitem "[3 items" [expanded] [level=1]
  - treeitem "1" [level=2]
  - treeitem "2.5" [level=2]
  - treeitem "null" [level=2]"""


def test_data_are_looked_into_by_keyboard(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("json")
    assert page.get_by_role("tree", name="Read from a text").aria_snapshot() == HEARD
    audit(page)

    person = page.get_by_role("tree", name="Person")
    person.get_by_role("treeitem").first.focus()
    page.keyboard.press("k")
    focused = person.locator(":focus")
    expect(focused).to_have_text("known_for: {2 keys")
    page.keyboard.press("ArrowLeft")
    expect(focused).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    expect(focused).to_have_text("exact: {5 keys")

    page.get_by_role("button", name="Load").press("Enter")
    records = page.get_by_role("tree", name="Records")
    last = records.get_by_role("treeitem").last
    expect(last).to_have_text("Show 100 more")
    records.get_by_role("treeitem").first.focus()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    expect(records.locator("[aria-level='2']")).to_have_count(201)
