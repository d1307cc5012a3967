"""What must hold for every page in the browser: axe-core finds no fault, and nothing reaches out of the window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).parents[1] / "client_js/node_modules/axe-core/axe.min.js"
OF_COLOURS = ("color-contrast", "link-in-text-block")
"""The rules for which it matters whether the page is light or dark."""


def audit(page: Page, *widths: int) -> None:
    """Look at the page as it stands, at each width in pixels (by default 320 and 1280), at the last one also in dark.

    The page must have been opened with `bypass_csp=True`, for axe.
    """
    size = page.viewport_size
    for width in widths or (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert overhang(page) == [], f"{width} px"
        assert violations(page) == [], f"{width} px"
    page.emulate_media(color_scheme="dark")
    assert violations(page, *OF_COLOURS) == [], "dark"
    page.emulate_media(color_scheme="light")
    if size is not None:
        page.set_viewport_size(size)


def violations(page: Page, *rules: str) -> list[str]:
    """What axe-core finds, by all of its rules or some, in a line each."""
    if not page.evaluate("() => 'axe' in window"):
        page.add_script_tag(path=AXE)
    found: list[dict[str, Any]] = page.evaluate(
        "async (rules) => (await axe.run(rules.length ? { runOnly: rules } : {})).violations", rules
    )
    return [f"{one['id']}: {one['help']}: {[node['html'] for node in one['nodes']]}" for one in found]


def overhang(page: Page) -> list[str]:
    """The elements that reach out of the window, and do not scroll within one that does not."""
    found: list[str] = page.evaluate(
        """() => {
            const isOut = (one) => one.getBoundingClientRect().right > innerWidth + 1;
            const scrolls = (one) => one.tagName !== "MAIN"
                && (getComputedStyle(one).overflowX === "auto" ? !isOut(one) : scrolls(one.parentElement));
            return [...document.querySelectorAll("main *")]
                .filter((one) => one.checkVisibility() && !one.closest(".fl-unseen"))
                .filter((one) => isOut(one) && !scrolls(one.parentElement))
                .map((one) => `${one.tagName}.${one.className}`);
        }"""
    )
    if page.evaluate("() => document.documentElement.scrollWidth > innerWidth"):
        found.append("the page scrolls sideways")
    return found
