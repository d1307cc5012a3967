from __future__ import annotations

from collections.abc import Callable

from audit import audit
from playwright.sync_api import Page, expect

HEARD = """\
- text: Volume
- button "Reset"
- paragraph: Moves by five.
- slider "Volume": "30"
- spinbutton "Volume (number)": "30\""""


def test_the_knob_is_moved_by_keyboard_and_goes_back(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("slider")
    knob = page.get_by_role("slider", name="Volume")
    moving, released = page.get_by_label("While it moves"), page.get_by_label("When it is let go")
    assert page.locator(".fl-slider", has=knob).aria_snapshot() == HEARD
    audit(page)

    knob.focus()
    page.keyboard.down("ArrowRight")
    expect(moving).to_have_value("35")
    expect(released).to_have_value("30")
    page.keyboard.up("ArrowRight")
    expect(released).to_have_value("35")
    page.get_by_role("spinbutton", name="Volume (number)").fill("62,5")
    page.keyboard.press("Enter")
    expect(released).to_have_value("62.5")
    page.get_by_role("button", name="Reset").press("Enter")
    expect(released).to_have_value("30")
    expect(knob).to_have_value("30")
