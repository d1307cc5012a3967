"""All sessions of an app: who comes back gets their own, who stays away is forgotten."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Callable, Mapping
from typing import Any

from ...errors import Full
from ...files.file_store import FileStore
from ...tree.block import Block
from ...tree.page import Page
from ...tree.request import Request
from .disposal import Disposal
from .session import Session

TIME_TO_LIVE = 300.0
"""Seconds that a session waits for a tab that lost its connection."""
CAPACITY = 10_000


class Sessions:
    """The sessions of one app by their id.

    Args:
        page: what the author declared.
        initial: the payloads that each visit starts with, by block id.
        files: where the sessions' files are kept.
        disposal: frees the values that they let go of.
        on_close: is told of a session that ends.
        capacity: how many there may be; those that wait for their tab go first.
        time_to_live: seconds that a session waits for its tab.
    """

    def __init__(
        self,
        page: Page,
        initial: Mapping[int, Any],
        files: FileStore,
        disposal: Disposal,
        on_close: Callable[[Session], None],
        *,
        capacity: int = CAPACITY,
        time_to_live: float = TIME_TO_LIVE,
    ) -> None:
        self._page = page
        self._initial = initial
        self._files = files
        self._disposal = disposal
        self._on_close = on_close
        self._capacity = capacity
        self._time_to_live = time_to_live
        self._sessions: dict[str, Session] = {}
        self._away: dict[str, asyncio.TimerHandle] = {}

    def __len__(self) -> int:
        """How many there are."""
        return len(self._sessions)

    def open(self, request: Request, root: Block | None = None) -> Session:
        """A new session.

        Args:
            request: who came.
            root: the page that the tab shows; None: the first one.

        Raises:
            Full: there are as many as there may be, and all of them are connected.
        """
        if len(self._sessions) >= self._capacity:
            if not self._away:
                raise Full("As many people as this app has room for are using it. Try again later.")
            self.close(self._sessions[next(iter(self._away))])
        session = Session(self._page, self._initial, self._files, self._disposal, request)
        session.root = self._page if root is None else root
        request.session_hash = session.id
        self._sessions[session.id] = session
        return session

    def get(self, identifier: str) -> Session | None:
        """The session with this id, if it is there. For our own bookkeeping: it proves nothing."""
        return self._sessions.get(identifier)

    def find(self, identifier: str | None, secret: str | None, root: Block | None = None) -> Session | None:
        """The session with this id, where the secret is its own, and so is the page, where one is named."""
        session = self._sessions.get(identifier or "")
        given = (secret or "").encode("utf-8", "replace")  # a client may send anything, lone surrogates too
        if session is None or not hmac.compare_digest(session.secret.encode(), given):
            return None
        return session if root in (None, session.root) else None

    def connected(self, session: Session) -> None:
        """A tab holds the session."""
        timer = self._away.pop(session.id, None)
        if timer is not None:
            timer.cancel()

    def left(self, session: Session) -> None:
        """The tab lost its connection; for a while it may come back."""
        if session.id in self._sessions:
            loop = asyncio.get_running_loop()
            self._away[session.id] = loop.call_later(self._time_to_live, self.close, session)

    def close(self, session: Session) -> None:
        """End a session and all that it runs and keeps."""
        if self._sessions.pop(session.id, None) is not None:
            self.connected(session)
            self._on_close(session)
            session.close()

    def close_all(self) -> None:
        """End every session."""
        for session in list(self._sessions.values()):
            self.close(session)
