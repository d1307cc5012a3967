from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from audit import audit
from playwright.sync_api import Page, expect

HEARD = """\
- button "Make the file"
- button "Download the letter"
- link "Download"
- button "Not now" [disabled]"""


def test_what_a_function_wrote_is_downloaded_by_keyboard(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("download_button")
    audit(page)
    expect(page.get_by_role("main")).to_match_aria_snapshot(HEARD)
    page.get_by_role("button", name="Make the file").click()
    get = page.get_by_role("link", name="Download the letter")
    expect(get).to_be_visible()
    get.focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "letter.txt"
    assert Path(download.value.path()).read_text() == "Dear all,"
    expect(page.get_by_role("button", name="Not now")).to_be_disabled()
