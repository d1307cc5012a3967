"""Tabs that ask without end: one event in flight in each."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.dialogue import Dialogue
from benchmarks.lean_socket import LeanSocket
from benchmarks.process import Server


@dataclass(frozen=True, slots=True)
class Load:
    """What a server did under load.

    Attributes:
        rate: events per second.
        cpu: seconds of its processor time for one event.
    """

    rate: float
    cpu: float


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
        self._welcomed = asyncio.Event()

    async def open(self, port: int) -> None:
        """Connect, and say Hello where there is one to say."""
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
        self.socket.send(self._dialogue.ask(*values))

    def _take(self, text: bytes) -> None:
        if not self._welcomed.is_set():
            self._welcomed.set()
        elif self._dialogue.is_end(text, self.socket):
            self.events += 1
            if self.restless:
                self.ask(f"value {self.events}")
            else:
                self.at_rest.set()


async def load(server: Server, dialogues: Sequence[Dialogue], seconds: float) -> Load:
    """Let tabs ask for some seconds, without a pause."""
    tabs = [Tab(dialogue) for dialogue in dialogues]
    await asyncio.gather(*(tab.open(server.port) for tab in tabs))
    for tab in tabs:
        tab.restless = True
        tab.ask("value")
    await asyncio.sleep(seconds / 2)  # the warm-up
    start, cpu, before = time.perf_counter(), server.cpu(), sum(tab.events for tab in tabs)
    await asyncio.sleep(seconds)
    events = sum(tab.events for tab in tabs) - before
    result = Load(events / (time.perf_counter() - start), (server.cpu() - cpu) / max(events, 1))
    for tab in tabs:
        tab.restless = False
    await asyncio.gather(*(tab.at_rest.wait() for tab in tabs))
    for tab in tabs:
        tab.socket.close()
    return result
