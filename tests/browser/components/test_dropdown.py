from __future__ import annotations

from collections.abc import Callable

from audit import audit
from playwright.sync_api import Page, expect

OPEN = """\
- text: Tree
- paragraph: Type to find one.
- combobox "Tree" [expanded]: oak
- button "Choices" [expanded]
- listbox "Tree":
  - option "Oak"
  - option "Élan oak"
- status: 2 found"""
SEVERAL = """\
- list "Hedge":
  - listitem:
    - text: Hazel
    - button "Remove Hazel"
  - listitem:
    - text: Rowan
    - button "Remove Rowan\""""


def test_choices_are_found_and_taken_by_keyboard_and_heard(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("dropdown")
    tree = page.get_by_role("combobox", name="Tree")
    assert page.get_by_role("list", name="Hedge", exact=True).aria_snapshot() == SEVERAL
    audit(page)

    tree.focus()
    page.keyboard.type("oak")
    assert page.locator(".fl-dropdown").first.aria_snapshot() == OPEN
    assert tree.get_attribute("aria-activedescendant") == page.get_by_role("option").first.get_attribute("id")
    audit(page, 1280)
    page.keyboard.press("Enter")
    expect(tree).to_have_value("Oak")
    expect(page.get_by_label("Order")).to_have_value("Oak, Hazel and Rowan on Moss below Star 5,000")

    page.get_by_role("combobox", name="Hedge", exact=True).focus()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("button", name="Remove Rowan")).to_be_focused()
    page.keyboard.press("Delete")
    expect(page.get_by_role("status").filter(has_text="Rowan removed")).to_be_attached()
    expect(page.get_by_label("Order")).to_have_value("Oak, Hazel on Moss below Star 5,000")


def test_ten_thousand_choices_open_in_the_top_layer_where_there_is_room(
    open_demo: Callable[[str], Page],
) -> None:
    page = open_demo("dropdown")
    page.set_viewport_size({"width": 1000, "height": 520})
    star = page.get_by_role("combobox", name="Star")
    star.click()
    expect(page.get_by_role("option", name="Star 5,000")).to_be_in_viewport(ratio=1)
    assert page.get_by_role("option").count() < 40
    rows, frame = page.get_by_role("listbox").bounding_box(), star.bounding_box()
    assert rows
    assert frame
    assert 0 <= rows["y"] < rows["y"] + rows["height"] <= frame["y"]  # there is no room below

    page.keyboard.press("ArrowDown")
    assert star.get_attribute("aria-activedescendant") is not None
    page.keyboard.press("PageDown")
    expect(page.get_by_role("option", name="Star 5,009")).to_be_in_viewport(ratio=1)
    page.mouse.click(20, 20)
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(star).to_have_value("Star 5,000")
