"""A run's link: copied at the page's foot, it opens the page with that run, live while it lasts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from browsing import Serve, Visit
from playwright.sync_api import Page, expect

import fanlight as gr


class Counting:
    """A page that greets, and counts to three, waiting at one until it is let go on."""

    def __init__(self, run_log: Path | None = None) -> None:
        self.go_on = Event()
        with gr.Blocks(run_links=True, run_log=run_log, title="Greeter") as self.demo:
            name = gr.Textbox(label="Name")
            greeting = gr.Textbox(label="Greeting")
            gr.Button("Greet").click(lambda name: f"Hello {name}!", name, greeting)
            number = gr.Number(label="Number")
            gr.Button("Count").click(self.count, None, number)
            self.demo.load(lambda: "Nobody yet", None, greeting)

    def count(self) -> Iterator[int]:
        yield 1
        assert self.go_on.wait(60)
        yield 2
        yield 3


def copied_link(page: Page) -> str:
    """The link that the button at the page's foot copies."""
    button = page.get_by_role("button", name="Copy link to this run")
    expect(button).to_be_visible()
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Link copied")).to_be_visible()
    link: str = page.evaluate("navigator.clipboard.readText()")
    return link


@pytest.fixture
def open_page(visit: Visit) -> Visit:
    """Opens an address as somebody whose browser lets pages use the clipboard."""
    return lambda url: visit(url, permissions=["clipboard-read", "clipboard-write"])


def test_a_copied_link_shows_the_run_to_somebody_else(serve: Serve, open_page: Visit) -> None:
    url = serve(Counting().demo)
    mine = open_page(url)
    expect(mine.get_by_role("button", name="Copy link to this run")).to_have_count(0)
    mine.get_by_label("Name").fill("Ada")
    mine.get_by_role("button", name="Greet").click()
    expect(mine.get_by_label("Greeting")).to_have_value("Hello Ada!")
    link = copied_link(mine)
    assert link.startswith(f"{url}?run=")
    theirs = open_page(link)
    expect(theirs.get_by_label("Name")).to_have_value("Ada")
    expect(theirs.get_by_label("Greeting")).to_have_value("Hello Ada!")
    notice = theirs.get_by_role("status").filter(has_text="A run from a link")
    expect(notice).to_contain_text("This is what was entered on 20")
    theirs.get_by_label("Name").fill("Bob")
    theirs.get_by_role("button", name="Greet").click()
    expect(theirs.get_by_label("Greeting")).to_have_value("Hello Bob!")
    expect(mine.get_by_label("Greeting")).to_have_value("Hello Ada!")


def test_a_run_that_lasts_is_live_for_both(serve: Serve, open_page: Visit) -> None:
    counting = Counting()
    mine = open_page(serve(counting.demo))
    mine.get_by_role("button", name="Count").click()
    expect(mine.get_by_label("Number")).to_have_value("1")
    theirs = open_page(copied_link(mine))
    expect(theirs.get_by_label("Number")).to_have_value("1")
    expect(theirs.get_by_text("It is still running")).to_be_visible()
    mine.close()
    counting.go_on.set()
    expect(theirs.get_by_label("Number")).to_have_value("3")


def test_a_reload_keeps_the_run_and_the_link(serve: Serve, open_page: Visit) -> None:
    mine = open_page(serve(Counting().demo))
    mine.get_by_label("Name").fill("Ada")
    mine.get_by_role("button", name="Greet").click()
    link = copied_link(mine)
    mine.reload()
    assert copied_link(mine) == link
    theirs = open_page(link)
    expect(theirs.get_by_label("Greeting")).to_have_value("Hello Ada!")
    theirs.get_by_label("Name").fill("Bob")
    theirs.reload()
    expect(theirs.get_by_label("Name")).to_have_value("Bob")
    expect(theirs.get_by_label("Greeting")).to_have_value("Hello Ada!")


def test_a_link_outlives_the_server(serve: Serve, open_page: Visit, tmp_path: Path) -> None:
    first = Counting(tmp_path / "runs.db")
    mine = open_page(serve(first.demo))
    mine.get_by_label("Name").fill("Ada")
    mine.get_by_role("button", name="Greet").click()
    key = copied_link(mine).partition("?run=")[2]
    mine.close()
    first.demo.close()
    theirs = open_page(f"{serve(Counting(tmp_path / 'runs.db').demo)}?run={key}")
    expect(theirs.get_by_label("Greeting")).to_have_value("Hello Ada!")


def test_a_link_to_nothing_says_so(serve: Serve, open_page: Visit) -> None:
    page = open_page(f"{serve(Counting().demo)}?run={'0' * 32}")
    expect(page.get_by_text("No run under this link")).to_be_visible()
    expect(page.get_by_label("Greeting")).to_have_value("Nobody yet")
