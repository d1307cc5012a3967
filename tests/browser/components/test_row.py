from __future__ import annotations

from collections.abc import Callable

from audit import audit
from playwright.sync_api import FloatRect, Locator, Page, expect

HEARD = """\
- main:
  - heading "Row, Column, Group" [level=1]
  - text: Question
  - textbox "Question"
  - button "Ask"
  - button "Back"
  - text: Text
  - textbox "Text"
  - radiogroup "Form":
    - text: Form
    - paragraph: One of two
    - radio "prose"
    - text: prose
    - radio "verse"
    - text: verse
  - text: Length
  - slider "Length": "0"
  - spinbutton "Length (number)": "0"
  - text: Rhymes
  - checkbox "Rhymes"
"""


def box(locator: Locator) -> FloatRect:
    place = locator.bounding_box()
    assert place is not None
    return place


def test_rows_columns_and_groups_share_the_width_and_wrap(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("row")

    def field(label: str) -> Locator:
        return page.locator(".fl-field").filter(has=page.get_by_label(label, exact=True))

    button = page.get_by_role("button", exact=True, name="Measure")
    assert page.get_by_role("main").aria_snapshot().startswith(HEARD)
    first, second, third = (box(field(label)) for label in ("From", "To", "Unit"))
    assert second["x"] == first["x"] + first["width"] + 1, "a hairline parts them"
    assert abs(third["width"] - 2 * first["width"]) < 3, "a share is half of two"
    assert abs(box(button)["y"] - first["y"]) < 2
    narrow, wide, side = (box(page.locator(".fl-row .fl-column").nth(place)) for place in range(3))
    assert narrow["width"] == 120
    assert abs(wide["width"] - 3 * side["width"]) < 5
    neighbour = page.get_by_role("button", name="As tall as its neighbour")
    assert abs(box(neighbour)["height"] - box(field("Tall"))["height"]) < 1
    audit(page)
    page.get_by_label("Rhymes").press("Space")
    expect(page.get_by_label("Rhyme scheme")).to_be_visible()
    above = box(field("Rhymes"))
    assert box(field("Rhyme scheme"))["y"] == above["y"] + above["height"] + 1, (
        "what comes is in the same frame"
    )

    page.set_viewport_size({"width": 320, "height": 800})
    first, second, third = (box(field(label)) for label in ("From", "To", "Unit"))
    assert [second["y"] - first["y"], third["y"] - second["y"]] == [first["height"] + 1] * 2
    assert box(button)["y"] > third["y"] + third["height"], "the button is in a line of its own"
    assert box(button)["width"] == 288
