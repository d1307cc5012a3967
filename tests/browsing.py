"""Chromium for the tests: each visit is a browser of its own, and fails its test on what no page of ours may do."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

import fanlight as gr

Serve = Callable[..., str]
"""The fixture `serve`: serves a page with the parameters of `launch`; gives its address."""
Show = Callable[[gr.Blocks], Page]
"""Serves a page and visits it."""
Visit = Callable[..., Page]
"""Opens an address in a fresh browser context, made with the parameters of `Browser.new_context`; gives the page."""

PATIENCE = 15_000
"""Milliseconds until an expectation is given up: a busy machine must not fail a test."""
CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
"""The browser that `.ci/chromium` brings."""
QUIET = (
    "--no-sandbox",  # Chromium refuses to run as root with it, as it would in a container
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-device-for-media-stream",  # a camera that shows green, a microphone that beeps
    "--use-fake-ui-for-media-stream",  # nobody is there to allow them
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: Playwright's event loop counts as the thread's running one until it is stopped."""
    items.sort(key=lambda item: "visit" in vars(item).get("fixturenames", ()))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The one browser of all tests."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


class Faults:
    """What pages did that no page may: errors in the console, uncaught exceptions, requests to elsewhere.

    What breaks the content security policy is among the console's errors.

    Attributes:
        requests: the addresses that the pages asked for.
    """

    def __init__(self) -> None:
        self.requests: list[str] = []
        self._found: list[str] = []
        self._foreseen: list[str] = []

    def foresee(self, pattern: str) -> None:
        """Let errors pass that match a regular expression, as a test that cuts the connection must."""
        self._foreseen.append(pattern)

    def left(self) -> list[str]:
        """Those that nobody has foreseen."""
        return [one for one in self._found if not any(re.search(each, one) for each in self._foreseen)]

    def watch(self, page: Page, url: str) -> None:
        """Collect the faults of a page that is about to open an address."""
        home = urlsplit(url).netloc

        def on_console(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning"):
                self._found.append(f"console: {message.text}")

        def on_request(request: Request) -> None:
            target = urlsplit(request.url)
            if target.scheme in ("data", "blob"):
                return
            self.requests.append(request.url)
            if target.netloc != home:
                self._found.append(f"request to elsewhere: {request.url}")

        page.on("console", on_console)
        page.on("pageerror", lambda error: self._found.append(f"exception: {error}"))
        page.on("request", on_request)


@pytest.fixture
def faults() -> Faults:
    """The faults of all visits of a test."""
    return Faults()


@pytest.fixture
def visit(chromium: Browser, faults: Faults) -> Iterator[Visit]:
    """Open pages, each as another visitor; at the end, none of them may have had a fault."""
    contexts = []

    def open_page(url: str, **options: object) -> Page:
        context = chromium.new_context(**options)  # type: ignore[arg-type]  # Playwright types each of its many options
        contexts.append(context)
        page = context.new_page()
        faults.watch(page, url)
        # The driver answers for windows that choose files from now on: at the first wait for one a key may be faster
        page.on("filechooser", lambda _: None)
        page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults.left() == []


@pytest.fixture
def show(serve: Serve, visit: Visit) -> Show:
    """Serve a page and visit it."""
    return lambda demo: visit(serve(demo))
