"""Pages fit every window, and authors' hooks for styles are where they put them."""

from __future__ import annotations

from typing import Any

from audit import overhang, resize
from browsing import Serve, Show, Visit
from playwright.sync_api import Page, expect

import fanlight as gr

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3


def assert_fits(page: Page) -> None:
    """Nothing reaches out of the window at any common width."""
    for width in (320, 768, 1440):
        resize(page, width)
        assert overhang(page) == [], f"at {width} px"


def test_long_words_fit_each_window(show: Show) -> None:
    with gr.Blocks() as demo:
        with gr.Row():
            gr.Textbox(LONG, label=LONG, info=LONG)
            gr.Button(LONG)
        gr.Markdown(f"# {LONG}\n\n`{LONG}`\n\n{LONG}")
        with gr.Row():
            gr.Checkbox(label=LONG)
            gr.Radio([LONG, "b"], label=LONG)
        gr.Label({LONG: 0.9, "b": 0.1}, label=LONG)
        gr.JSON({LONG: [LONG]}, label=LONG)
        gr.Slider(0, 1e9, label=LONG)
        gr.Number(10**15, label=LONG)
        with gr.Accordion(LONG):
            gr.Textbox(LONG, lines=3)
    page = show(demo)
    expect(page.get_by_role("heading", name=LONG)).to_be_visible()

    assert_fits(page)


def test_what_is_not_visible_is_not_there_and_what_is_hidden_is(show: Show) -> None:
    with gr.Blocks() as demo:
        gr.Textbox("gone", label="Gone", visible=False)
        gr.Textbox("hidden", label="Hidden", visible="hidden")
        gr.Textbox("seen", label="Seen")
    page = show(demo)
    expect(page.get_by_label("Seen")).to_be_visible()

    expect(page.get_by_label("Gone")).to_have_count(0)
    expect(page.get_by_label("Hidden")).to_be_attached()
    expect(page.get_by_label("Hidden")).to_be_hidden()


def test_styles_of_the_author_find_their_blocks(show: Show) -> None:
    css = "#mine { outline: 3px solid rgb(1, 2, 3) } .loud.very { outline: 3px solid rgb(4, 5, 6) }"
    with gr.Blocks(css=css) as demo:
        gr.Textbox(label="Name", elem_id="mine")
        with gr.Row(elem_classes=["loud", "very"]):
            gr.Button("Send")
    page = show(demo)

    expect(page.locator("#mine")).to_have_css("outline-color", "rgb(1, 2, 3)")
    expect(page.locator(".loud")).to_have_css("outline-color", "rgb(4, 5, 6)")
    expect(page.locator(".loud").get_by_role("button", name="Send")).to_be_visible()


def test_dark_is_dark_and_light_is_light(serve: Serve, visit: Visit) -> None:
    with gr.Blocks() as demo:
        gr.Textbox(label="Name")
    url = serve(demo)
    grounds = {}
    for scheme in ("light", "dark"):
        page = visit(url, color_scheme=scheme)
        rgb = page.locator("body").evaluate(
            "(body) => getComputedStyle(body).backgroundColor.match(/[0-9]+/g)"
        )
        grounds[scheme] = sum(map(int, rgb[:3]))

    assert grounds["dark"] < 150 < 600 < grounds["light"]


def test_title_is_of_the_window_and_of_the_page(show: Show) -> None:
    with gr.Blocks(title="A <b>bold</b> title") as demo:
        gr.Textbox(label="Name")
    page = show(demo)

    expect(page).to_have_title("A <b>bold</b> title")
    expect(page.get_by_role("heading", level=1, name="A <b>bold</b> title")).to_be_attached()


def test_a_button_that_is_a_link_looks_like_the_others(show: Show) -> None:
    with gr.Blocks() as demo:
        for variant in ("primary", "secondary", "stop"):
            gr.Button("Button", variant=variant)
            gr.Button("Link", variant=variant, link="https://example.org")
    page = show(demo)
    expect(page.get_by_role("link", name="Link")).to_have_count(3)
    look = "(all) => all.map((one) => [getComputedStyle(one).color, one.getBoundingClientRect().height])"

    assert page.locator("a.fl-button").evaluate_all(look) == page.locator("button.fl-button").evaluate_all(
        look
    )


def test_controls_of_one_line_are_equally_high_beside_each_other(show: Show) -> None:
    with gr.Blocks(css=".fl-form { align-items: flex-start !important }") as demo:
        for container, show_label in ((True, True), (True, False), (False, True)):
            for interactive in (True, False):
                look: dict[str, Any] = {
                    "container": container,
                    "show_label": show_label,
                    "interactive": interactive,
                }
                with gr.Row(elem_classes="line"):
                    gr.Textbox("a", label="Text", min_width=100, **look)
                    gr.Number(1, label="Number", min_width=100, **look)
                    gr.Dropdown(["a"], value="a", label="One", min_width=100, **look)
                    gr.Dropdown(["a"], value=["a"], multiselect=True, label="Some", scale=2, **look)
                    gr.DateTime("2026-11-21 10:00:00", label="Moment", min_width=100, **look)
                    gr.ColorPicker("#336699", label="Colour", min_width=100, **look)
                    gr.Slider(0, 9, 4, label="Slider", min_width=100, **look)
    page = show(demo)
    expect(page.get_by_role("slider")).to_have_count(6)

    heights = """(row) => [...row.querySelectorAll('.fl-field')]
        .map((one) => one.getBoundingClientRect().height + (one.closest(".fl-form") ? 2 : 0)) // its border
        .map(Math.round)"""
    for row in page.locator(".line").all():
        expect(row.locator(".fl-field")).to_have_count(7)
        found = row.evaluate(heights)
        assert len(set(found)) == 1, found
    assert_fits(page)
