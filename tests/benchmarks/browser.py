"""Chromium, and what it says of a page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from browsing import CHROMIUM, QUIET
from playwright.sync_api import Browser, Page, sync_playwright

_ARGUMENTS = [*QUIET, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser that asks nothing of the network by itself."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def visit(browser: Browser, url: str, what: str, count: int = 1) -> Iterator[Visit]:
    """A first visit: nothing is cached. Gives the page once `count` elements are there that `what` selects."""
    context = browser.new_context()
    try:
        seen = Visit(context.new_page())
        seen.page.goto(url)
        seen.page.locator(what).nth(count - 1).wait_for(state="attached")
        yield seen
    finally:
        context.close()


class Visit:
    """A page and what it takes to load it.

    Attributes:
        page: the open page.
        requests: addresses of what was asked for, websockets included, data: addresses not.
        bytes: that came over HTTP, with headers.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.bytes = 0.0
        self._devtools = page.context.new_cdp_session(page)
        self._devtools.on("Network.requestWillBeSent", lambda event: self._ask(event["request"]["url"]))
        self._devtools.on("Network.webSocketCreated", lambda event: self._ask(event["url"]))
        self._devtools.on("Network.loadingFinished", self._finish)
        self._devtools.send("Network.enable")
        self._devtools.send("Performance.enable", {"timeDomain": "threadTicks"})

    def main_thread(self) -> float:
        """Seconds of processor time of the page's main thread so far."""
        metrics = self._devtools.send("Performance.getMetrics")["metrics"]
        return float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))

    def heap(self) -> float:
        """Bytes of JavaScript objects that are in use, after those that are not were collected."""
        self._devtools.send("HeapProfiler.collectGarbage")
        return float(self._devtools.send("Runtime.getHeapUsage")["usedSize"])

    def _ask(self, url: str) -> None:
        if not url.startswith("data:"):
            self.requests.append(url)

    def _finish(self, event: dict[str, Any]) -> None:
        self.bytes += event["encodedDataLength"]
