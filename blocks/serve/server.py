"""A page as an ASGI app: its routes, and what lives as long as it is served."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Collection
from functools import partial
from hashlib import blake2b

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket

from ...client_js import DIST
from ..files.file_store import FileStore
from ..files.shelf import FileLimits
from ..run.app_version import app_version
from ..run.metrics import AppMetrics
from ..run.run_log import RunLog
from ..run.sqlite.log import SqliteLog
from ..run.workers import Workers
from ..tree.component import Component
from ..tree.page import Page
from ..wire.script import script_module, script_name
from .assets import Assets, takes
from .config import page_config
from .download import Download
from .html import CONTENT_SECURITY_POLICY, Client
from .live import Live
from .options import ServeOptions
from .origin import OriginGuard
from .status import status_routes
from .upload import Upload

_PAGE_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-cache",
    "Vary": "Accept-Encoding",
}


class Server:
    """A page as an ASGI app. Stand-alone or mounted: it starts with the first connection.

    Args:
        page: what the author declared, closed.
        about: what the browser is told of the page beside its blocks: title and so on.
        options: how it is served.

    Raises:
        FanlightError: the client is not built, or the run log's file cannot be used.
        ValueError, TypeError: a component cannot show its first value.
    """

    def __init__(self, page: Page, about: dict[str, object], options: ServeOptions) -> None:
        limits = FileLimits() if options.max_file_size is None else FileLimits(file=options.max_file_size)
        self.files = FileStore(None, options.allowed, limits, self._in_use)
        self._page = page
        self._options = options
        self._initial = {
            identifier: self.files.publish_all("", block.initial()) if block.holds_files else block.initial()
            for identifier, block in page.blocks.items()
            if isinstance(block, Component)
        }
        self._sheets = {blake2b(text.encode(), digest_size=8).hexdigest(): text for text in options.styles}
        self._scripts = {script_name(one.js): script_module(one.js) for one in page.graph.listeners if one.js}
        config = page_config(page, self._initial, about, partial(self.files.publish_all, ""))
        self._document = Client(DIST).document(config, [f"./css/{name}.css" for name in self._sheets])
        self._packed = gzip.compress(self._document, 9, mtime=0)
        self._workers = Workers(page.graph.listeners, page.blocks)
        self.run_log = _run_log(page, self.files, options)
        self._live: Live | None = None
        self._app = OriginGuard(self._routes(), options.hosts, options.origins, options.proxies)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        else:
            await self._app(scope, receive, send)

    async def stop(self) -> None:
        """Let what runs come to its end and tell the tabs, before `close`."""
        if self._live is not None:
            await self._live.stop()

    async def close(self) -> None:
        """End all sessions and runs and remove their files."""
        if self._live is not None:
            await self._live.close()
            self._live = None
        self._workers.close()
        await self.run_log.close()
        self.files.close()

    @property
    def live(self) -> Live:
        """What runs on the event loop; made anew when the app is served by another loop."""
        if self._live is None or self._live.loop is not asyncio.get_running_loop():
            self._live = Live(
                self._page, self._initial, self.files, self._workers, self.run_log, self._options
            )
        return self._live

    def metrics(self) -> AppMetrics:
        """What the app has done since it is served."""
        if self._live is None:
            return {"sessions": 0, "running": 0, "waiting": 0, "functions": {}}
        return self._live.metrics()

    def _routes(self) -> Starlette:
        return Starlette(
            routes=[
                *(status_routes(self.metrics) if self._options.monitoring else ()),
                Route("/", self._index),
                WebSocketRoute("/ws", self._socket),
                Route("/assets/{name}", Assets(DIST).get),
                Route("/js/{name}.js", self._script),
                Route("/css/{name}.css", self._sheet),
                Route("/upload", Upload(self.files, self._owner), methods=["POST"]),
                Route("/file/{id}/{name}", Download(self.files)),
            ]
        )

    async def _index(self, request: Request) -> Response:
        if not request.scope["path"].endswith("/"):  # mounted: the page's relative addresses need the slash
            return RedirectResponse(request.scope["path"].rpartition("/")[2] + "/")
        if takes(request, "gzip"):
            headers = {**_PAGE_HEADERS, "Content-Encoding": "gzip"}
            return Response(self._packed, headers=headers, media_type="text/html")
        return Response(self._document, headers=_PAGE_HEADERS, media_type="text/html")

    async def _socket(self, socket: WebSocket) -> None:
        await self.live.socket(socket)

    async def _script(self, request: Request) -> Response:
        return _text(self._scripts.get(request.path_params["name"]), "text/javascript")

    async def _sheet(self, request: Request) -> Response:
        return _text(self._sheets.get(request.path_params["name"]), "text/css")

    def _owner(self, session: str | None, secret: str | None) -> str | None:
        return self.live.owner(session, secret)

    def _in_use(self, owner: str) -> Collection[str]:
        return () if self._live is None else self._live.files_in_use(owner)

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self.close()
        await send({"type": "lifespan.shutdown.complete"})


def _run_log(page: Page, files: FileStore, options: ServeOptions) -> RunLog:
    version = app_version(page)
    return SqliteLog(options.run_log, version, files.find) if options.run_log else RunLog(version, files.find)


def _text(text: str | None, media_type: str) -> Response:
    """An author's script or style sheet, under a name that is the hash of its text."""
    if text is None:
        return Response("Not found", status_code=404)
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "public, max-age=31536000, immutable"}
    return Response(text, headers=headers, media_type=media_type)
