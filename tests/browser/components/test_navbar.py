from __future__ import annotations

from collections.abc import Callable

from audit import audit
from playwright.sync_api import Page, expect

HEARD = """\
- navigation "Pages":
  - list:
    - listitem:
      - link "Start":
        - /url: ./
    - listitem:
      - link "Page":
        - /url: ./page
    - listitem:
      - link "Page without the first one":
        - /url: ./page-without-the-first-one
    - listitem:
      - link "Example":
        - /url: https://example.org"""


def test_the_bar_goes_and_comes_and_grows_and_is_a_menu_on_a_phone(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("navbar")
    bar = page.get_by_role("navigation", name="Pages")
    assert bar.aria_snapshot() == HEARD
    expect(bar.get_by_role("link")).to_have_text(["Start", "Page", "Page without the first one", "Example"])
    expect(bar.get_by_role("link", name="Start")).to_have_attribute("aria-current", "page")
    page.get_by_label("Show the bar").press("Space")
    expect(bar).to_have_count(0)
    page.get_by_label("Show the bar").press("Space")
    page.get_by_role("button", name="One more link").press("Enter")
    expect(bar.get_by_role("link", name="Page, once more")).to_be_visible()
    audit(page)

    page.set_viewport_size({"width": 320, "height": 600})
    expect(bar.get_by_role("link")).to_have_count(0)
    bar.get_by_role("button", name="Start").press("Enter")
    bar.get_by_role("link", name="Page without the first one").press("Enter")
    expect(page.get_by_text("no link leads")).to_be_visible()
    expect(bar.get_by_role("link", name="Start")).to_have_count(0)
