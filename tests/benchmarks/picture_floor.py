"""The floor for pictures: what Starlette has for files, bare. Run it with a port and a folder.

`/` is a page that sends what is dropped on it, has it echoed and shows it. POST `/upload` puts a file on the disk and
says its name, by which `/file/<name>` gives it back. `/hop` echoes through a worker thread that takes one call at a
time; `/pixels` has a picture decoded and encoded anew in such a thread, the way one writes it, and says the name of
that. It is no part of floor.py, whose start and memory shall be without numpy.
"""

from __future__ import annotations

import asyncio
import io
import secrets
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import numpy as np
import orjson
import uvicorn
from PIL import Image
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

PAGE = """<!doctype html><title>Pictures</title><main><img alt="Shown"></main><script type="module">
const shown = document.querySelector("img");
const socket = new WebSocket(`ws://${location.host}/hop`);
socket.onmessage = ({ data }) => (shown.src = `/file/${JSON.parse(data).value}`);
document.addEventListener("drop", async (drop) => {
  drop.preventDefault();
  const answer = await fetch("/upload", { method: "POST", body: drop.dataTransfer.files[0] });
  socket.send(JSON.stringify({ value: await answer.text() }));
});
</script>"""

one_at_a_time = ThreadPoolExecutor(1)


class Pictures:
    """The files of all visitors, in one folder.

    Args:
        folder: where they lie.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, content: bytes) -> str:
        """Write a file; gives its name."""
        name = f"{secrets.token_hex(8)}.png"
        (self._folder / name).write_bytes(content)
        return name

    def anew(self, name: str) -> str:
        """A picture as an array and back."""
        array = np.array(Image.open(self._folder / name))
        buffer = io.BytesIO()
        Image.fromarray(array).save(buffer, "PNG")
        return self.keep(buffer.getvalue())

    async def upload(self, request: Request) -> Response:
        """Keep what is sent."""
        return PlainTextResponse(await asyncio.to_thread(self.keep, await request.body()))

    async def file(self, request: Request) -> Response:
        """Give it back."""
        return FileResponse(self._folder / request.path_params["name"])


def echo(name: str) -> str:
    return name


async def talk(function: Callable[[str], str], socket: WebSocket) -> None:
    await socket.accept()
    loop = asyncio.get_running_loop()
    async for text in socket.iter_text():
        message = orjson.loads(text)
        message["value"] = await loop.run_in_executor(one_at_a_time, function, message["value"])
        await socket.send_text(orjson.dumps(message).decode())


def serve(port: int, folder: Path) -> None:
    """Serve until the process is told to stop."""
    pictures = Pictures(folder)
    routes = [
        Route("/", lambda _: HTMLResponse(PAGE)),
        Route("/upload", pictures.upload, methods=["POST"]),
        Route("/file/{name}", pictures.file),
        WebSocketRoute("/hop", partial(talk, echo)),
        WebSocketRoute("/pixels", partial(talk, pictures.anew)),
    ]
    options = {"ws": "websockets-sansio", "ws_per_message_deflate": False, "log_level": "warning"}
    uvicorn.run(Starlette(routes=routes), port=port, access_log=False, **options)  # type: ignore[arg-type]


if __name__ == "__main__":
    serve(int(sys.argv[1]), Path(sys.argv[2]))
