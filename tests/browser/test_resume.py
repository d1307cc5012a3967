"""A phone sleeps, a page is loaded again, a network changes, a server is killed: what the visitor sees of it."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from urllib.parse import urlsplit

import pytest
from browsing import Faults, Serve, Visit
from playwright.sync_api import Page, WebSocket, expect
from process import Process
from relay import Line, Relay

import fanlight as gr
from fanlight.blocks.serve import sender

COUNT = 5
WAITING = re.compile("true")


class Counting:
    """A page that counts up to five, one field after the other, waiting at two until it is let go on."""

    def __init__(self) -> None:
        self.go_on = Event()
        self.starts = 0
        with gr.Blocks() as self.demo:
            name = gr.Textbox(label="Name")
            gr.Button("Start").click(self.count, None, [gr.Textbox(label=f"Place {n}") for n in range(1, 6)])
            gr.Button("Greet").click(lambda name: f"Hello, {name}!", name, gr.Textbox(label="Greeting"))

    def count(self, *_: object) -> Iterator[list[object]]:
        self.starts += 1
        for number in range(1, COUNT + 1):
            yield [str(n) if n <= number else gr.skip() for n in range(1, COUNT + 1)]
            if number == 2:
                assert self.go_on.wait(60)


@pytest.fixture(autouse=True)
def lost_connections_are_foreseen(faults: Faults) -> None:
    faults.foresee("WebSocket connection to .* failed|ERR_INTERNET_DISCONNECTED|WebSocket is closed before")


def start(page: Page) -> None:
    """Type a name, begin to count, and wait until it stands at two."""
    page.get_by_label("Name").fill("Ada")
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_label("Place 2")).to_have_value("2")


def expect_the_end(page: Page, counting: Counting) -> None:
    """All five are there, what was typed is too, and nothing happened twice."""
    for number in range(1, COUNT + 1):
        expect(page.get_by_label(f"Place {number}")).to_have_value(str(number))
    expect(page.get_by_label("Name")).to_have_value("Ada")
    assert counting.starts == 1


def banner(page: Page, text: str) -> None:
    expect(page.get_by_role("status").filter(has_text=text)).to_be_visible()


def test_a_page_that_is_loaded_again_goes_on_where_it_was(serve: Serve, visit: Visit) -> None:
    counting = Counting()
    page = visit(serve(counting.demo))
    start(page)
    page.reload()
    expect(page.get_by_label("Name")).to_have_value("Ada")
    expect(page.get_by_label("Place 2")).to_have_value("2")
    expect(page.locator('[aria-busy="true"]').first).to_be_visible()
    counting.go_on.set()
    expect_the_end(page, counting)
    page.get_by_role("button", name="Greet").click()
    expect(page.get_by_label("Greeting")).to_have_value("Hello, Ada!")


def test_who_goes_elsewhere_and_back_finds_the_page_as_it_was(serve: Serve, visit: Visit) -> None:
    counting = Counting()
    page = visit(serve(counting.demo))
    start(page)
    page.goto("about:blank")
    counting.go_on.set()
    page.go_back()
    expect_the_end(page, counting)


def test_who_comes_anew_begins_anew(serve: Serve, visit: Visit) -> None:
    counting = Counting()
    page = visit(url := serve(counting.demo))
    start(page)
    page.goto(url)
    expect(page.get_by_label("Name")).to_have_value("")
    expect(page.get_by_label("Place 2")).to_have_value("")
    counting.go_on.set()


def test_a_lid_is_closed_and_opened_again(serve: Serve, visit: Visit) -> None:
    counting = Counting()
    with Relay(serve(counting.demo)) as relay:
        page = visit(relay.url)
        start(page)
        page.context.set_offline(True)
        relay.cut()
        banner(page, "You are offline")
        counting.go_on.set()
        relay.mend()
        page.context.set_offline(False)
        banner(page, "Back")
        expect_the_end(page, counting)


def test_another_network_takes_over_and_nobody_tells_the_old_connection(serve: Serve, visit: Visit) -> None:
    counting = Counting()
    with Relay(serve(counting.demo)) as relay:
        page = visit(relay.url)
        start(page)
        relay.hold()
        counting.go_on.set()
        page.evaluate("window.dispatchEvent(new Event('online'))")
        expect_the_end(page, counting)


def test_a_proxy_that_cuts_silent_connections_is_never_noticed(
    serve: Serve, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sender, "BEAT_AFTER", 0.2)
    counting = Counting()
    sockets: list[WebSocket] = []
    with Relay(serve(counting.demo), Line(idle=3)) as relay:
        page = visit(relay.url)
        page.on("websocket", lambda socket: sockets.append(socket))
        page.reload()
        start(page)
        before = len(sockets)
        for _ in range(20):  # four seconds of nothing but words to break the silence
            sockets[-1].wait_for_event("framereceived")
        counting.go_on.set()
        expect_the_end(page, counting)
    assert len(sockets) == before


def test_what_is_typed_while_an_answer_is_on_its_way_stays(serve: Serve, visit: Visit) -> None:
    seen: list[str] = []
    text = "the quick brown fox jumps over the lazy dog"

    def echo(value: str) -> str:
        seen.append(value)
        return value

    with gr.Blocks() as demo:
        field = gr.Textbox(label="Text")
        field.input(echo, field, field, trigger_mode="always_last")
    with Relay(serve(demo), Line(delay=0.03, jitter=0.05)) as relay:
        page = visit(relay.url)
        page.get_by_label("Text").press_sequentially(text, delay=15)
        expect(page.get_by_label("Text")).to_have_value(text)
        expect(page.locator('[aria-busy="true"]')).to_have_count(0)
        expect(page.get_by_label("Text")).to_have_value(text)
    assert seen[-1] == text


SERVED = """
import sys, time
import fanlight as gr

def count():
    for step in range(1000):
        yield str(step)
        time.sleep(0.1)

with gr.Blocks() as demo:
    name = gr.Textbox(label="Name")
    gr.Button("Start").click(count, None, gr.Textbox(label="Out"))
    gr.Button("Greet").click(lambda name: f"Hello, {name}!", name, gr.Textbox(label="Greeting"))

demo.launch(server_port=int(sys.argv[1]))
"""


def test_a_server_that_is_killed_and_started_again(visit: Visit, faults: Faults, tmp_path: Path) -> None:
    with Process(SERVED, tmp_path) as before:
        page = visit(before.url)
        page.get_by_label("Name").fill("Ada")
        page.get_by_role("button", name="Start").click()
        expect(page.get_by_label("Out")).to_have_value(re.compile(r"\d"))
        before.tell(signal.SIGKILL)
        banner(page, "Connection lost")
    with Process(SERVED, tmp_path, urlsplit(before.url).port or 0):
        told = page.get_by_text(re.compile("the result of “Start” is lost"))
        expect(told).to_be_visible(timeout=5_000)
        expect(told).to_have_count(1)
        expect(page.get_by_label("Name")).to_have_value("Ada")
        expect(page.get_by_label("Out")).to_have_accessible_description(re.compile("started again"))
        page.get_by_role("button", name="Greet").click()
        expect(page.get_by_label("Greeting")).to_have_value("Hello, Ada!")
        page.reload()
        expect(page.get_by_label("Name")).to_have_value("Ada")
        expect(told).to_have_count(0)


def test_a_server_that_comes_back_with_another_page(visit: Visit, tmp_path: Path) -> None:
    changed = SERVED.replace('gr.Button("Greet")', 'gr.Button("New")\n    gr.Button("Greet")')
    with Process(SERVED, tmp_path) as before:
        page = visit(before.url)
        page.get_by_label("Name").fill("Ada")
    with Process(changed, tmp_path, urlsplit(before.url).port or 0):
        banner(page, "Load it again")
        page.get_by_role("button", name="Greet").click()
        page.reload()
        expect(page.get_by_role("button", name="New")).to_be_visible()
        expect(page.get_by_label("Name")).to_have_value("Ada")
        page.get_by_role("button", name="Greet").click()
        expect(page.get_by_label("Greeting")).to_have_value("Hello, Ada!")
