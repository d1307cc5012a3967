"""What sessions cost that do nothing: memory, and processor time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from benchmarks.dialogue import Dialogue, Floor, Ours, page_config
from benchmarks.load import Tab
from benchmarks.process import Server
from benchmarks.result import Result

MOST_KB = 60
MOST_CPU = 1.0
"""Percent of a core: what a timer or two may take."""
_FIRST = 20
"""Sessions that are open before the others are counted: the first ones grow pools that all share."""


def measure(sessions: int = 300, seconds: float = 3.0) -> list[Result]:
    """Sessions that have had one event each, then are left alone."""
    with Server("ours") as ours, Server("floor") as floor:
        config = page_config(ours.port)
        memory, cpu = asyncio.run(_idle(ours, lambda: Ours(config), sessions, seconds))
        floor_memory, floor_cpu = asyncio.run(_idle(floor, lambda: Floor("/hop"), sessions, seconds))
    kept = Result("memory of an idle session, kB", memory, floor_memory)
    used = Result(f"idle server, {sessions} sessions, % of a core", 100 * cpu, 100 * floor_cpu)
    return [
        kept.within(f"≤ floor + {MOST_KB} kB", floor_memory + MOST_KB),
        used.within(f"≤ {MOST_CPU:g} % above the floor", 100 * floor_cpu + MOST_CPU),
    ]


async def _idle(
    server: Server, dialogue: Callable[[], Dialogue], sessions: int, seconds: float
) -> tuple[float, float]:
    """kB for each session, and the share of a core that the server takes."""
    first = [await _settled(server, dialogue()) for _ in range(_FIRST)]
    before = server.memory()
    others = [await _settled(server, dialogue()) for _ in range(sessions)]
    memory = (server.memory() - before) / sessions
    start, cpu = time.perf_counter(), server.cpu()
    await asyncio.sleep(seconds)
    share = (server.cpu() - cpu) / (time.perf_counter() - start)
    for tab in first + others:
        tab.socket.close()
    return memory, share


async def _settled(server: Server, dialogue: Dialogue) -> Tab:
    tab = Tab(dialogue)
    await tab.open(server.port)
    tab.ask("value")
    await tab.at_rest.wait()
    return tab
