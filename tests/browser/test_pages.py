"""An app with several pages: by keyboard from one to the other, each with its own visit."""

from __future__ import annotations

import pytest
from browsing import Faults, Serve, Visit
from playwright.sync_api import expect

import fanlight as gr


def pages() -> gr.Blocks:
    with gr.Blocks(title="App", fill_height=True) as demo:
        gr.Textbox(label="First")
    with demo.route("Second") as second:
        name = gr.Textbox(label="Name")
        greeting = gr.Textbox(label="Greeting")
        asked = gr.Textbox(label="Asked")
        name.submit(lambda name: f"Hello {name}", name, greeting)

        def query(request: gr.Request) -> str:
            return ", ".join(f"{key}={value}" for key, value in request.query_params.items())

        second.load(query, None, asked)

        @gr.render(inputs=name)
        def show(name: str) -> None:
            for letter in name:
                gr.Button(letter)

    for number in range(6):
        with demo.route(f"A page with a long name, number {number}"):
            gr.Markdown("empty")
    return demo


def test_by_keyboard_to_another_page_that_works(serve: Serve, visit: Visit) -> None:
    page = visit(serve(pages()))
    navigation = page.get_by_role("navigation", name="Pages")
    expect(navigation.get_by_role("link", name="Home")).to_have_attribute("aria-current", "page")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(navigation.get_by_role("link", name="Second")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_title("Second · App")
    expect(navigation.get_by_role("link", name="Second")).to_have_attribute("aria-current", "page")
    expect(page.get_by_label("First")).to_have_count(0)
    page.get_by_label("Name").fill("Ada")
    page.get_by_label("Name").press("Enter")
    expect(page.get_by_label("Greeting")).to_have_value("Hello Ada")
    expect(page.get_by_role("button", name="d", exact=True)).to_be_visible()
    page.reload()
    expect(page.get_by_label("Name")).to_have_value("Ada")
    page.go_back()
    expect(page).to_have_title("App")
    expect(page.get_by_label("First")).to_be_visible()


def test_a_function_reads_what_the_address_asks_for(serve: Serve, visit: Visit) -> None:
    page = visit(serve(pages()) + "second?a=1&b=two")
    expect(page.get_by_label("Asked")).to_have_value("a=1, b=two")


def test_an_address_without_a_page_says_so(serve: Serve, visit: Visit, faults: Faults) -> None:
    faults.foresee("404")
    page = visit(serve(pages()) + "nosuch")
    expect(page.get_by_text("Not found")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1000, "light")])
def test_many_pages_have_room(serve: Serve, visit: Visit, width: int, scheme: str) -> None:
    page = visit(serve(pages()), viewport={"width": width, "height": 600}, color_scheme=scheme)
    if width == 320:
        page.get_by_role("navigation").get_by_role("button", name="Home").press("Enter")
    for link in page.get_by_role("navigation").get_by_role("link").all():
        expect(link).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if width == 1000:
        assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
