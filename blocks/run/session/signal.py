"""A flag that one task waits for."""

from __future__ import annotations

import asyncio


class Signal:
    """As `asyncio.Event`, for one waiter and for the path of every event: it asks for the running loop only once."""

    def __init__(self) -> None:
        self._is_set = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._waiter: asyncio.Future[None] | None = None

    def is_set(self) -> bool:
        """Whether it is up."""
        return self._is_set

    def set(self) -> None:
        """Put it up and wake who waits."""
        self._is_set = True
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def clear(self) -> None:
        """Take it down."""
        self._is_set = False

    async def wait(self) -> None:
        """Wait until it is up."""
        while not self._is_set:
            if self._loop is None:
                self._loop = asyncio.get_running_loop()
            self._waiter = self._loop.create_future()
            await self._waiter
