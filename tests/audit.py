"""What must hold for every page in the browser: axe-core finds no fault, and nothing reaches out of the window."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Page

AXE = Path(__file__).parents[1] / "client_js/node_modules/axe-core/axe.min.js"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def audit(page: Page, *widths: int) -> None:
    """Look at the page as it stands, in light and dark, at each width in pixels (320 and 1280 where none is given).

    The page must have been opened with `bypass_csp=True`, for axe.
    """
    size = page.viewport_size
    for width in widths or (320, 1280):
        resize(page, width)
        assert overhang(page) == [], f"{width} px"
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert violations(page) == [], f"{scheme}, {width} px"
    if size is not None:
        page.set_viewport_size(size)


def resize(page: Page, width: int) -> None:
    """Make the window so many pixels wide, and wait until the page has answered to it."""
    page.set_viewport_size({"width": width, "height": 800})
    # what observes sizes learns of them in the next frame, and may draw something else in the one after it
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def violations(page: Page) -> list[str]:
    """What axe-core finds, in a line each."""
    if not page.evaluate("() => 'axe' in window"):
        page.add_script_tag(path=AXE)
    found: list[dict[str, Any]] = page.evaluate("async () => (await axe.run()).violations")
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
