"""A page as an ASGI app: its routes, and what lives as long as it is served."""

from __future__ import annotations

import asyncio
import mimetypes
from collections.abc import Collection, Iterable, Sequence
from hashlib import blake2b
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route as HttpRoute
from starlette.routing import WebSocketRoute
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket

from ...client_js import DIST
from ..files.file_store import FileStore
from ..files.payload_walk import named_files
from ..files.shelf import FileLimits
from ..files.thumbnails import Thumbnails
from ..run.metrics import AppMetrics
from ..run.process.workers import Workers
from ..run.run_log.app_version import app_version
from ..run.run_log.run_log import RunLog
from ..run.run_log.sqlite.log import SqliteLog
from ..run.session.block_config import first_payload
from ..tree.component import Component
from ..tree.page import Page
from ..tree.route import Route
from ..wire.i18n import preferred
from ..wire.media import Media
from ..wire.script import script_module, script_name
from .assets import Assets, takes
from .documents import Documents
from .download import Download
from .head import Head
from .html import Surroundings
from .live import Live
from .look import Look
from .options import ServeOptions
from .origin import OriginGuard
from .status import status_routes
from .upload import Upload

SCHEME = "__theme"
"""The part of a page's address that says whether it is light or dark, as people know it."""
_PAGE_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-cache",
    "Vary": "Accept-Encoding, Accept-Language",
}


class Server:
    """A page as an ASGI app. Stand-alone or mounted: it starts with the first connection.

    Args:
        page: what the author declared, closed.
        routes: the other pages of the app.
        about: what the browser is told of the page beside its blocks: title and so on.
        options: how it is served.

    Raises:
        FanlightError: the client is not built, or the run log's file cannot be used.
        ValueError, TypeError: a component cannot show its first value.
    """

    def __init__(
        self, page: Page, routes: Sequence[Route], about: dict[str, object], options: ServeOptions
    ) -> None:
        size = options.max_file_size
        limits = FileLimits() if size is None else FileLimits.for_files_of(size)
        components = {name: one for name, one in page.blocks.items() if isinstance(one, Component)}
        initial = {name: first_payload(one, page.graph) for name, one in components.items()}
        # what the page itself names, as a first value or a sample, may be shown wherever it lies
        declared = named_files([*initial.values(), *(block.props() for block in page.blocks.values())])
        self.files = FileStore(None, (*options.allowed, *declared), limits, self._in_use)
        self._thumbnails = Thumbnails(self.files)
        self._page = page
        self._options = options
        self._initial = {
            name: self.files.publish_all("", payload) if components[name].holds_files else payload
            for name, payload in initial.items()
        }
        look = options.look.around(page.blocks.values())
        self._sheets = {blake2b(text.encode(), digest_size=8).hexdigest(): text for text in look.sheets()}
        scripts = (*look.scripts, *page.all_scripts())
        self._scripts = {script_name(script): script_module(script) for script in scripts}
        self._headers = {**_PAGE_HEADERS, "Content-Security-Policy": look.policy()}
        about = {**about, "scripts": [script_name(text) for text in look.scripts]}
        around = _surroundings(look, self._sheets, self.files)
        self._documents = Documents(page, routes, about, self._initial, self.files, around)
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
        await self.run_log.close()  # as long as the sessions' files are there
        if self._live is not None:
            await self._live.close()
            self._live = None
        self._workers.close()
        self._thumbnails.close()
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
                HttpRoute("/", self._index),
                WebSocketRoute("/ws", self._socket),
                HttpRoute("/assets/{name}", Assets(DIST).get),
                HttpRoute("/js/{name}.js", self._script),
                HttpRoute("/css/{name}.css", self._sheet),
                HttpRoute("/upload", Upload(self.files.uploads, self._owner)),
                HttpRoute("/file/{id}/{name}", Download(self.files, self._thumbnails)),
                HttpRoute("/{path}", self._page_at),
                HttpRoute("/{path}/", self._page_below),
                WebSocketRoute("/{path}/ws", self._socket),
            ]
        )

    async def _index(self, request: Request) -> Response:
        if not request.scope["path"].endswith("/"):  # mounted: the page's relative addresses need the slash
            return RedirectResponse(request.scope["path"].rpartition("/")[2] + "/")
        return await self._send(request, "")

    async def _page_at(self, request: Request) -> Response:
        return await self._send(request, request.path_params["path"])

    async def _page_below(self, request: Request) -> Response:
        """The address of a page with a slash too many: relative addresses on it would be wrong."""
        path, query = request.path_params["path"], request.url.query
        if self._documents.root(path) is None:
            return _missing()
        return RedirectResponse(f"../{path}?{query}" if query else f"../{path}")

    async def _send(self, request: Request, path: str) -> Response:
        languages = preferred(request.headers.get("accept-language", ""))
        document = await self._documents.get(path, languages)
        if document is None:
            return _missing()
        scheme = request.query_params.get(SCHEME)
        if scheme in ("light", "dark"):
            html = document.plain.replace(b"<html ", f'<html data-theme="{scheme}" '.encode(), 1)
            return Response(html, headers=self._headers, media_type="text/html")
        if takes(request, "gzip"):
            headers = {**self._headers, "Content-Encoding": "gzip"}
            return Response(document.packed, headers=headers, media_type="text/html")
        return Response(document.plain, headers=self._headers, media_type="text/html")

    async def _socket(self, socket: WebSocket) -> None:
        root = self._documents.root(socket.path_params.get("path", ""))
        if root is None:
            await socket.close()
        else:
            await self.live.socket(socket, root)

    async def _script(self, request: Request) -> Response:
        name = request.path_params["name"]
        script = self._scripts.get(name) or self._page.scripts.get(name)
        return _text(script, "text/javascript")

    async def _sheet(self, request: Request) -> Response:
        return _text(self._sheets.get(request.path_params["name"]), "text/css")

    def _owner(self, session: str | None, secret: str | None) -> str | None:
        return self.live.owner(session, secret)

    def _in_use(self, owner: str) -> Collection[str]:
        return () if self._live is None else self._live.files_in_use(owner)

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        await receive()
        await self.live.prepare()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self.close()
        await send({"type": "lifespan.shutdown.complete"})


def _run_log(page: Page, files: FileStore, options: ServeOptions) -> RunLog:
    version = app_version(page)
    return SqliteLog(options.run_log, version, files.find) if options.run_log else RunLog(version, files.find)


def _surroundings(look: Look, sheets: Iterable[str], files: FileStore) -> Surroundings:
    """What stands around the blocks of each page."""
    head = Head(look.head)
    icon = None if "icon" in head.elements else "data:,"
    if look.icon is not None:
        media_type = mimetypes.guess_type(look.icon.name)[0] or "application/octet-stream"
        stored = files.publish("", Media(look.icon.read_bytes(), look.icon.name, media_type))
        icon = f"./file/{stored.id}/{quote(stored.name)}"
    styles = tuple(f"./css/{name}.css" for name in sheets)
    return Surroundings(styles, look.head, icon, has_title="title" in head.elements)


def _missing() -> Response:
    return Response("Not found", status_code=404)


def _text(text: str | None, media_type: str) -> Response:
    """An author's script or style sheet, under a name that is the hash of its text."""
    if text is None:
        return _missing()
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "public, max-age=31536000, immutable"}
    return Response(text, headers=headers, media_type=media_type)
