from __future__ import annotations

from collections.abc import Callable

from audit import audit
from browsing import Visit
from playwright.sync_api import Page, expect

HEARD = """\
- button "Copy a link to this order":
  - text: Copy a link to this order
  - status"""


def test_a_copied_link_brings_what_was_entered_to_somebody_else(
    open_demo: Callable[[str], Page], visit: Visit
) -> None:
    page = open_demo("deep_link_button")
    assert page.get_by_role("button", name="Copy a link").aria_snapshot() == HEARD
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_label("Name").fill("Grace & Ada 𝕏")
    page.get_by_label("Cream").check()
    page.get_by_role("button", name="Copy a link").press("Enter")
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    audit(page)

    other = visit(page.evaluate("navigator.clipboard.readText()"))
    expect(other.get_by_label("Name")).to_have_value("Grace & Ada 𝕏")
    expect(other.get_by_label("Cream")).to_be_checked()
    expect(other.get_by_label("Answer")).to_have_value("")
    other.get_by_role("button", name="Order", exact=True).click()
    expect(other.get_by_label("Answer")).to_have_value("2 for Grace & Ada 𝕏: Cream")
    assert "#" not in other.url
