from __future__ import annotations

from collections.abc import Callable

from audit import audit
from playwright.sync_api import Page, expect

HEARD = """\
- text: Colour
- paragraph: Press the field, or write a name.
- textbox "Colour (palette)": "#ffa500"
- textbox "Colour":
  - /placeholder: "#rrggbb"
  - text: "#ffa500\""""


def test_a_colour_is_written_or_picked_and_heard(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("color_picker")
    color = page.get_by_role("textbox", name="Colour", exact=True)
    opposite = page.get_by_label("Opposite")
    expect(opposite).to_have_value("#005aff")
    assert page.locator(".fl-color_picker").first.aria_snapshot() == HEARD
    audit(page)

    color.fill("hsl(120 100% 25%)")
    expect(opposite).to_have_value("#ff7fff")
    page.get_by_label("Colour (palette)").fill("#102030")
    expect(opposite).to_have_value("#efdfcf")
    expect(color).to_have_value("#102030")
    color.fill("rgb(")
    audit(page, 1280)
