"""The demos of the components, open in the browser."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import Serve, Visit
from playwright.sync_api import Page, expect

DEMOS = Path(__file__).parents[3] / "demos" / "components"
OpenDemo = Callable[[str], Page]
"""The fixture `open_demo`: opens demos/components/<name>.py; gives the page, which lets axe in."""


@pytest.fixture
def open_demo(serve: Serve, visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OpenDemo:
    monkeypatch.chdir(tmp_path)

    def open_one(name: str) -> Page:
        demo = runpy.run_path(str(DEMOS / f"{name}.py"))["demo"]
        page = visit(serve(demo), bypass_csp=True, reduced_motion="reduce")
        expect(page.get_by_role("main")).to_be_visible()
        expect(page.locator(".fl-loading")).to_have_count(0)
        return page

    return open_one
