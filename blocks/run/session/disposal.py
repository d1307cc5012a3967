"""Frees what sessions let go of."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from ...tree.component import Component
from ..calling.engine import ThreadEngine

log = logging.getLogger("fanlight")

Values = Sequence[tuple[Component, Any]]


class Disposal:
    """Lets components free the values that a session has let go of, on the engine's threads.

    Args:
        engine: has the threads.
    """

    def __init__(self, engine: ThreadEngine) -> None:
        self._engine = engine
        self._open = 0
        self._empty = asyncio.Event()

    def take(self, values: Values) -> None:
        """Call `forget` of each component with its value; most have nothing to do there."""
        ours = [(block, value) for block, value in values if type(block).forget is not Component.forget]
        if ours:
            self._open += 1
            self._engine.start(partial(self._free, ours))

    async def close(self, grace: float) -> None:
        """Wait until all is freed, but no longer than `grace` seconds."""
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self._done(), grace)
        if self._open:
            log.warning("The values of %d sessions were not all freed within %g s.", self._open, grace)

    async def _done(self) -> None:
        while self._open:
            self._empty.clear()
            await self._empty.wait()

    def _free(self, values: Values) -> None:
        for block, value in values:
            _free(block, value)
        self._engine.deliver(self._freed)

    def _freed(self) -> None:
        self._open -= 1
        if not self._open:
            self._empty.set()


def _free(block: Component, value: Any) -> None:
    try:
        block.forget(value)
    except BaseException:  # an author's code: it harms neither the other values nor the thread
        log.exception("%s failed to free its value.", block.name)
