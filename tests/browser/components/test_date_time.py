from __future__ import annotations

import re
from collections.abc import Callable

from audit import audit
from playwright.sync_api import Page, expect

HEARD = """\
- text: Start
- paragraph: Write or pick it.
- textbox "Start":
  - /placeholder: YYYY-MM-DD hh:mm:ss
  - text: 2026-11-21 14:30:00
- text: Europe/Paris
- button "Start (calendar)"
- status"""


def test_a_moment_is_written_or_picked_and_heard(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("date_time")
    start, told = page.get_by_role("textbox", name="Start"), page.get_by_label("Told")
    assert page.locator(".fl-date_time").first.aria_snapshot() == HEARD
    audit(page)

    page.get_by_role("textbox", name="Day").fill("2026-12-24")
    page.keyboard.press("Enter")
    expect(told).to_have_value("Saturday, 14:30 CET and 2026-12-24")
    start.fill("2026-06-31")
    page.keyboard.press("Tab")
    expect(start).to_have_accessible_description(
        "Write or pick it. This is no date and time: write it as 2026-11-21 14:30:00."
    )
    audit(page)
    start.fill("2026-03-29 02:30")
    page.keyboard.press("Tab")
    expect(start).to_have_accessible_description(re.compile("The clocks skip this hour"))
    page.locator("input[type=datetime-local]").first.fill("2026-07-01T12:00", force=True)
    expect(told).to_have_value("Wednesday, 12:00 CEST and 2026-12-24")
