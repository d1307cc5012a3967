"""One tab that asks for much and reads nothing, beside others that read at once."""

from __future__ import annotations

import asyncio
from typing import Any

from benchmarks.attended import run
from benchmarks.dialogue import Ours, page_config
from benchmarks.load import Tab, opened
from benchmarks.pace import p99, paced
from benchmarks.process import Server
from benchmarks.result import Result

PAUSE = 0.4
"""Seconds between two events of a fast tab."""
MOST_MB = 16
"""8 MiB of frames that are not acknowledged, 4 MB in the buffers of the socket, and what it takes to make them."""
_FLOOD = ("1000000", "0.005")


def measure(fast: int = 200, rounds: int = 5, seconds: float = 2.0, stuck_after: float = 3.0) -> list[Result]:
    """The same fast tabs on a server with the slow one and on one without it, in turns."""
    with Server("ours", "work") as slowed, Server("ours", "work") as calm:
        beside, alone, kept = run(_measure(slowed, calm, fast, rounds, seconds, stuck_after))
    return [
        Result.at_most(
            f"{fast} fast tabs beside a stuck one, ms (p99)",
            [p99(beside)],
            [p99(alone)],
            1.2,
            than="without it",
        ),
        Result("… memory that the stuck one takes, MB", kept, None).within(f"≤ {MOST_MB} MB", MOST_MB),
    ]


async def _measure(
    slowed: Server, calm: Server, fast: int, rounds: int, seconds: float, stuck_after: float
) -> tuple[list[float], list[float], float]:
    """Milliseconds of all events beside the slow tab, and without it, and the most MB that it took."""
    config = page_config(calm.port)
    tabs = {
        server: await opened(server.port, [Ours(config) for _ in range(fast)]) for server in (slowed, calm)
    }
    for each in tabs.values():
        await paced(each, seconds / 4, PAUSE)  # the warm-up
    before = slowed.memory() - calm.memory()
    slow = await _slow_tab(slowed.port, config)
    await asyncio.sleep(stuck_after)
    times: dict[Server, list[float]] = {slowed: [], calm: []}
    memory = []
    for _ in range(rounds):
        for server, each in tabs.items():
            times[server] += await paced(each, seconds, PAUSE)
        memory.append((slowed.memory() - calm.memory() - before) / 1000)
    for tab in [slow, *tabs[slowed], *tabs[calm]]:
        tab.socket.close()
    return times[slowed], times[calm], max(memory)


async def _slow_tab(port: int, config: dict[str, Any]) -> Tab:
    (tab,) = await opened(port, [Ours(config, "Flood")])
    tab.socket.stop_reading()
    tab.ask(*_FLOOD)
    return tab
