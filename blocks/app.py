"""Blocks: a page that can be served."""

from __future__ import annotations

import warnings
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import Any, ClassVar, Literal
from weakref import WeakSet

from starlette.types import Receive, Scope, Send

from .run.metrics import AppMetrics
from .run.run_log.sqlite.run_log_file import RunLogFile
from .serve.launch import Running, setting
from .serve.look import Paths, look
from .serve.options import ServeOptions
from .serve.parameters import (
    LaunchParameters,
    by_name,
    check_what_is_not_yet,
    default_limit,
    launch_options,
    run_log_file,
    serve_options,
)
from .serve.server import Server
from .themes.base import Base
from .tree.options import QueueOptions
from .tree.page import Page
from .tree.route import Route, path_of
from .tree.typing import Self, Unpack
from .version import VERSION


class Blocks(Page):
    """A page of blocks and the functions behind them; itself an ASGI app.

    ::

        with gr.Blocks() as demo:
            name = gr.Textbox(label="Name")
            greeting = gr.Textbox(label="Greeting")
            gr.Button("Greet").click(lambda name: f"Hello {name}!", name, greeting)

        demo.launch()

    Args:
        analytics_enabled: accepted and without effect: nothing is ever reported.
        mode: a word for what the page is.
        title: of the browser's window, and the page's name for screen readers.
        fill_height: whether the page is at least as tall as the window.
        fill_width: whether the page is as wide as the window.
        delete_cache: every so many seconds, files that nobody used for so many seconds are removed; None: every hour
            those of a day. All files go with the session that they belong to.
        theme, css, css_paths, js, head, head_paths: how the page looks and what it brings along, see `launch`: what is
            said there comes on top.
        session_ttl: seconds that a visit waits for a tab that lost its connection: its functions go on, and what they
            return is there when the tab comes back.
        shutdown_grace: seconds that running functions have to end when the process is told to stop (SIGTERM, Ctrl+C).
        run_log: the SQLite file that keeps a record of every run: its inputs, its outputs as they came, its times; see
            `RunLogFile`. None: the latest 1,000 are kept in memory.
        run_links: whether visitors can copy a link to what they ran: whoever has it sees the inputs and the outputs of
            that run, and nothing else of the visit.
        arguments: see `Block`.

    Raises:
        PageError: what it was given for its look is none of what `launch` takes.
    """

    launched: ClassVar[WeakSet[Blocks]] = WeakSet()
    """The pages that are being served, for `close_all`."""

    def __init__(
        self,
        analytics_enabled: bool | None = None,
        mode: str = "blocks",
        title: str = "Fanlight",
        fill_height: bool = False,
        fill_width: bool = False,
        delete_cache: tuple[int, int] | None = None,
        *,
        theme: Base | str | None = None,
        css: str | None = None,
        css_paths: Paths | None = None,
        js: str | Path | bool | None = None,
        head: str | None = None,
        head_paths: Paths | None = None,
        session_ttl: float = 300,
        shutdown_grace: float = 10,
        run_log: RunLogFile | str | PathLike[str] | None = None,
        run_links: bool = False,
        **arguments: Any,
    ) -> None:
        check_what_is_not_yet(arguments, "Blocks")
        self.mode = mode
        self.title = title
        self.fill_height = fill_height
        self.fill_width = fill_width
        every, age = delete_cache or ServeOptions().sweep
        self._declared = ServeOptions(
            look=look(theme=theme, css=css, css_paths=css_paths, js=js, head=head, head_paths=head_paths),
            sweep=(every, age),
            session_ttl=session_ttl,
            grace=shutdown_grace,
            queue=QueueOptions(default_limit()),
            run_log=run_log_file(run_log),
            run_links=run_links,
        )
        self._options = self._declared
        self._server: Server | None = None
        self._running: Running | None = None
        self.routes: list[Route] = []
        super().__init__(**arguments)

    def settle(self) -> None:
        self._server = None  # what was added belongs to the page as well
        super().settle()

    def route(self, name: str, path: str | None = None, show_in_navbar: bool = True) -> Route:
        """Another page of the app, with blocks and listeners of its own: ``with demo.route("Second"):``.

        All pages share the server and its queue; each has an address, and the navigation at the top leads from one
        to the other. A visit is to one page: what is entered on one of them is not on the others.

        Args:
            name: what the navigation calls it; it stands before the app's title in the browser's window.
            path: the last part of its address, such as "/second"; None: it is made of the name.
            show_in_navbar: whether the navigation names it.

        Returns:
            The page, to be used with ``with``; it has the events `load` and `unload`.

        Raises:
            PageError: the path cannot be one, or another page has it.
        """
        found = path_of(name, path, [route.path for route in self.routes])
        route = Route(self, name, found, show_in_navbar=show_in_navbar)
        self.routes.append(route)
        return route

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection (ASGI 3)."""
        await self.server(scope, receive, send)

    @property
    def server(self) -> Server:
        """The page as it is served. It is put together once, when it is first asked for.

        Raises:
            FanlightError: the client is not built, or the run log's file cannot be used.
            PageError: a listener names a block that another page has taken over.
        """
        if self._server is None:
            self.graph.close(self.blocks, warns=False)
            about: dict[str, object] = {"title": self.title, "version": VERSION}
            about |= {"fill_height": self.fill_height, "fill_width": self.fill_width}
            within = [one for one in self.blocks.values() if isinstance(one, Blocks) and one is not self]
            outer = self._options.look
            styles = (*outer.styles, *(style for one in within for style in one._declared.look.styles))
            scripts = (*outer.scripts, *(script for one in within for script in one._declared.look.scripts))
            whole = replace(outer, styles=styles, scripts=scripts)
            self._server = Server(self, self.routes, about, replace(self._options, look=whole))
        return self._server

    @property
    def shows_errors(self) -> bool:
        """Whether visitors read the text of any exception; see `launch`."""
        return self._options.show_error

    def queue(
        self,
        status_update_rate: float | Literal["auto"] = "auto",
        api_open: bool | None = None,
        max_size: int | None = None,
        *,
        default_concurrency_limit: int | Literal["not_set"] | None = "not_set",
        concurrency_count: int | None = None,
    ) -> Self:
        """All events go through the queue; this sets its limits.

        Args:
            status_update_rate: seconds between two messages about a run's place in the queue; "auto": 0.25.
            api_open: accepted and without effect: programs and visitors go through the same queue.
            max_size: how many runs may wait in all, over all functions; None: 1,000.
            default_concurrency_limit: how many runs of a function last at the same time where its listener does not
                say; None: any number; by default the environment variable FANLIGHT_DEFAULT_CONCURRENCY_LIMIT, else 1.
            concurrency_count: the old name of default_concurrency_limit.
        """
        if concurrency_count is not None:
            warnings.warn(
                "queue(concurrency_count=…) is the old name of default_concurrency_limit=…: write that.",
                DeprecationWarning,
                stacklevel=2,
            )
            default_concurrency_limit = concurrency_count
        if default_concurrency_limit == "not_set":
            default_concurrency_limit = default_limit()
        queue = QueueOptions(default_concurrency_limit, max_size, status_update_rate)
        self._declared = replace(self._declared, queue=queue)
        self._options = replace(self._options, queue=queue)
        self._server = None
        return self

    @property
    def queue_options(self) -> QueueOptions:
        """The limits of its queue."""
        return self._options.queue

    def metrics(self) -> AppMetrics:
        """What the app has done since it is served: who is there, what runs and waits, and what has ended.

        May be called from any thread. `launch(enable_monitoring=True)` offers the same under `/status` and `/metrics`.
        """
        return self.server.metrics()

    def launch(self, *positional: Any, **parameters: Unpack[LaunchParameters]) -> tuple[Blocks, str, None]:
        """Serve the page and print its address.

        From a script it returns when the server is told to stop (Ctrl+C); at a prompt, in a notebook and with
        ``prevent_thread_lock=True`` it returns at once. With FANLIGHT_LAUNCH=off in the environment it serves nothing.

        Args:
            positional: the first parameters, in Gradio's order: inline, inbrowser, share, debug ….
            parameters: see `LaunchParameters`.

        Returns:
            The app, its local address, and None for the public one.

        Raises:
            FanlightError: the port or the run log's file cannot be used, or the client is not built.
            NotImplementedError: a parameter comes with a later version.
        """
        given = by_name(positional, parameters)
        self.close()
        self._options = serve_options(given, self._declared)
        self._server = None
        if setting("LAUNCH") == "off":  # a tool has imported the app's file, to do something else with it
            return self, "", None
        where = launch_options(given)
        self._running = Running(self.server, where, self.server.stop)
        Blocks.launched.add(self)
        if where.block:
            self._running.serve()
        else:
            self._running.start()
        return self, self._running.url, None

    @property
    def is_running(self) -> bool:
        """Whether `launch` serves the page."""
        return self._running is not None

    @property
    def local_url(self) -> str | None:
        """The address at which `launch` serves the page."""
        return None if self._running is None else self._running.url

    @property
    def server_port(self) -> int | None:
        """The port at which `launch` serves the page."""
        return None if self._running is None else self._running.port

    def close(self, verbose: bool = True) -> None:
        """Stop serving. A page that is not being served stays as it is."""
        if self._running is not None:
            self._running.close()
            self._running = None
            Blocks.launched.discard(self)

    def block_thread(self) -> None:
        """Wait until the page is served no more."""
        if self._running is not None:
            self._running.wait()


def close_all(verbose: bool = True) -> None:
    """Stop serving all pages of this process, as one does at the end of a notebook."""
    for page in list(Blocks.launched):
        page.close(verbose)
