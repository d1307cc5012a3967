from __future__ import annotations

from collections.abc import Callable

from audit import audit
from playwright.sync_api import Page, expect

HEARD = """\
- text: Price
- paragraph: In steps of 50 cents.
- spinbutton "Price": "9.99\""""


def test_numbers_are_written_and_stepped_by_keyboard(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("number")
    price, count, total = (page.get_by_label(name, exact=True) for name in ("Price", "Count", "Total"))
    assert page.locator(".fl-number", has=price).aria_snapshot() == HEARD
    for name, text in (
        ("Grains on the chessboard", str(2**100)),
        ("No number", "NaN"),
        ("Without end", "-Infinity"),
    ):
        expect(page.get_by_label(name)).to_have_value(text)
    audit(page)

    price.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("1,5")
    expect(total).to_have_value("4.5")
    page.keyboard.press("ArrowUp")
    expect(price).to_have_value("2")
    expect(total).to_have_value("6")

    count.fill("12")
    audit(page)
    page.keyboard.press("Enter")
    expect(count).to_have_value("10")
    expect(total).to_have_value("20")
    page.locator(".fl-number", has=count).locator(".fl-steppers button").first.click()
    expect(total).to_have_value("18")
