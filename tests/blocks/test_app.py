"""A page is an ASGI app: alone, mounted, beside others."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest
import pytest_asyncio
import uvicorn
from peer import Peer
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.types import ASGIApp

import fanlight as gr
from fanlight.blocks.errors import PageError

Listen = Callable[[ASGIApp], Awaitable[str]]


@pytest_asyncio.fixture
async def listen() -> Any:
    """Serves any ASGI app with a plain uvicorn; gives its address."""
    servers: list[tuple[uvicorn.Server, asyncio.Task[None]]] = []

    async def start(app: ASGIApp) -> str:
        listener = socket.create_server(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, ws="websockets-sansio", log_level="error"))
        servers.append((server, asyncio.create_task(server.serve([listener]))))
        return f"http://127.0.0.1:{listener.getsockname()[1]}/"

    yield start
    for server, task in servers:
        server.should_exit = True
        await task


def greeter(word: str) -> tuple[gr.Blocks, gr.Textbox, gr.Button]:
    with gr.Blocks(title=word) as demo:
        out, button = gr.Textbox(), gr.Button()
        button.click(lambda: word, None, out)
    return demo, out, button


async def works(url: str, word: str, out: gr.Textbox, button: gr.Button) -> None:
    async with httpx.AsyncClient(follow_redirects=True) as client:
        page = await client.get(url.rstrip("/") + "?a=1")
        assert page.status_code == 200
        assert f"<title>{word}</title>" in page.text
        assert page.url.path.endswith("/")
        assert page.url.query == b"a=1"
    async with Peer(url) as peer:
        assert (await peer.run(button, "click"))["state"] == "done"
        assert peer.value(out) == word


async def test_under_any_asgi_server(listen: Listen) -> None:
    demo, out, button = greeter("alone")
    await works(await listen(demo), "alone", out, button)


async def test_two_apps_mounted_in_another(listen: Listen) -> None:
    one, one_out, one_button = greeter("one")
    two, two_out, two_button = greeter("two")
    app = Starlette(routes=[Mount("/demo", one), Mount("/a", routes=[Mount("/b", two)])])
    url = await listen(app)
    await works(f"{url}demo/", "one", one_out, one_button)
    await works(f"{url}a/b/", "two", two_out, two_button)


async def test_an_unknown_address_is_not_found(listen: Listen) -> None:
    url = await listen(greeter("x")[0])
    async with httpx.AsyncClient() as client:
        for path in ("nothing", "ws", "upload/x", "file/x", "assets", ".env", "manifest.json"):
            assert (await client.get(url + path)).status_code in (404, 405)
        assert (await client.post(url)).status_code == 405


async def test_a_page_whose_first_value_cannot_be_shown_says_so_at_launch() -> None:
    with gr.Blocks() as demo:
        gr.Number("not a number")
    with pytest.raises((TypeError, ValueError), match="number"):
        demo.launch(prevent_thread_lock=True, server_port=0)


async def test_what_the_page_and_launch_say_of_the_look_comes_together(listen: Listen) -> None:
    with gr.Blocks(theme="soft", css="a { color: red }", head="<meta name='one'>", js="() => 1") as demo:
        gr.Textbox()
    demo.launch(
        prevent_thread_lock=True, server_port=0, quiet=True, css="b { color: red }", head="<meta name='two'>"
    )
    try:
        look = demo.server._options.look
        assert look.theme is not None
        assert (look.theme.name, look.styles) == ("soft", ("a { color: red }", "b { color: red }"))
        assert (look.scripts, look.head) == (("() => 1",), "<meta name='one'>\n<meta name='two'>")
    finally:
        demo.close()


def test_the_old_name_of_the_limit_works_with_a_warning() -> None:
    with gr.Blocks() as demo:
        gr.Button()
    with pytest.warns(DeprecationWarning, match="default_concurrency_limit"):
        demo.queue(concurrency_count=3)
    assert demo._options.queue.default_concurrency_limit == 3


def test_the_environment_sets_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADIO_DEFAULT_CONCURRENCY_LIMIT", "none")
    assert gr.Blocks()._options.queue.default_concurrency_limit is None
    monkeypatch.setenv("FANLIGHT_DEFAULT_CONCURRENCY_LIMIT", "4")
    assert gr.Blocks()._options.queue.default_concurrency_limit == 4
    monkeypatch.setenv("FANLIGHT_DEFAULT_CONCURRENCY_LIMIT", "many")
    with pytest.raises(PageError, match="a number from 1 on"):
        gr.Blocks()


def test_all_pages_are_closed_at_once(serve: Callable[..., str]) -> None:
    urls = []
    for _ in range(2):
        with gr.Blocks() as demo:
            gr.Markdown("Here")
        urls.append(serve(demo))
    gr.close_all()
    for url in urls:
        with pytest.raises(httpx.ConnectError):
            httpx.get(url)
