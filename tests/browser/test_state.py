"""Each tab is a visit of its own."""

from browsing import Serve, Visit
from playwright.sync_api import Page, expect

import fanlight as gr


def counter() -> gr.Blocks:
    with gr.Blocks() as demo:
        clicks = gr.State(0)
        shown = gr.Number(label="Count", interactive=False)
        gr.Button("Add").click(lambda clicks: (clicks + 1, clicks + 1), clicks, [clicks, shown])
    return demo


def add(page: Page, *, times: int) -> None:
    for _ in range(times):
        page.get_by_role("button", name="Add").click()
        expect(page.get_by_label("Count").locator("xpath=ancestor::*[@aria-busy]")).to_have_attribute(
            "aria-busy", "false"
        )


def test_two_visitors_count_apart(serve: Serve, visit: Visit) -> None:
    url = serve(counter())
    ada, grace = visit(url), visit(url)
    add(ada, times=3)
    add(grace, times=1)

    expect(ada.get_by_label("Count")).to_have_value("3")
    expect(grace.get_by_label("Count")).to_have_value("1")


def test_two_tabs_of_one_visitor_count_apart(serve: Serve, visit: Visit) -> None:
    url = serve(counter())
    first = visit(url)
    add(first, times=2)
    second = first.context.new_page()
    second.goto(url)
    add(second, times=1)

    expect(first.get_by_label("Count")).to_have_value("2")
    expect(second.get_by_label("Count")).to_have_value("1")


def test_a_page_loaded_again_begins_again(serve: Serve, visit: Visit) -> None:
    page = visit(serve(counter()))
    add(page, times=2)
    page.reload()
    add(page, times=1)

    expect(page.get_by_label("Count")).to_have_value("1")
