"""What lives while a page is served: its engine, its runs and its sessions, all on one event loop."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Collection, Mapping
from typing import Any

from ..files.file_store import FileStore
from ..run.calling.engine import ThreadEngine
from ..run.metrics import AppMetrics
from ..run.process.workers import Workers
from ..run.questions import Questions
from ..run.run_log.links import RunLinks
from ..run.run_log.run_log import RunLog
from ..run.runner import Runner
from ..run.scheduler import Scheduler
from ..run.session.disposal import Disposal
from ..run.session.session import Session
from ..run.session.sessions import Sessions
from ..tree.block import block_id
from ..tree.page import Page
from ..tree.request import Request
from .config import page_shape
from .options import ServeOptions
from .socket import Socket

LAST_GRACE = 1.0
"""Seconds for functions that had theirs, and for what `unload` asks for."""


class Live:
    """What lives while a page is served.

    Args:
        page: what the author declared, closed.
        initial: the payloads that each visit starts with, by block id.
        files: keeps uploads and results.
        workers: the processes of those functions that ask for one.
        run_log: keeps a record of each run.
        options: how the page is served.

    Attributes:
        sessions: who is there.
        socket: the way in for tabs.
    """

    def __init__(
        self,
        page: Page,
        initial: Mapping[int, Any],
        files: FileStore,
        workers: Workers,
        run_log: RunLog,
        options: ServeOptions,
    ) -> None:
        self.loop = asyncio.get_running_loop()
        self._page = page
        self._initial = initial
        self._files = files
        self._grace = options.grace
        self._every, self._age = options.sweep
        self._sweeper = self.loop.call_later(self._every, self._sweep)
        self._engine = ThreadEngine(self.loop)
        self._disposal = Disposal(self._engine)
        runner = Runner(self._engine, files, workers)
        listeners = page.graph.listeners
        self._scheduler = Scheduler(
            listeners,
            runner,
            options.queue,
            run_log,
            show_error=options.show_error,
            gives_links=options.run_links,
        )
        self._questions = Questions(self._engine, show_error=options.show_error)
        self.sessions = Sessions(
            page,
            initial,
            files,
            self._disposal,
            self._scheduler.close_session,
            capacity=options.capacity,
            time_to_live=options.session_ttl,
        )
        self._links = RunLinks(run_log, files, is_on=options.run_links)
        self.socket = Socket(
            self.sessions,
            self._scheduler,
            self._questions,
            self._links,
            epoch=secrets.token_hex(4),
            page=page_shape(page),
        )

    async def prepare(self) -> None:
        """Run what is to be done before the first visitor comes."""
        if not self._page.graph.started_by(block_id(self._page), "prepare"):
            return
        session = Session(self._page, self._initial, self._files, self._disposal, Request())
        await self._scheduler.prepare(session)
        session.close()

    def owner(self, session: str | None, secret: str | None) -> str | None:
        """The id of the session that a request shows to be its own; None where it does not."""
        found = self.sessions.find(session, secret)
        return None if found is None else found.id

    def files_in_use(self, owner: str) -> Collection[str]:
        """The ids of the files that a session's values hold."""
        session = self.sessions.get(owner)
        return () if session is None else session.files_in_use()

    def metrics(self) -> AppMetrics:
        """What the app has done since it is served."""
        scheduler = self._scheduler
        return {
            "sessions": len(self.sessions),
            "running": len(scheduler.running()),
            "waiting": scheduler.waiting,
            "functions": scheduler.metrics.functions(),
        }

    async def stop(self) -> None:
        """Let what runs come to its end, for as long as it may take; tell the tabs, and close their connections."""
        await self._scheduler.stop(self._grace)
        await self.socket.close()
        self._grace = LAST_GRACE

    async def close(self) -> None:
        """End all runs and sessions."""
        self._sweeper.cancel()
        self._links.close()
        self.sessions.close_all()
        await self._questions.close()
        await self._scheduler.close(self._grace)
        await self._disposal.close(self._grace)
        self._engine.close()

    def _sweep(self) -> None:
        self._sweeper = self.loop.call_later(self._every, self._sweep)
        self.loop.run_in_executor(None, self._files.sweep, self._age)
