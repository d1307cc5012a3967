"""What sessions cost that do nothing: memory, and processor time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.attended import run
from benchmarks.dialogue import Dialogue, Floor, Ours, page_config
from benchmarks.load import Tab, load, opened
from benchmarks.process import Server
from benchmarks.result import Result

MOST_KB = 60
MOST_CPU = 1.0
"""Percent of a core: what a timer or two may take."""
_FIRST = 20
"""Sessions that are open before the others are counted: the first ones grow pools that all share."""


def measure(sessions: int = 300, seconds: float = 3.0) -> list[Result]:
    """A server before anyone came, and with sessions that have had one event each, after others have worked."""
    with Server("ours") as ours, Server("floor") as floor:
        config = page_config(ours.port)
        mine = run(_idle(ours, lambda: Ours(config), sessions, seconds))
        least = run(_idle(floor, lambda: Floor("/hop"), sessions, seconds))
    kept = Result("memory of an idle session, kB", mine.memory, least.memory)
    alone = Result("idle server, nobody there, % of a core", mine.alone, least.alone)
    used = Result(f"… {sessions} sessions, after a time of work", mine.used, least.used)
    return [
        kept.within(f"≤ floor + {MOST_KB} kB", least.memory + MOST_KB),
        alone.within(f"≤ {MOST_CPU:g} % above the floor", least.alone + MOST_CPU),
        used.within(f"≤ {MOST_CPU:g} % above the floor", least.used + MOST_CPU),
    ]


@dataclass(frozen=True, slots=True)
class Rest:
    """What a server takes that has nothing to do: kB for each session, and percent of a core."""

    memory: float
    alone: float
    used: float


async def _idle(server: Server, dialogue: Callable[[], Dialogue], sessions: int, seconds: float) -> Rest:
    alone = await _share(server, seconds)
    first = await _settled(server, dialogue, _FIRST)
    before = server.memory()
    others = await _settled(server, dialogue, sessions)
    memory = (server.memory() - before) / sessions
    await load(server, [dialogue() for _ in range(_FIRST)], seconds / 4)
    used = await _share(server, seconds)
    for tab in first + others:
        tab.socket.close()
    return Rest(memory, alone, used)


async def _share(server: Server, seconds: float) -> float:
    """Percent of a core that it takes from now on, for so many seconds."""
    start, cpu = time.perf_counter(), server.cpu()
    await asyncio.sleep(seconds)
    return 100 * (server.cpu() - cpu) / (time.perf_counter() - start)


async def _settled(server: Server, dialogue: Callable[[], Dialogue], sessions: int) -> list[Tab]:
    """Tabs that have had one event each."""
    tabs = await opened(server.port, [dialogue() for _ in range(sessions)])
    for tab in tabs:
        await tab.answer("value")
    return tabs
