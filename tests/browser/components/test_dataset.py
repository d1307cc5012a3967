from __future__ import annotations

from collections.abc import Callable

from audit import audit
from playwright.sync_api import Locator, Page, expect

HEARD = """\
- group "Examples":
  - text: Examples
  - table:
    - rowgroup:
      - row "Fruit How many Ripe":
        - columnheader "Fruit"
        - columnheader "How many"
        - columnheader "Ripe"
    - rowgroup:
      - row "apple, 3, Yes 3 Yes":
        - cell "apple, 3, Yes":
          - button "apple, 3, Yes": apple
        - cell "3"
        - cell "Yes\""""


def columns(pictures: Locator) -> list[int]:
    """How many pictures stand in each row."""
    tops: list[float] = pictures.evaluate_all("all => all.map((one) => one.getBoundingClientRect().top)")
    return [tops.count(top) for top in sorted(set(tops))]


def test_samples_are_chosen_by_keyboard_and_heard(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("dataset")
    assert page.get_by_role("group", name="Examples").aria_snapshot().startswith(HEARD)
    audit(page)

    page.get_by_role("button", name="pear").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Chosen")).to_have_value("12 × pear")
    page.get_by_role("button", name="A dozen").press("Space")
    expect(page.get_by_label("Chosen")).to_have_value("12")
    page.get_by_role("button", name="Page 2").press("Enter")
    page.get_by_role("button", name="Number 8").press("Enter")
    expect(page.get_by_label("Chosen")).to_have_value("place 7")
    audit(page, 320)


def test_ten_pictures_stand_in_even_rows(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("dataset")
    album = page.get_by_role("group", name="Waves").get_by_role("list")
    for width, rows in ((1280, [10]), (768, [5, 5]), (320, [2, 2, 2, 2, 2])):
        page.set_viewport_size({"width": width, "height": 800})
        expect(album).to_have_attribute("style", f"--fl-columns: {rows[0]};")
        assert columns(album.get_by_role("button")) == rows
