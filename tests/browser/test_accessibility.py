"""What a screen reader finds, and what axe-core finds fault with: nothing."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any, Literal

import pytest
from browsing import Serve, Visit
from playwright.sync_api import Page, expect

ROOT = Path(__file__).parents[2]
DEMOS = sorted((ROOT / "demos").glob("*.py"))
AXE = ROOT / "client_js" / "node_modules" / "axe-core" / "axe.min.js"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def open_demo(name: str, serve: Serve, visit: Visit, **options: object) -> Page:
    page = visit(serve(runpy.run_path(str(ROOT / "demos" / f"{name}.py"))["demo"]), **options)
    expect(page.get_by_role("main")).to_be_visible()
    expect(page.locator(".fl-loading")).to_have_count(0)
    return page


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def violations(page: Page) -> list[str]:
    """What axe-core finds, in a line each."""
    found: list[dict[str, Any]] = page.evaluate("async () => (await axe.run()).violations")
    return [f"{one['id']}: {one['help']}: {[node['html'] for node in one['nodes']]}" for one in found]


@pytest.mark.parametrize("path", DEMOS, ids=lambda path: path.stem)
def test_axe_finds_no_fault_in_a_demo(path: Path, serve: Serve, visit: Visit) -> None:
    page = open_demo(path.stem, serve, visit, bypass_csp=True, reduced_motion="reduce")
    page.add_script_tag(path=AXE)
    for tab in page.get_by_role("tab").all():
        tab.click()
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert violations(page) == [], f"{scheme}, tab {tab.inner_text()}"
    for scheme in SCHEMES:
        for width in (320, 1440):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 800})
            assert violations(page) == [], f"{scheme}, {width} px"


EMPTY_FRAME = """\
    - text: Image
    - button "Drop an image here, paste, or click to choose"
    - button "Paste"
    - alert"""
SEPIA = f"""\
- main:
  - heading "Fanlight" [level=1]
  - group "Image":
{EMPTY_FRAME}
  - text: Slider
  - slider "Slider": "0.5"
  - spinbutton "Slider (number)": "0.5"
  - group "Image":
{EMPTY_FRAME}
  - button "Flag"
- status
- region "Messages\""""


def test_the_sepia_demo_is_heard_as_it_is_seen(serve: Serve, visit: Visit) -> None:
    page = open_demo("sepia_flagging", serve, visit)

    assert page.locator("body").aria_snapshot() == SEPIA
