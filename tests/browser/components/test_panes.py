from __future__ import annotations

from collections.abc import Callable

from audit import audit
from playwright.sync_api import Page, expect

HEARD = """\
- main:
  - heading "Panes" [level=1]
  - text: Source
  - textbox "Source": A text.
  - button "Count"
  - separator "Resize"
  - group "Counted":
    - text: Counted
    - paragraph: No data
  - text: Above
  - textbox "Above"
  - separator "Resize"
  - text: Below
  - textbox "Below\""""


def test_panes_are_resized_by_pointer_and_by_keyboard_and_the_tab_remembers(
    open_demo: Callable[[str], Page],
) -> None:
    page = open_demo("panes")
    assert page.get_by_role("main").aria_snapshot() == HEARD
    line = page.get_by_role("separator").first
    expect(line).to_have_attribute("aria-valuenow", "33")
    line.focus()
    page.keyboard.press("ArrowRight")
    expect(line).to_have_attribute("aria-valuenow", "35")

    place = line.bounding_box()
    assert place is not None
    page.mouse.move(place["x"] + 12, place["y"] + 20)
    page.mouse.down()
    page.mouse.move(0, place["y"] + 20, steps=3)
    page.mouse.up()
    narrowest = page.locator(".fl-pane").first.bounding_box()
    assert narrowest is not None
    assert 150 <= narrowest["width"] <= 170
    kept = line.get_attribute("aria-valuenow")
    page.reload()
    expect(page.get_by_role("separator").first).to_have_attribute("aria-valuenow", str(kept))
    expect(page.locator(".fl-loading")).to_have_count(0)
    audit(page)
