from __future__ import annotations

from collections.abc import Callable

from audit import audit
from playwright.sync_api import Page, expect

HEARD = """\
- button "Move Morning"
- text: Morning
- textbox "Morning": Wash
- button "Move Noon"
- text: Noon
- textbox "Noon": Work
- button "Move Item 3"
- text: Evening
- textbox "Evening": Sleep
- text: With a book
- checkbox "With a book"
- status"""


def test_children_are_put_in_order_by_pointer_and_by_keyboard(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("draggable")
    assert page.locator(".fl-draggable").first.aria_snapshot() == HEARD
    column = page.locator(".fl-draggable").first
    labels = column.locator(".fl-name")
    expect(labels).to_have_text(["Morning", "Noon", "Evening", "With a book"])
    page.get_by_label("Noon", exact=True).fill("Rest")

    grip = column.get_by_role("button", name="Move Noon")
    grip.hover()
    page.mouse.down()
    target = column.get_by_label("Morning", exact=True).bounding_box()
    assert target is not None
    page.mouse.move(target["x"], target["y"] + 30, steps=4)
    page.mouse.move(target["x"], target["y"] - 12, steps=4)
    page.mouse.up()
    expect(labels).to_have_text(["Noon", "Morning", "Evening", "With a book"])
    expect(page.get_by_label("Noon", exact=True)).to_have_value("Rest")

    page.get_by_role("button", name="Sing in the morning").click()
    expect(column.get_by_label("Morning", exact=True)).to_have_value("Sing")
    expect(labels).to_have_text(["Noon", "Morning", "Evening", "With a book"])

    column.get_by_role("button", name="Move Item 3").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Home")
    page.keyboard.press("Space")
    expect(labels).to_have_text(["Evening", "With a book", "Noon", "Morning"])
    audit(page)
