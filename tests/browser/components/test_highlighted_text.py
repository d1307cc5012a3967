from __future__ import annotations

import re
from collections.abc import Callable

from audit import audit
from playwright.sync_api import Page, expect

HEARD = """\
- group "Names":
  - text: Names
  - textbox "Names":
    - mark: Ada Lovelace (person)
    - mark: Charles Babbage (person)
    - mark: London (place)
  - status: Select a part of the text, then its label
  - button "person" [disabled]
  - button "place" [disabled]
  - button "year" [disabled]
  - textbox "Another label" [disabled]
  - button "Remove label" [disabled]"""


def test_a_part_of_a_text_is_labelled_by_keyboard(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("highlighted_text")
    group = page.get_by_role("group", name="Names")
    found = page.get_by_label("Found")
    assert group.aria_snapshot() == HEARD
    audit(page)

    text = group.get_by_role("textbox", name="Names")
    text.focus()
    page.keyboard.press("Control+End")
    page.keyboard.press("ArrowLeft")
    for _ in "1833":
        page.keyboard.press("Shift+ArrowLeft")
    expect(group.get_by_role("status")).to_have_text("1833")
    page.keyboard.type("3")
    expect(found).to_have_value(
        "Ada Lovelace (person), Charles Babbage (person), London (place), 1833 (year)"
    )

    page.keyboard.press("Control+Home")
    expect(group.get_by_role("status")).to_have_text("Ada Lovelace")
    page.keyboard.type("written letters are kept out")
    page.keyboard.press("Delete")
    expect(found).to_have_value("Charles Babbage (person), London (place), 1833 (year)")
    page.keyboard.press("Shift+Control+ArrowRight")
    expect(group.get_by_role("status")).to_have_text(re.compile("met"))
    audit(page, 320)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(found).to_have_value(re.compile(r"^ ?met ?\(place\), Charles"))
    expect(text).to_contain_text("Ada Lovelace met Charles Babbage in London in 1833.")
    audit(page)

    page.get_by_role("group", name="Changes").get_by_role("button", name="slow").press("Enter")
    expect(found).to_have_value("slow is part 2")
