"""Tabs that ask without end: one event in flight in each."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.dialogue import Dialogue
from benchmarks.lean_socket import LeanSocket
from benchmarks.process import Server

TEXT = "value {:014}"
"""A text of 20 bytes, another one for each event."""
_AT_ONCE = 100
"""How many tabs connect at the same time."""


@dataclass(frozen=True, slots=True)
class Load:
    """What a server did under load.

    Attributes:
        rate: events per second.
        cpu: seconds of its processor time for one event.
        effort: the share of a core that this process took to cause it.
    """

    rate: float
    cpu: float
    effort: float


class Tab:
    """A visitor: a socket and what is said over it.

    Args:
        dialogue: its protocol.

    Attributes:
        events: that have ended.
        restless: whether it asks again as soon as it has its answer.
        at_rest: set when it has its answer and asks no more.
    """

    def __init__(self, dialogue: Dialogue) -> None:
        self.events = 0
        self.restless = False
        self.at_rest = asyncio.Event()
        self.socket: LeanSocket
        self._dialogue = dialogue
        self._asked = b""
        self._welcomed = asyncio.Event()

    async def open(self, port: int) -> None:
        """Connect, and say Hello where there is one to say. May be called again when the connection is gone."""
        self._welcomed.clear()
        loop = asyncio.get_running_loop()
        _, self.socket = await loop.create_connection(
            lambda: LeanSocket(port, self._dialogue.path, self._take), "127.0.0.1", port
        )
        await self.socket.opened
        hello = self._dialogue.hello()
        if hello is None:
            self._welcomed.set()
        else:
            self.socket.send(hello)
            await self._welcomed.wait()

    def ask(self, *values: str) -> None:
        """Send an event."""
        self.at_rest.clear()
        self._asked = self._dialogue.ask(*values)
        self.socket.send(self._asked)

    def repeat(self) -> None:
        """Send the last event again, as a tab does that cannot know whether it has arrived."""
        self.socket.send(self._asked)

    async def answer(self, *values: str) -> None:
        """Send an event and wait for its end."""
        self.ask(*values)
        await self.at_rest.wait()

    def _take(self, text: bytes) -> None:
        if not self._welcomed.is_set():
            self._dialogue.welcomed(text)
            self._welcomed.set()
        elif self._dialogue.is_end(text, self.socket):
            self.events += 1
            if self.restless:
                self.ask(TEXT.format(self.events))
            else:
                self.at_rest.set()


async def opened(port: int, dialogues: Sequence[Dialogue]) -> list[Tab]:
    """A tab for each dialogue, connected."""
    tabs = [Tab(dialogue) for dialogue in dialogues]
    for first in range(0, len(tabs), _AT_ONCE):
        await asyncio.gather(*(tab.open(port) for tab in tabs[first : first + _AT_ONCE]))
    return tabs


async def load(server: Server, dialogues: Sequence[Dialogue], seconds: float) -> Load:
    """Let tabs ask for some seconds, without a pause."""
    tabs = await opened(server.port, dialogues)
    for tab in tabs:
        tab.restless = True
        tab.ask(TEXT.format(0))
    await asyncio.sleep(seconds / 2)  # the warm-up
    start, cpu, effort = time.perf_counter(), server.cpu(), time.process_time()
    before = sum(tab.events for tab in tabs)
    await asyncio.sleep(seconds)
    passed = time.perf_counter() - start
    events = sum(tab.events for tab in tabs) - before
    result = Load(
        rate=events / passed,
        cpu=(server.cpu() - cpu) / max(events, 1),
        effort=(time.process_time() - effort) / passed,
    )
    for tab in tabs:
        tab.restless = False
    await asyncio.gather(*(tab.at_rest.wait() for tab in tabs))
    for tab in tabs:
        tab.socket.close()
    return result
