"""What a session has to say to its tab: numbered, kept until acknowledged, merged while it waits."""

from __future__ import annotations

import asyncio
import math
from collections import deque

from ..errors import FanlightError
from ..wire.codec import write
from ..wire.protocol import Frame, Patch, Run, ServerMessage, as_data

MAX_FRAMES = 1000
MAX_BYTES = 8 * 2**20
PACE = 0.01
"""Seconds between two frames that hold nothing but patches."""


class TooSlow(FanlightError):
    """The tab has acknowledged nothing for so long that frames were given up; a snapshot must follow."""


class Outbox:
    """The way from a session to whoever holds its socket. Lives on the event loop.

        put ──► waiting ──► next() numbers them as one frame ──► sent, until acknowledged
                (patches of one block merge, and wait up to 10 ms for more)

    Args:
        pace: seconds between two frames that hold nothing but patches: a screen shows no more of them.

    Patches hold props as `wire.codec.tag` made them: writing a frame cannot fail.
    """

    def __init__(self, pace: float = PACE) -> None:
        self._pace = pace
        self._overflowed = False
        self._waiting: list[ServerMessage] = []
        self._patches: dict[int, int] = {}
        self._sent: deque[tuple[int, bytes]] = deque()
        self._bytes = 0
        self._seq = 0
        self._ready = asyncio.Event()
        self._sent_at = -math.inf
        self._timer: asyncio.TimerHandle | None = None

    def put(self, message: ServerMessage) -> None:
        """Add a message. A patch of a block that still waits takes the newer props in its place."""
        if self._overflowed:
            return
        if isinstance(message, Patch):
            place = self._patches.get(message.block)
            if place is not None:
                waiting = self._waiting[place]
                assert isinstance(waiting, Patch)
                self._waiting[place] = Patch(message.block, {**waiting.props, **message.props})
                return
            self._patches[message.block] = len(self._waiting)
        elif isinstance(message, Run):
            # An output that arrives before a run's end must not overtake it, nor fall behind it.
            self._patches.clear()
        self._waiting.append(message)
        if len(self._waiting) > MAX_FRAMES:
            self._overflow()
        elif isinstance(message, Patch):
            self._wake_in_time()
        else:
            self._wake()

    async def next(self) -> bytes:
        """Wait for something to send and number it as one frame.

        Raises:
            TooSlow: more than 1,000 frames or 8 MiB wait for an acknowledgement.
        """
        while not (self._ready.is_set() and self._waiting):
            await self._ready.wait()
            if self._overflowed:
                raise TooSlow
            if not self._waiting:
                self._ready.clear()
        self._ready.clear()
        self._sent_at = asyncio.get_running_loop().time()
        messages, self._waiting = self._waiting, []
        self._patches.clear()
        self._seq += 1
        frame = write(as_data(Frame(self._seq, [as_data(message) for message in messages])))
        self._sent.append((self._seq, frame))
        self._bytes += len(frame)
        if len(self._sent) > MAX_FRAMES or (self._bytes > MAX_BYTES and len(self._sent) > 1):
            self._overflow()
        return frame

    def acknowledge(self, seq: int) -> None:
        """Forget the frames up to number `seq`."""
        while self._sent and self._sent[0][0] <= seq:
            self._bytes -= len(self._sent.popleft()[1])

    def resend(self, seen: int) -> list[bytes] | None:
        """The frames after number `seen`, for a tab that comes back; None where some are gone.

        After None the outbox is empty and goes on: the caller puts a snapshot into it.
        """
        first = self._sent[0][0] if self._sent else self._seq + 1
        if self._overflowed or not first - 1 <= seen <= self._seq:
            self._clear()
            self._overflowed = False
            return None
        self.acknowledge(seen)
        return [frame for _, frame in self._sent]

    def _overflow(self) -> None:
        self._overflowed = True
        self._clear()
        self._wake()

    def _wake(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._ready.set()

    def _wake_in_time(self) -> None:
        """Let patches that follow each other fast wait for one another."""
        loop = asyncio.get_running_loop()
        wait = self._sent_at + self._pace - loop.time()
        if wait <= 0:
            self._wake()
        elif self._timer is None and not self._ready.is_set():
            self._timer = loop.call_later(wait, self._wake)

    def _clear(self) -> None:
        self._waiting.clear()
        self._patches.clear()
        self._sent.clear()
        self._bytes = 0
