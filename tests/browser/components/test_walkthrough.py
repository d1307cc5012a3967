from __future__ import annotations

from collections.abc import Callable

from audit import audit
from playwright.sync_api import Page, expect

HEARD = """\
- list "Steps":
  - listitem:
    - button "Choose a cake"
  - listitem:
    - button "2 Where it goes"
  - listitem:
    - button "3 Check" [disabled]"""


def test_one_step_follows_the_other_by_keyboard(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("walkthrough")
    audit(page)
    page.get_by_role("button", name="Next").focus()
    page.keyboard.press("Enter")
    second = page.get_by_role("region", name="Step 2 of 3: Where it goes")
    expect(second).to_be_focused()
    assert page.get_by_role("list", name="Steps").aria_snapshot() == HEARD
    audit(page)

    page.keyboard.press("Tab")
    page.keyboard.type("Market 1")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Order")).to_have_value("Apple cake to Market 1")
    page.get_by_role("button", name="Where it goes").press("Enter")
    expect(second.get_by_label("Address")).to_have_value("Market 1")
    expect(page.get_by_label("Steps taken")).to_have_value("3")
