"""A page of many components: what is far down is laid out late, and is there all the same."""

from __future__ import annotations

from browsing import Show
from playwright.sync_api import expect

import fanlight as gr


def test_what_is_far_down_is_found_heard_reached_and_filled_in(show: Show) -> None:
    with gr.Blocks() as demo:
        for number in range(120):
            gr.Textbox(label=f"Field {number}", interactive=True)
        with gr.Row():
            gr.Button("Last").click(lambda: "done", None, gr.Textbox(label="Result"))
    page = show(demo)
    last = page.get_by_label("Field 119")
    expect(page.get_by_label("Field 0", exact=True)).to_be_in_viewport()
    assert 'textbox "Field 119"' in page.get_by_role("main").aria_snapshot()
    assert page.evaluate("() => window.find('Field 118')")
    expect(page.get_by_label("Field 118")).to_be_in_viewport()

    page.evaluate("() => scrollTo(0, 0)")
    last.focus()
    expect(last).to_be_in_viewport()
    page.keyboard.type("here")
    expect(last).to_have_value("here")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Result")).to_have_value("done")
    expect(page.get_by_label("Result")).to_be_in_viewport()
