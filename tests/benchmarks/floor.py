"""The floor: what a bare Starlette app under uvicorn costs. No sessions, no queue, nothing is checked.

Run it with a port, a number of fields for the page (0: an input, a button, an output) and modules to import
as well. `/` is a static page of the kind of ours, `/ws` echoes, `/hop` echoes through a worker
thread that takes one call at a time, as our lanes do by default, `/stream` sends what a thread yields.
"""

from __future__ import annotations

import asyncio
import importlib
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import orjson
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

SCRIPT = """
const [input, button, output] = document.querySelectorAll("input, button, textarea");
const socket = new WebSocket("ws" + location.href.slice(4) + "hop");
socket.onmessage = ({ data }) => { output.value = JSON.parse(data).value; };
button.onclick = () => socket.send(JSON.stringify({ id: "floor", value: input.value }));
"""
HELLO = "<label>Text<input></label><button>Echo</button><label>Result<textarea readonly></textarea></label>"
PAGE = "<!doctype html><html lang=en><title>Floor</title><body>{body}<script type=module>{script}</script>"

one_at_a_time = ThreadPoolExecutor(1)


def identity(value: Any) -> Any:
    return value


async def echo(socket: WebSocket) -> None:
    await socket.accept()
    async for text in socket.iter_text():
        await socket.send_text(orjson.dumps(orjson.loads(text)).decode())


async def hop(socket: WebSocket) -> None:
    await socket.accept()
    loop = asyncio.get_running_loop()
    async for text in socket.iter_text():
        message = orjson.loads(text)
        message["value"] = await loop.run_in_executor(one_at_a_time, identity, message["value"])
        await socket.send_text(orjson.dumps(message).decode())


async def stream(socket: WebSocket) -> None:
    """All growing beginnings of a text of `words` words, told by a thread."""
    await socket.accept()
    loop = asyncio.get_running_loop()
    told: asyncio.Queue[str] = asyncio.Queue()

    def tell(words: int) -> None:
        text = ""
        for _ in range(words):
            text += "word "
            loop.call_soon_threadsafe(told.put_nowait, text)

    try:
        words = int(await socket.receive_text())
        telling = loop.run_in_executor(None, tell, words)
        for _ in range(words):
            await socket.send_text(orjson.dumps({"value": await told.get()}).decode())
        await telling
    except WebSocketDisconnect:
        pass


def page(fields: int) -> str:
    body = "".join(f"<label>Field {n}<input></label>" for n in range(fields)) if fields else HELLO
    return PAGE.format(body=body, script="" if fields else SCRIPT)


if __name__ == "__main__":
    html = page(int(sys.argv[2]) if len(sys.argv) > 2 else 0)
    for module in sys.argv[3:]:
        importlib.import_module(module)

    async def index(_: Request) -> Response:
        return HTMLResponse(html)

    sockets = [WebSocketRoute("/ws", echo), WebSocketRoute("/hop", hop), WebSocketRoute("/stream", stream)]
    app = Starlette(routes=[Route("/", index), *sockets])
    uvicorn.run(
        app,
        port=int(sys.argv[1]),
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        log_level="warning",
        access_log=False,
    )
