"""Short messages over the page: many of them, long ones, and what the keyboard does with them."""

from __future__ import annotations

from browsing import Serve, Visit
from playwright.sync_api import Page, expect

import fanlight as gr

TEXT = "<b>Not bold</b> & a text that goes on and on. " * 8


def telling(count: int) -> gr.Blocks:
    """A page that shows some toasts which stay."""

    def tell() -> None:
        for number in range(count):
            gr.Info(f"{number}: {TEXT}", duration=None, title=f"Number {number}")

    with gr.Blocks() as demo:
        gr.Button("Tell").click(tell)
    return demo


def tell(page: Page) -> None:
    page.get_by_role("button", name="Tell").click()


def test_of_many_the_last_five_are_there_and_all_of_them_can_be_closed(serve: Serve, visit: Visit) -> None:
    page = visit(serve(telling(8)), viewport={"width": 320, "height": 400})
    tell(page)
    toasts = page.get_by_role("region", name="Messages").get_by_role("status")
    expect(toasts).to_have_count(5)
    expect(toasts.filter(has_text="Number 7")).to_be_in_viewport(ratio=0.9)
    for number in range(3, 8):  # the oldest stands furthest away
        toasts.filter(has_text=f"Number {number}").get_by_role("button", name="Close").click()
    expect(toasts).to_have_count(0)


def test_text_stays_text(serve: Serve, visit: Visit) -> None:
    page = visit(serve(telling(1)))
    tell(page)
    toast = page.get_by_role("region", name="Messages").get_by_role("status")
    expect(toast).to_contain_text("<b>Not bold</b> & a text")
    expect(toast.locator("b")).to_have_count(0)


def test_escape_closes_it_and_the_focus_is_back(serve: Serve, visit: Visit) -> None:
    page = visit(serve(telling(1)))
    tell(page)
    close = page.get_by_role("button", name="Close")
    expect(close).to_be_visible()
    page.keyboard.press("Tab")  # into the toast: a long text is reached first, to be scrolled
    page.keyboard.press("Escape")

    expect(close).to_have_count(0)
    expect(page.get_by_role("button", name="Tell")).to_be_focused()


def test_a_press_beside_a_toast_reaches_the_page(serve: Serve, visit: Visit) -> None:
    page = visit(serve(telling(1)), viewport={"width": 320, "height": 600})
    tell(page)
    toasts = page.get_by_role("region", name="Messages").get_by_role("status")
    expect(toasts).to_have_count(1)
    tell(page)

    expect(toasts).to_have_count(2)
