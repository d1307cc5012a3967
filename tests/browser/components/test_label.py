from __future__ import annotations

from collections.abc import Callable

from audit import audit
from playwright.sync_api import Page, expect

HEARD = """\
- group "Pet":
  - text: Pet
  - paragraph: cat
  - list:
    - listitem:
      - button "cat 72%"
    - listitem:
      - button "dog 21%"
    - listitem:
      - button "rabbit 6%\""""


def test_classes_are_chosen_by_keyboard_and_heard(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("label")
    pet = page.get_by_role("group", name="Pet")
    expect(pet.get_by_role("button")).to_have_text(["cat72%", "dog21%", "rabbit6%"])
    audit(page)
    assert pet.aria_snapshot() == HEARD

    pet.get_by_role("button", name="dog").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Chosen")).to_have_value("1: dog")
    expect(page.get_by_role("group", name="Finding").get_by_role("button")).to_have_count(0)
