from __future__ import annotations

from collections.abc import Callable

from audit import audit
from browsing import Show
from playwright.sync_api import Page, expect

import fanlight as gr

HEARD = """\
- text: Python
- button "Copy"
- status
- button "Download"
- paragraph: With suggestions.
- textbox "Python"""


def test_code_is_written_by_keyboard_and_left_again(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("code")
    source = page.get_by_role("textbox", name="Python")
    tidied = page.get_by_role("textbox", name="Tidied")
    expect(page.locator(".tok-keyword").first).to_have_text("from")
    assert page.locator(".fl-code").first.aria_snapshot().startswith(HEARD)
    assert page.locator("style").count() == 0
    audit(page)

    source.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("if 1 :\n")
    page.keyboard.press("Tab")  # one step deeper than the editor has gone by itself
    page.keyboard.type("pri")
    suggestions = page.get_by_role("listbox", name="Completions")
    expect(suggestions.get_by_role("option", name="print")).to_be_visible()
    audit(page, 1280)
    page.keyboard.press("Escape")
    page.keyboard.type("nt( 2 )")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Tidy").press("Enter")
    expect(tidied).to_have_text("if 1:    print(2)")

    source.focus()
    page.keyboard.press("Control+f")
    expect(page.get_by_role("textbox", name="Find")).to_be_focused()
    audit(page, 320)
    page.keyboard.press("Escape")
    page.keyboard.press("Control+End")
    page.keyboard.type(" +")
    page.get_by_role("button", name="Tidy").press("Enter")
    expect(tidied).to_have_attribute("aria-invalid", "true")
    audit(page, 320)


def test_a_text_that_grows_leaves_the_reader_where_he_is(show: Show) -> None:
    with gr.Blocks() as demo:
        log = gr.Code("\n".join(f"line {n}" for n in range(30_000)), label="Log", max_lines=10)
        told = gr.Textbox(label="Told")
        more = gr.Button("More")
        more.click(lambda text: (text + "\nthe end", "more"), log, [log, told])
    page = show(demo)
    box = page.get_by_role("textbox", name="Log")
    box.get_by_text("line 5", exact=True).click()
    page.keyboard.press("PageDown")
    top = scroll_top(page)
    assert top > 0
    page.get_by_role("button", name="More").click()
    expect(page.get_by_label("Told")).to_have_value("more")
    assert scroll_top(page) == top
    assert box.locator(".cm-line").count() < 200

    box.press("Control+f")
    page.get_by_role("textbox", name="Find").press_sequentially("the end")
    page.keyboard.press("Enter")
    expect(page.locator(".cm-searchMatch")).to_have_text("the end")


def scroll_top(page: Page) -> float:
    """How far the editor is scrolled, once it has measured itself and been drawn."""
    top: float = page.locator(".cm-scroller").evaluate(
        """(one) => new Promise((done) =>
            requestAnimationFrame(() => requestAnimationFrame(() => done(one.scrollTop))))"""
    )
    return top
