from __future__ import annotations

from collections.abc import Callable

from audit import audit
from playwright.sync_api import Page, expect

HEARD = """\
- group "Toppings":
  - text: Toppings
  - paragraph: As many as you like.
  - checkbox "Select all" [checked=mixed]
  - text: Select all
  - checkbox "Cheese" [checked]
  - text: Cheese
  - checkbox "Tomato"
  - text: Tomato
  - checkbox "Basil"
  - text: Basil
  - checkbox "Olives"
  - text: Olives"""


def test_choices_are_ticked_by_keyboard_and_heard(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("checkbox_group")
    group = page.get_by_role("group", name="Toppings")
    assert group.aria_snapshot() == HEARD
    audit(page)

    group.get_by_role("checkbox", name="Tomato").focus()
    page.keyboard.press("Space")
    expect(page.get_by_label("Order")).to_have_value("Cheese and Tomato")
    group.get_by_role("checkbox", name="Select all").focus()
    page.keyboard.press("Space")
    expect(page.get_by_label("Order")).to_have_value("Cheese and Tomato and Basil and Olives")
