"""Several pages behind one server: a document, a websocket and a visit for each."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable
from threading import Event
from typing import Any

import httpx
import pytest
from peer import Peer
from starlette.applications import Starlette
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.types import ASGIApp
from websockets.exceptions import InvalidStatus

import fanlight as gr
from fanlight.blocks.tree.block import block_id
from fanlight.blocks.tree.route import RESERVED

Serve = Callable[..., str]
Listening = Callable[[ASGIApp], Awaitable[int]]


class App:
    """An app with three pages, of which the navigation names two."""

    def __init__(self) -> None:
        self.left: list[str] = []
        self.is_left = Event()
        with gr.Blocks(title="App") as self.demo:
            self.state = gr.State(7)
            self.name = gr.Textbox("first", label="First")
            self.demo.unload(lambda: self.leave("first"))
        with self.demo.route("Second page", "/second") as self.second:
            self.out = gr.Textbox(label="Second")
            self.button = gr.Button()
            self.button.click(lambda state, name: f"{state} {name}", [self.state, self.name], self.out)
            self.second.load(lambda: "loaded", None, self.out)
            self.demo.unload(lambda: self.leave("second"))
        with self.demo.route("Third", show_in_navbar=False):
            gr.Markdown("Third")

    def leave(self, name: str) -> None:
        self.left.append(name)
        self.is_left.set()


def config(html: str) -> dict[str, Any]:
    found = re.search(r'id="fanlight-config">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


async def get(port: int, path: str) -> httpx.Response:
    async with httpx.AsyncClient() as client:
        return await client.get(f"http://127.0.0.1:{port}/{path}")


async def test_each_page_has_its_blocks_its_listeners_and_its_title(listening: Listening) -> None:
    app = App()
    port = await listening(app.demo)
    first, second = [config((await get(port, path)).text) for path in ("", "second")]
    assert [block["props"]["label"] for block in first["blocks"]] == ["First"]
    assert [block["id"] for block in second["blocks"]] == [app.out.id, app.button.id]
    assert (first["tree"]["id"], second["tree"]["id"]) == (0, app.second.id)
    assert [listener["triggers"] for listener in second["listeners"]] == [
        [[app.button.id, "click"]],
        [[app.second.id, "load"]],
        [[app.second.id, "unload"]],
    ]
    assert [first["title"], second["title"]] == ["App", "Second page · App"]
    assert [first["path"], second["path"]] == ["", "second"]


async def test_the_navigation_is_on_all_pages_and_names_those_that_are_to_be_named(
    listening: Listening,
) -> None:
    port = await listening(App().demo)
    for path, current in (("", "Home"), ("second", "Second page"), ("third", None)):
        pages = config((await get(port, path)).text)["pages"]
        assert [(page["name"], page["href"]) for page in pages] == [
            ("Home", "./"),
            ("Second page", "./second"),
        ]
        assert [page["name"] for page in pages if page["current"]] == ([current] if current else [])


async def test_an_app_with_one_page_has_no_navigation(listening: Listening) -> None:
    with gr.Blocks() as demo:
        pass
    assert config((await get(await listening(demo), "")).text)["pages"] == []


async def test_other_addresses_are_not_found_and_a_slash_too_many_is_taken_away(listening: Listening) -> None:
    port = await listening(App().demo)
    assert [(await get(port, path)).status_code for path in ("nosuch", "nosuch/", "second/x", "Second")] == [
        404
    ] * 4
    moved = await get(port, "second/?a=1")
    assert (moved.status_code, moved.headers["location"]) == (307, "../second?a=1")
    with pytest.raises(InvalidStatus):
        async with Peer(f"http://127.0.0.1:{port}/nosuch/"):
            pass


@pytest.mark.parametrize("mount", ["", "a/b/"])
async def test_a_visit_is_to_one_page(listening: Listening, mount: str) -> None:
    app = App()
    outer = Starlette(routes=[Mount("/a", routes=[Mount("/b", app.demo)])]) if mount else app.demo
    url = f"http://127.0.0.1:{await listening(outer)}/{mount}"
    async with Peer(f"{url}second/") as peer:
        assert (await peer.run(app.second, "load"))["state"] == "done"
        assert peer.value(app.out) == "loaded"
        await peer.run(app.button, "click")
        assert peer.value(app.out) == "7 first"
        known = peer.welcome
    async with Peer(url, known["session"], known["secret"]) as other:
        assert other.welcome["resumed"] is False
    async with Peer(f"{url}second/", known["session"], known["secret"]) as same:
        assert same.welcome["resumed"] is True
    if not mount:
        await app.demo.server.close()
        assert app.is_left.wait(10)
        assert sorted(app.left) == ["first", "second"]


def test_what_the_server_answers_itself_can_be_no_page(serve: Callable[..., str]) -> None:
    demo = App().demo
    serve(demo, enable_monitoring=True)
    routes = [
        route.path for route in demo.server._routes().routes if isinstance(route, (Route, WebSocketRoute))
    ]
    first = {path.split("/")[1] for path in routes} - {"", "{path}"}
    assert {name for name in first if "." not in name} == RESERVED


GERMAN = {"Accept-Language": "de-AT,de;q=0.9"}


def in_two_languages() -> gr.Blocks:
    words = gr.I18n(
        en={"name": "Name", "hi": "Hello", "title": "App"},
        de={"name": "Ihr Name", "hi": "Hallo", "title": "Programm"},
    )
    with gr.Blocks(title=words("title")) as demo:
        name = gr.Textbox(words("hi"), label=words("name"), info=words("name"), placeholder=words("hi"))
        gr.Radio([(words("hi"), 1)], label="Plain")
        button = gr.Button(words("hi"))

        def answer() -> object:
            gr.Info(words("hi"))
            return gr.Textbox(value=words("hi"), label=words("hi"))

        button.click(answer, None, name)
    return demo


@pytest.mark.parametrize(
    ("headers", "label", "hello", "title"),
    [
        (GERMAN, "Ihr Name", "Hallo", "Programm"),
        ({"Accept-Language": "fr"}, "Name", "Hello", "App"),
        ({}, "Name", "Hello", "App"),
    ],
)
async def test_each_visitor_reads_their_own_language(
    serve: Serve, headers: dict[str, str], label: str, hello: str, title: str
) -> None:
    url = serve(in_two_languages())
    async with httpx.AsyncClient() as client:
        found = config((await client.get(url, headers=headers)).text)
    props = {block["type"]: block["props"] for block in found["blocks"]}
    assert found["title"] == title
    textbox = props["textbox"]
    assert [textbox[name] for name in ("label", "info", "placeholder", "value")] == [
        label,
        label,
        hello,
        hello,
    ]
    assert props["radio"]["choices"] == [[hello, 1]]
    assert props["button"]["value"] == hello


async def test_what_functions_say_is_in_the_visitors_language(serve: Serve) -> None:
    demo = in_two_languages()
    url = serve(demo)
    textbox, button = (
        next(b for b in demo.blocks.values() if isinstance(b, kind)) for kind in (gr.Textbox, gr.Button)
    )
    async with Peer(url, headers=GERMAN) as peer:
        identifier = await peer.ask(button, "click")
        assert (await peer.receive("toast"))["message"] == "Hallo"
        await peer.end_of(f"{identifier}.0")
        assert peer.props[block_id(textbox)]["label"] == "Hallo"
        assert peer.value(textbox) == "Hallo"
