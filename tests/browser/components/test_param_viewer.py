from __future__ import annotations

from collections.abc import Callable

from audit import audit
from playwright.sync_api import Page, expect

HEARD = """\
- group "ParamViewer":
  - text: ParamViewer
  - heading "resize(…)" [level=2]
  - button "Open all"
  - group:
    - code:
      - strong: width
      - text: ": int | Length"
"""


def test_parameters_are_looked_up_by_keyboard(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("param_viewer")
    viewer = page.get_by_role("group", name="ParamViewer").first
    assert viewer.aria_snapshot().startswith(HEARD)
    viewer.get_by_role("button", name="Open all").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(viewer.get_by_text("pixels")).to_be_visible()
    viewer.get_by_role("button", name="Open all").press("Enter")
    expect(viewer.get_by_text("Runs when it is done.")).to_be_visible()
    audit(page)

    page.get_by_role("button", name="Look").press("Enter")
    expect(page.get_by_text("height: int | None")).to_be_visible()
