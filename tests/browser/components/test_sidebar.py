from __future__ import annotations

from collections.abc import Callable

from audit import audit
from playwright.sync_api import Page, expect

SHIFTED = """async () => {
    let sum = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (sum += value))).observe(
        { type: "layout-shift", buffered: true });
    await new Promise((tell) => requestAnimationFrame(() => setTimeout(tell)));
    return sum;
}"""
"""How much of what was seen has jumped elsewhere since the page was opened; https://web.dev/cls calls 0.1 good."""

HEARD = """\
- region "Settings":
  - button "Settings" [expanded]
  - group "Markdown":
    - heading "Settings" [level=1]
  - radiogroup "Style":
    - text: Style
    - radio "Formal"
    - text: Formal
    - radio "Friendly" [checked]
    - text: Friendly
  - text: Sentences
  - slider "Sentences": "3"
  - spinbutton "Sentences (number)": "3"
  - text: Notes
  - textbox "Notes\""""


def test_it_stands_beside_the_page_which_makes_room(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("sidebar")
    assert page.evaluate(SHIFTED) < 0.1
    settings = page.get_by_role("region", name="Settings")
    assert settings.aria_snapshot() == HEARD
    button = settings.get_by_role("button", name="Settings")
    panel, name = settings.bounding_box(), page.get_by_label("Name").bounding_box()
    assert panel is not None
    assert name is not None
    assert name["x"] > panel["x"] + panel["width"]
    audit(page, 1280)

    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Seen")).to_have_value("Settings closed")
    expect(button).to_be_focused()
    expect(page.get_by_label("Style")).to_be_hidden()
    page.get_by_role("button", name="Show the history").click()
    expect(page.get_by_text("Nothing yet.")).to_be_visible()


def test_on_a_phone_it_lies_over_the_page_until_escape(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("sidebar")
    page.set_viewport_size({"width": 320, "height": 640})
    button = page.get_by_role("button", name="Settings")
    expect(button).to_have_attribute("aria-expanded", "false")
    audit(page, 320)

    button.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Settings")
    expect(dialog.get_by_label("Notes")).to_be_visible()
    audit(page, 320)
    dialog.get_by_label("Notes").focus()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog).to_be_visible()
    page.mouse.click(310, 300)
    expect(dialog).to_have_count(0)
    expect(button).to_be_focused()
