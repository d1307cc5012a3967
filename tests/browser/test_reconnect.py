"""The connection is lost and comes back: nothing is missing, nothing happens twice, nothing typed is lost."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from threading import Event
from urllib.parse import urlsplit

import pytest
from browsing import Faults, Serve, Visit
from playwright.sync_api import Page, WebSocket, expect
from relay import Relay

import fanlight as gr

COUNT = 5


class Counting:
    """A page that counts up to five, one field after the other, waiting at two until it is let go on; and greets."""

    def __init__(self) -> None:
        self.go_on = Event()
        self.starts = 0
        self.greeted: list[str] = []
        with gr.Blocks() as self.demo:
            self.places = [gr.Textbox(label=f"Place {number}") for number in range(1, COUNT + 1)]
            gr.Button("Start").click(self.count, None, self.places)
            name = gr.Textbox(label="Name")
            greeting = gr.Textbox(label="Greeting")
            gr.Button("Greet").click(self.greet, name, greeting)

    def count(self) -> Iterator[dict[gr.Textbox, str]]:
        self.starts += 1
        for number, place in enumerate(self.places, 1):
            yield {place: str(number)}
            if number == 2:
                assert self.go_on.wait(60)

    def greet(self, name: str) -> str:
        self.greeted.append(name)
        return f"Hello, {name}!"


@pytest.fixture(autouse=True)
def lost_connections_are_foreseen(faults: Faults) -> None:
    faults.foresee("WebSocket connection to .* failed")


def values_told(page: Page) -> list[str]:
    """A list that fills with every text value that the server sends to the page, in order."""
    told: list[str] = []

    def on_frame(payload: str | bytes) -> None:
        patches = [one for one in json.loads(payload)["messages"] if one["t"] == "patch"]
        told.extend(one["props"]["value"] for one in patches if "value" in one["props"])

    def on_socket(socket: WebSocket) -> None:
        socket.on("framereceived", on_frame)

    page.on("websocket", on_socket)
    page.reload()  # so that the page's first socket is listened to as well
    return told


def test_a_run_goes_on_while_the_connection_is_lost(serve: Serve, visit: Visit) -> None:
    counting = Counting()
    with Relay(serve(counting.demo)) as relay:
        page = visit(relay.url)
        told = values_told(page)
        page.get_by_role("button", name="Start").click()
        expect(page.get_by_label("Place 2")).to_have_value("2")
        relay.cut()
        expect(page.get_by_role("status").filter(has_text="Connection lost")).to_be_visible()
        counting.go_on.set()
        page.get_by_label("Name").fill("Ada")
        relay.mend()

        for number in range(1, COUNT + 1):
            expect(page.get_by_label(f"Place {number}")).to_have_value(str(number))
        expect(page.get_by_role("status").filter(has_text="Back")).to_be_visible()
        expect(page.get_by_label("Name")).to_have_value("Ada")
        assert told == ["1", "2", "3", "4", "5"]
        assert counting.starts == 1


def test_the_banner_is_one_line_in_a_narrow_window(serve: Serve, visit: Visit) -> None:
    with Relay(serve(Counting().demo)) as relay:
        page = visit(relay.url, viewport={"width": 320, "height": 640})
        expect(page.get_by_label("Name")).to_be_visible()
        relay.cut()
        banner = page.get_by_role("status").filter(has_text="Connection lost")
        expect(banner).to_be_in_viewport(ratio=1)
        box = banner.bounding_box()

        assert box is not None
        assert box["height"] < 40


def test_a_click_without_connection_runs_once_when_it_is_back(serve: Serve, visit: Visit) -> None:
    counting = Counting()
    with Relay(serve(counting.demo)) as relay:
        page = visit(relay.url)
        page.get_by_label("Name").fill("Ada")
        page.get_by_role("button", name="Greet").click()
        expect(page.get_by_label("Greeting")).to_have_value("Hello, Ada!")
        relay.cut()
        expect(page.get_by_role("status").filter(has_text="Connection lost")).to_be_visible()
        page.get_by_label("Name").fill("Grace")
        page.get_by_role("button", name="Greet").click()
        relay.mend()

        expect(page.get_by_label("Greeting")).to_have_value("Hello, Grace!")
        assert counting.greeted == ["Ada", "Grace"]


def test_a_server_that_starts_again_finds_what_was_typed(serve: Serve, visit: Visit) -> None:
    counting = Counting()
    url = serve(counting.demo)
    page = visit(url)
    page.get_by_label("Name").fill("Ada")
    counting.demo.close()
    expect(page.get_by_role("status").filter(has_text="Connection lost")).to_be_visible()
    counting.demo.launch(prevent_thread_lock=True, quiet=True, server_port=urlsplit(url).port)

    expect(page.get_by_role("status").filter(has_text="Back")).to_be_visible()
    expect(page.get_by_label("Name")).to_have_value("Ada")
    page.get_by_role("button", name="Greet").click()
    expect(page.get_by_label("Greeting")).to_have_value("Hello, Ada!")
    assert counting.greeted == ["Ada"]


def test_a_run_that_a_restart_has_ended_is_told_as_lost(serve: Serve, visit: Visit) -> None:
    before, after = Counting(), Counting()
    with Relay(serve(before.demo)) as relay:
        page = visit(relay.url)
        page.get_by_label("Name").fill("Ada")
        page.get_by_role("button", name="Start").click()
        expect(page.get_by_label("Place 2")).to_have_value("2")
        relay.turn_to(serve(after.demo))
        before.go_on.set()

        expect(page.get_by_label("Place 2")).to_have_accessible_description(re.compile("started again"))
        expect(page.get_by_label("Name")).to_have_value("Ada")
        assert (before.starts, after.starts) == (1, 0)
