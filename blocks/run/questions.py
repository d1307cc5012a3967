"""What components answer to their twins in the browser: a folder's content, a page of rows."""

from __future__ import annotations

import asyncio
import logging
from contextvars import copy_context
from typing import Any

from ..errors import BadMessage, FanlightError
from ..files.payload_walk import to_wire
from ..tree.component import Component
from ..wire.codec import tag
from ..wire.protocol import Ask, Reply
from .calling.engine import ThreadEngine
from .session.session import Change, Session

LONGEST_ID = 64

log = logging.getLogger("fanlight")


class Questions:
    """Calls the methods that components offer to the browser.

    Args:
        engine: where they run.
        show_error: whether visitors read the text of any exception, and not of our own errors alone.
    """

    def __init__(self, engine: ThreadEngine, *, show_error: bool) -> None:
        self._engine = engine
        self._show_error = show_error
        self._open: set[asyncio.Task[None]] = set()

    def take(self, session: Session, ask: Ask) -> None:
        """Answer a question of a tab, once, when its method has returned."""
        try:
            if not 0 < len(ask.ask) <= LONGEST_ID:
                raise BadMessage(f"A question's id has 1 to {LONGEST_ID} characters.")
            component = self._asked(session, ask)
            if ask.method in component.tells:
                self._note(session, component, ask)
                return
            if not session.replies.begin(ask.ask):
                return
        except FanlightError as error:
            session.replies.refuse(ask.ask[:LONGEST_ID], str(error))
            return
        answering = session.loop.create_task(self._answer(session, component, ask))
        self._open.add(answering)
        answering.add_done_callback(self._open.discard)

    async def close(self) -> None:
        """Wait for nobody any more."""
        for answering in self._open:
            answering.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    def _asked(self, session: Session, ask: Ask) -> Component:
        found = session.find(ask.block)
        block = None if found is None else session.block(found)
        if not isinstance(block, Component) or ask.method not in (*block.served, *block.tells):
            raise BadMessage(f"Block {ask.block} of this page answers to no {ask.method[:40]!r}.")
        return block

    def _note(self, session: Session, component: Component, ask: Ask) -> None:
        """Keep for this visit what the browser says of a parameter, at once: what it sends next comes after."""
        now = component.told(ask.method, ask.args[0] if ask.args else None)
        session.apply(Change(now, {}, is_update=True))
        session.replies.give(Reply(ask.ask, None, None))

    async def _answer(self, session: Session, component: Component, ask: Ask) -> None:
        method = getattr(component, ask.method)

        def answer() -> Any:
            answered = method(*session.files.resolve(session.id, ask.args))
            if component.holds_files:
                answered = session.files.publish_all(session.id, answered)
            return tag(to_wire(answered))

        try:
            value = await self._engine.call(copy_context(), answer)
            reply = Reply(ask.ask, value, None)
        except Exception as error:
            reply = Reply(ask.ask, None, self._text(component, ask, error))
        session.replies.give(reply)

    def _text(self, component: Component, ask: Ask, error: Exception) -> str:
        if not isinstance(error, FanlightError):
            log.error("%s failed to answer %r.", component.name, ask.method, exc_info=error)
            if not self._show_error:
                return f"{component.name} could not answer. The app's log says why."
        return str(error) or type(error).__name__
