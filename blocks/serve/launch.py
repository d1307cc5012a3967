"""Serve a page from a script: a port, uvicorn, an address to open."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Any

import uvicorn
from starlette.types import ASGIApp

from ..errors import FanlightError

FIRST_PORT = 7860
PORTS = 100
SWITCH_INTERVAL = 0.001
"""Seconds after which a busy function's thread lets the event loop in (Python's default is five times as long)."""


@dataclass(frozen=True, slots=True)
class LaunchOptions:
    """Where a page is served, and how that is shown.

    Attributes:
        server_name: the address to listen at: "127.0.0.1" (this machine only, the default) or "0.0.0.0" (all).
        server_port: the port; None: the first free one from 7860 on.
        inbrowser: open the page in the browser.
        quiet: print nothing.
        block: serve until the process is told to stop; False serves on a thread.
        ssl_keyfile, ssl_certfile, ssl_keyfile_password: for HTTPS.
        root_path: the path under which a proxy offers the app, where it does not say so itself.
        proxy_headers: whether uvicorn takes a visitor's address and scheme from a proxy on this machine.
    """

    server_name: str | None = None
    server_port: int | None = None
    inbrowser: bool = False
    quiet: bool = False
    block: bool = True
    ssl_keyfile: str | None = None
    ssl_certfile: str | None = None
    ssl_keyfile_password: str | None = None
    root_path: str = ""
    proxy_headers: bool = True


class Running:
    """A page that is being served.

    Args:
        app: what is served.
        options: where.
        on_stop: lets what runs come to its end, when the process is told to stop.

    Attributes:
        url: its address, with a slash at the end.

    Raises:
        FanlightError: the port is taken, or the address cannot be used.
        OSError: a file for HTTPS cannot be read.
    """

    def __init__(
        self, app: ASGIApp, options: LaunchOptions, on_stop: Callable[[], Coroutine[Any, Any, None]]
    ) -> None:
        self._options = options
        host = bound_to(options.server_name)
        self._started = threading.Event()
        self._server = _Server(_config(app, options), self._started.set, on_stop)
        self._listener = _listen(host, _port(options.server_port))
        scheme = "https" if options.ssl_certfile else "http"
        name = "localhost" if host in ("0.0.0.0", "::", "") else f"[{host}]" if ":" in host else host
        self.port: int = self._listener.getsockname()[1]
        self.url = f"{scheme}://{name}:{self.port}/"
        self._thread: threading.Thread | None = None

    def serve(self) -> None:
        """Serve until the process is told to stop."""
        self._server.on_start = self._announce
        with _stop_signals_taken():
            self._server.run(sockets=[self._listener])

    def start(self) -> None:
        """Serve on a thread; returns when the page can be opened."""
        self._thread = threading.Thread(target=self._serve_on_thread, name="fanlight-server", daemon=True)
        self._thread.start()
        self._started.wait()
        self._announce()

    def close(self) -> None:
        """Stop serving; running functions are cancelled, and have ten seconds to end."""
        self._server.should_exit = True
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def wait(self) -> None:
        """Wait until it is stopped."""
        if self._thread is not None:
            self._thread.join()

    def _serve_on_thread(self) -> None:
        try:
            self._server.run(sockets=[self._listener])
        finally:
            self._started.set()

    def _announce(self) -> None:
        if not self._options.quiet:
            print(f"Fanlight is running on {self.url}", flush=True)  # noqa: T201  # what launch() is to say
        if self._options.inbrowser:
            webbrowser.open(self.url)


@contextmanager
def _stop_signals_taken() -> Iterator[None]:
    """Uvicorn raises the signal that has stopped it once more: it has done its work, and must not end the process."""
    if threading.current_thread() is not threading.main_thread():  # which alone may listen to signals
        yield
        return
    before = {each: signal.signal(each, lambda *_: None) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def setting(name: str) -> str | None:
    """An environment variable of ours, `FANLIGHT_…`, or the one of the same meaning that people have, `GRADIO_…`."""
    return os.environ.get(f"FANLIGHT_{name}") or os.environ.get(f"GRADIO_{name}")


def bound_to(server_name: str | None) -> str:
    """The address to listen at."""
    return server_name or setting("SERVER_NAME") or "127.0.0.1"


def is_interactive() -> bool:
    """Whether a person types at a prompt or in a notebook, and a call must come back to them."""
    return "ps1" in vars(sys) or bool(sys.flags.interactive) or "ipykernel" in sys.modules


class _Server(uvicorn.Server):
    """Says when it has started, and lets what runs come to its end before it stops.

    uvicorn itself would close all websockets first.
    """

    def __init__(
        self,
        config: uvicorn.Config,
        on_start: Callable[[], None],
        on_stop: Callable[[], Coroutine[Any, Any, None]],
    ) -> None:
        super().__init__(config)
        self.on_start = on_start
        self._on_stop = on_stop
        self._loop: asyncio.AbstractEventLoop | None = None
        self._told = asyncio.Event()
        self._hurry = asyncio.Event()
        self._was_told = False

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._loop = loop = asyncio.get_running_loop()
        if self._was_told:
            return
        starting = loop.create_task(super().startup(sockets))
        told = loop.create_task(self._told.wait())
        await asyncio.wait([starting, told], return_when=asyncio.FIRST_COMPLETED)
        told.cancel()
        if starting.done():
            starting.result()
            self.on_start()
        else:  # what is done before the first visitor comes takes its time, and nobody waits for it any more
            starting.cancel()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        if self._was_told:
            loop = asyncio.get_running_loop()
            ways = [loop.create_task(self._on_stop()), loop.create_task(self._hurry.wait())]
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            for way in ways:
                way.cancel()
        await super().shutdown(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """The process is told to stop: once, and it does so with care; twice, and it does so at once."""
        super().handle_exit(sig, frame)
        self.force_exit = self.force_exit or self._was_told
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._hurry.set if self._was_told else self._told.set)
        self._was_told = True


def _config(app: ASGIApp, options: LaunchOptions) -> uvicorn.Config:
    sys.setswitchinterval(SWITCH_INTERVAL)
    config = uvicorn.Config(
        app,
        ws="websockets-sansio",
        ws_max_size=4 * 2**20,
        ws_per_message_deflate=False,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=10,
        root_path=options.root_path,
        proxy_headers=options.proxy_headers,
        ssl_keyfile=options.ssl_keyfile,
        ssl_certfile=options.ssl_certfile,
        ssl_keyfile_password=options.ssl_keyfile_password,
    )
    config.load()  # here and not on the server's thread, where nobody would hear of a missing certificate
    return config


def _port(given: int | None) -> int | None:
    """The port that is asked for, by parameter or environment; None: any."""
    if given is not None:
        return given
    text = setting("SERVER_PORT") or "0"
    if not text.isdecimal():
        raise FanlightError(f"The environment's SERVER_PORT is {text!r}: set it to a number, or unset it.")
    return int(text) or None


def _listen(host: str, port: int | None) -> socket.socket:
    """A bound socket: binding, not asking, is the only way to have a port for sure."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    wanted = range(FIRST_PORT, FIRST_PORT + PORTS) if port is None else [port]
    for number in wanted:
        # asyncio turns Nagle's algorithm off, which holds small frames back, for sockets that say they are TCP
        listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        if os.name != "nt":  # on Windows the option would let two servers share a port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, number))
        except (OSError, OverflowError) as error:
            listener.close()
            problem = str(error)
        else:
            listener.listen(2048)
            return listener
    if port is None:
        raise FanlightError(
            f"No port from {FIRST_PORT} to {FIRST_PORT + PORTS - 1} can be used at {host}: {problem}."
        )
    raise FanlightError(
        f"Port {port} at {host} cannot be used ({problem}). Leave server_port out to take a free one."
    )
