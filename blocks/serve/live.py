"""What lives while a page is served: its engine, its runs and its sessions, all on one event loop."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Collection, Mapping
from typing import Any

from ..files.file_store import FileStore
from ..run.engine import ThreadEngine
from ..run.runner import Runner
from ..run.scheduler import Scheduler
from ..run.sessions import Sessions
from ..tree.page import Page
from .options import ServeOptions
from .socket import Socket


class Live:
    """What lives while a page is served.

    Args:
        page: what the author declared, closed.
        initial: the payloads that each visit starts with, by block id.
        files: keeps uploads and results.
        options: how the page is served.

    Attributes:
        sessions: who is there.
        socket: the way in for tabs.
    """

    def __init__(
        self, page: Page, initial: Mapping[int, Any], files: FileStore, options: ServeOptions
    ) -> None:
        self.loop = asyncio.get_running_loop()
        self._files = files
        self._every, self._age = options.sweep
        self._sweeper = self.loop.call_later(self._every, self._sweep)
        self._engine = ThreadEngine(self.loop)
        runner = Runner(self._engine, files)
        listeners = page.graph.listeners
        self._scheduler = Scheduler(listeners, runner, options.queue, show_error=options.show_error)
        self.sessions = Sessions(
            page,
            initial,
            files,
            self._scheduler.close_session,
            capacity=options.capacity,
            time_to_live=options.session_ttl,
        )
        self.socket = Socket(self.sessions, self._scheduler, epoch=secrets.token_hex(4))

    def owner(self, session: str | None, secret: str | None) -> str | None:
        """The id of the session that a request shows to be its own; None where it does not."""
        found = self.sessions.find(session, secret)
        return None if found is None else found.id

    def files_in_use(self, owner: str) -> Collection[str]:
        """The ids of the files that a session's values hold."""
        session = self.sessions.get(owner)
        return () if session is None else session.files_in_use()

    async def close(self) -> None:
        """End all runs and sessions."""
        self._sweeper.cancel()
        self.sessions.close_all()
        await self._scheduler.close()
        self._engine.close()

    def _sweep(self) -> None:
        self._sweeper = self.loop.call_later(self._every, self._sweep)
        self.loop.run_in_executor(None, self._files.sweep, self._age)
