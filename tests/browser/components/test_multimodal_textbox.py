from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from audit import audit
from playwright.sync_api import Page, expect

HEARD = """\
- text: Message
- paragraph: Drop files here, or paste them.
- alert
- button "Add files"
- textbox "Message":
  - /placeholder: Write something
- button "Stop"
- button "Submit\""""
DROP = """element => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["x,y"], "dropped.csv", {type: "text/csv"}));
    element.dispatchEvent(new DragEvent("drop", {dataTransfer: transfer, bubbles: true, cancelable: true}));
}"""
PASTE = """element => {
    const transfer = new DataTransfer();
    transfer.setData("text/plain", "A long text. ".repeat(30));
    element.dispatchEvent(new ClipboardEvent("paste", {clipboardData: transfer, bubbles: true, cancelable: true}));
}"""


def test_a_text_is_sent_with_files(open_demo: Callable[[str], Page], tmp_path: Path) -> None:
    page = open_demo("multimodal_textbox")
    message = page.get_by_label("Message", exact=True)
    field = page.locator(".fl-multimodal_textbox", has=message)
    assert field.aria_snapshot() == HEARD
    audit(page)

    chosen = tmp_path / "chosen.txt"
    chosen.write_text("abc")
    with page.expect_file_chooser() as chooser:
        field.get_by_role("button", name="Add files").press("Enter")
    chooser.value.set_files(chosen)
    expect(field.get_by_role("link", name="chosen.txt")).to_be_visible()
    message.evaluate(DROP)
    expect(field.get_by_role("link", name="dropped.csv")).to_be_visible()
    message.evaluate(PASTE)
    expect(field.get_by_role("link", name="pasted_text.txt")).to_be_visible()
    field.get_by_role("button", name="Remove dropped.csv").press("Enter")
    expect(message).to_be_focused()
    page.keyboard.type("Read these")
    audit(page)
    page.keyboard.press("Enter")
    expect(page.get_by_label("Heard")).to_have_value("'Read these' with 2 files: chosen.txt, pasted_text.txt")
