from __future__ import annotations

from collections.abc import Callable

from audit import audit
from playwright.sync_api import Page, expect

HEARD = """\
- radiogroup "Size":
  - text: Size
  - paragraph: How many it is for.
  - radio "Small"
  - text: Small
  - radio "Medium" [checked]
  - text: Medium
  - radio "Large"
  - text: Large"""


def test_a_choice_is_made_by_keyboard_and_heard(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("radio")
    group = page.get_by_role("radiogroup", name="Size")
    assert group.aria_snapshot() == HEARD
    audit(page)

    group.get_by_role("radio", name="Medium").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_label("Order")).to_have_value("for 4, somewhere")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_label("Order")).to_have_value("for 4, Here")
