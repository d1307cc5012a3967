from __future__ import annotations

from collections.abc import Callable

from audit import audit
from playwright.sync_api import Page, expect

HEARD = """\
- text: Send me news
- paragraph: Once a month.
- checkbox "Send me news\""""


def test_a_box_is_ticked_by_keyboard_and_by_its_words(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("checkbox")
    box = page.get_by_role("checkbox", name="Send me news")
    assert page.locator(".fl-checkbox", has=box).aria_snapshot() == HEARD
    audit(page)

    box.focus()
    page.keyboard.press("Space")
    expect(page.get_by_label("Answer")).to_have_value("News")
    page.get_by_text("Send me news").click()
    expect(page.get_by_label("Answer")).to_have_value("No news")
    page.get_by_text("Was here before").click(force=True)
    expect(page.get_by_role("checkbox", name="Was here before")).to_be_checked()
