from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from audit import audit
from playwright.sync_api import Page, expect

HEARD = """\
- button "Send texts"
- button "Send a folder"
- button "Not now" [disabled]
- text: They weigh
- textbox "They weigh\""""


def test_files_are_sent_with_a_button_by_keyboard(open_demo: Callable[[str], Page], tmp_path: Path) -> None:
    page = open_demo("upload_button")
    audit(page)
    expect(page.get_by_role("main")).to_match_aria_snapshot(HEARD)
    sent = tmp_path / "notes.txt"
    sent.write_text("12345")
    page.get_by_role("button", name="Send texts").focus()
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(sent)
    expect(page.get_by_label("They weigh")).to_have_value("notes.txt: 5 bytes")
    expect(page.get_by_role("button", name="Send texts")).to_be_focused()
    expect(page.get_by_role("button", name="Not now")).to_be_disabled()
