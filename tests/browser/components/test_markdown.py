from __future__ import annotations

from collections.abc import Callable

from audit import audit
from playwright.sync_api import Page, expect

HEARD = """\
- group "Story":
  - heading "Growing" [level=2]
  - paragraph:
    - text: Only the
    - emphasis: end
    - text: "is drawn again:"
    - code: selections
    - text: stay.
  - list:
    - listitem: one
    - listitem: two
    - listitem: three"""


def test_a_text_is_drawn_with_all_that_it_needs_and_copied_by_keyboard(
    open_demo: Callable[[str], Page],
) -> None:
    page = open_demo("markdown")
    article = page.get_by_role("group", name="Article")
    expect(article.locator("math")).to_have_count(2)
    expect(article.locator(".hljs-keyword").first).to_have_text("def")
    title = article.get_by_role("heading", name="The heat equation")
    # Playwright's own `level` looks at the element's name only
    expect(title).to_have_attribute("aria-level", "2")
    expect(article.get_by_role("cell", name="Copper")).to_be_visible()
    audit(page)

    copy = article.get_by_role("button", name="Copy").last
    copy.focus()
    page.keyboard.press("Enter")
    expect(article.get_by_text("Copied")).to_be_attached()

    page.get_by_role("button", name="Tell").click()
    story = page.get_by_role("group", name="Story")
    expect(story.get_by_role("listitem")).to_have_text(["one", "two", "three"])
    assert story.aria_snapshot() == HEARD
