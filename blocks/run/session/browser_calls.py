"""The JavaScript that a tab is asked to run, and what it answers."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

from ...errors import FanlightError
from ...wire.protocol import Answer, Call
from .outbox import Outbox


class ScriptFailed(FanlightError):
    """A listener's JavaScript failed in the browser."""


class BrowserCalls:
    """The calls of one session that its tab has not answered yet; iterating gives them.

    Args:
        outbox: the way to the tab.
    """

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox
        self._open: dict[str, tuple[Call, asyncio.Future[Any]]] = {}
        self._count = 0

    def __iter__(self) -> Iterator[Call]:
        return (call for call, _ in self._open.values())

    async def ask(self, script: str, args: list[Any]) -> Any:
        """Run a listener's JavaScript in the tab.

        Args:
            script: its `script_name`.
            args: its arguments as they travel.

        Raises:
            ScriptFailed: with what the browser said.
        """
        self._count += 1
        call = Call(str(self._count), script, args)
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._open[call.call] = call, answer
        self._outbox.put(call)
        try:
            return await answer
        finally:
            del self._open[call.call]

    def answer(self, answer: Answer) -> None:
        """Take the tab's answer to `ask`; one that nobody waits for is dropped."""
        _, future = self._open.get(answer.call, (None, None))
        if future is None or future.done():
            return
        if answer.error is None:
            future.set_result(answer.value)
        else:
            future.set_exception(ScriptFailed(answer.error))
