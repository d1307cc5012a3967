"""What a session has to say to its tab: numbered, kept until acknowledged, merged while it waits."""

from __future__ import annotations

import asyncio
import math
import time
from collections import deque
from typing import Any

from ...errors import FanlightError
from ...wire.codec import write
from ...wire.protocol import Patch, Render, ServerMessage, as_data
from .bases import Bases
from .signal import Signal
from .waiting import REPLACEABLE, Waiting

MAX_FRAMES = 1000
MAX_BYTES = 8 * 2**20
"""Of frames that are not acknowledged: then no more are made."""
MANY = 1000
"""Messages that wait: then generators wait as well."""
TOO_MANY = 2000
"""Messages that wait: then they are given up for a snapshot."""
PACE = 1 / 30
"""Seconds between two frames that hold nothing but what a newer message may replace: nobody reads faster."""
PATIENCE = 30.0
"""Seconds without an acknowledgement, while there is more to say."""


class TooSlow(FanlightError):
    """The tab acknowledges nothing: its connection is to be closed. What it has missed, it gets when it comes back."""


class Outbox:
    """The way from a session to whoever holds its socket. Lives on the event loop.

        put ──► waiting ──► next() numbers them as one frame ──► sent, until acknowledged
                │                                                │
                │ newer values replace older ones, and wait up   │ 1,000 frames or 8 MiB: next() waits for an
                │ to 33 ms for more                              │ acknowledgement, for up to 30 s
                │ 1,000 messages: generators wait for room()
                │ 2,000: they are given up, and a snapshot follows

    Args:
        pace: seconds between two frames that hold nothing but what a newer message may replace.
        patience: seconds without an acknowledgement, while there is more to say.

    Patches hold props as `wire.codec.tag` made them: writing a frame cannot fail.
    """

    def __init__(self, pace: float = PACE, patience: float = PATIENCE) -> None:
        self._pace = pace
        self._patience = patience
        self._overflowed = False
        self._waiting = Waiting()
        self._bases = Bases()
        self._sent: deque[tuple[int, bytes]] = deque()
        self._bytes = 0
        self._seq = 0
        self._ready = Signal()
        self._room = asyncio.Event()
        self._room.set()
        self._relief: asyncio.Future[None] | None = None
        self._sent_at = -math.inf
        self._timer: asyncio.TimerHandle | None = None

    def put(self, message: ServerMessage) -> None:
        """Add a message; it may take the place of one that waits."""
        if self._overflowed:
            return
        self._waiting.add(message)
        if isinstance(message, REPLACEABLE):
            self._wake_in_time()
        else:
            self._ready.set()
        if len(self._waiting) > MANY:
            self._room.clear()
            if len(self._waiting) > TOO_MANY:
                self._overflow()

    @property
    def is_full(self) -> bool:
        """Whether whoever makes messages without end had better wait for `room`."""
        return len(self._waiting) > MANY

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say now."""
        return not self._waiting

    async def room(self) -> None:
        """Wait until fewer messages wait."""
        await self._room.wait()

    async def next(self) -> bytes:
        """Wait for something to send and number it as one frame.

        Raises:
            TooSlow: the tab has acknowledged nothing for too long, or messages were given up.
        """
        while True:
            await self._ready.wait()
            if self._overflowed:
                raise TooSlow
            if not self._waiting:
                self._ready.clear()
            elif len(self._sent) >= MAX_FRAMES or self._bytes >= MAX_BYTES:
                await self._acknowledgement()
            else:
                return self._frame()

    def acknowledge(self, seq: int) -> None:
        """Forget the frames up to number `seq`."""
        if self._sent and self._sent[0][0] <= seq:
            self._relieve()
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

    def _frame(self) -> bytes:
        self._ready.clear()
        self._sent_at = time.monotonic()
        self._seq += 1
        written = write({"seq": self._seq, "messages": [self._as_sent(one) for one in self._waiting.take()]})
        frame = (
            b"%b" % written
        )  # orjson's bytes keep the memory that it reserved: 4 KB and up to eight times the text
        self._room.set()
        self._sent.append((self._seq, frame))
        self._bytes += len(frame)
        return frame

    def _as_sent(self, message: ServerMessage) -> dict[str, Any]:
        if isinstance(message, Patch):
            message = self._bases.shorten(message)
        elif isinstance(message, Render):  # the blocks that it replaces are gone
            self._bases.clear()
        return as_data(message)

    async def _acknowledgement(self) -> None:
        loop = asyncio.get_running_loop()
        self._relief = relief = loop.create_future()
        alarm = loop.call_later(self._patience, _give_up, relief)
        try:
            await relief
        finally:
            alarm.cancel()

    def _relieve(self) -> None:
        if self._relief is not None and not self._relief.done():
            self._relief.set_result(None)

    def _overflow(self) -> None:
        self._overflowed = True
        self._clear()
        self._relieve()
        self._ready.set()

    def _wake_in_time(self) -> None:
        """Let messages that may be replaced, and follow each other fast, wait for one another."""
        if self._timer is None and not self._ready.is_set():
            self._look_at_the_clock()

    def _look_at_the_clock(self) -> None:
        # What wakes the sender earlier does not cancel the timer: to let it run costs less than a new one.
        self._timer = None
        if self._waiting and not self._ready.is_set():
            wait = self._sent_at + self._pace - time.monotonic()
            if wait <= 0:
                self._ready.set()
            else:
                self._timer = asyncio.get_running_loop().call_later(wait, self._look_at_the_clock)

    def _clear(self) -> None:
        self._waiting.take()
        self._room.set()
        self._bases.clear()
        self._sent.clear()
        self._bytes = 0


def _give_up(relief: asyncio.Future[None]) -> None:
    if not relief.done():
        relief.set_exception(TooSlow())
