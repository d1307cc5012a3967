"""The way out to one tab: frames into its websocket, and a word now and then while there is nothing to say."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from starlette.websockets import WebSocket, WebSocketDisconnect

from ..run.session.outbox import TooSlow
from ..wire.codec import encode

STALLED_AFTER = 30.0
"""Seconds that a frame may take to leave before its reader counts as gone."""
BEAT_AFTER = 20.0
"""Seconds of silence before an empty frame is sent.

Proxies cut what is silent for 30 seconds and more, and a page that hears nothing for 45 seconds
(client_js/src/core/socket.ts) connects anew. Pings of the protocol would not do: no script sees them.
"""

_BEAT = encode({"seq": 0, "messages": []}).decode()
_STALLED = "a frame has not left for too long"


class Sender:
    """Sends frames to one tab. To be closed when its connection has ended.

    Args:
        socket: the tab's.

    Attributes:
        task: what sends, from `begin` on.
    """

    task: asyncio.Task[None]

    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket
        self._loop = asyncio.get_running_loop()
        self._sent_at = self._loop.time()
        self._has_begun = False
        self._stopped: str | None = None
        self._beat: asyncio.Task[None] | None = None
        self._is_sending = False
        self._began = 0.0
        self._alarm: asyncio.TimerHandle | None = None
        self._timer = self._loop.call_later(BEAT_AFTER, self._look)

    def begin(self) -> None:
        """To be called by the task, first of all.

        Raises:
            asyncio.CancelledError: it was stopped before it began.
        """
        self._has_begun = True
        if self._stopped is not None:
            raise asyncio.CancelledError(self._stopped)

    def stop(self, why: str) -> None:
        """Cancel the task, with a reason. One that has not begun would never hear of it: it hears when it begins."""
        self._stopped = why
        if self._has_begun:
            self.task.cancel(why)

    async def send(self, frame: bytes) -> None:
        """Send a frame. Only `task` may do that.

        Raises:
            TooSlow: it has not left for too long.
        """
        self._is_sending = True
        self._began = self._loop.time()
        if self._alarm is None:  # one timer for many frames: one for each costs more than to send it
            self._alarm = self._loop.call_later(STALLED_AFTER, self._judge)
        try:
            await self._socket.send_text(frame.decode())
        except asyncio.CancelledError as cancelled:
            if cancelled.args == (_STALLED,):
                raise TooSlow from None
            raise
        finally:
            self._is_sending = False
            self._sent_at = self._loop.time()

    def close(self) -> None:
        """Send nothing any more."""
        self._timer.cancel()
        if self._alarm is not None:
            self._alarm.cancel()
        if self._beat is not None:
            self._beat.cancel()

    def _judge(self) -> None:
        """Break off a frame that has not left for too long."""
        self._alarm = None
        if not self._is_sending:
            return
        left = self._began + STALLED_AFTER - self._loop.time()
        if left <= 0:
            self.task.cancel(_STALLED)
        else:
            self._alarm = self._loop.call_later(left, self._judge)

    def _look(self) -> None:
        left = self._sent_at + BEAT_AFTER - self._loop.time()
        if left <= 0 and (self._beat is None or self._beat.done()):
            self._beat = self._loop.create_task(self._say_something())
        self._timer = self._loop.call_later(left if left > 0 else BEAT_AFTER, self._look)

    async def _say_something(self) -> None:
        with suppress(WebSocketDisconnect, RuntimeError):  # it is gone: the receiving side sees it too
            await self._socket.send_text(_BEAT)
