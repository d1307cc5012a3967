"""Requests and bytes of a first visit to the smallest page: a textbox, a button, a textbox."""

from __future__ import annotations

from urllib.parse import urlsplit

from benchmarks.browser import chromium, visit
from benchmarks.process import Server
from benchmarks.result import Result
from playwright.sync_api import Browser

MOST_REQUESTS, MOST_KB = 5, 35


def measure() -> list[Result]:
    """One visit is enough: the figures do not vary."""
    with Server("ours") as ours, chromium() as browser:
        return weigh(browser, ours.url)


def weigh(browser: Browser, url: str) -> list[Result]:
    """What a first visit to a page asks for, and gets."""
    with visit(browser, url, 'button:has-text("Echo")') as seen:
        seen.page.wait_for_load_state("networkidle")
        requests, size = len(seen.requests), seen.bytes / 1000
        strangers = sum(urlsplit(address).netloc != urlsplit(url).netloc for address in seen.requests)
    asked = Result("first visit: requests, websocket included", requests, None)
    foreign = Result("… to elsewhere", strangers, None)
    sent = Result("… kB, compressed, with headers", size, None)
    return [
        asked.within(f"≤ {MOST_REQUESTS}", MOST_REQUESTS),
        foreign.within("0", 0),
        sent.within(f"≤ {MOST_KB} kB", MOST_KB),
    ]
