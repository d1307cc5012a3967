"""All connections break at once in the middle of a stream, as when a proxy is started anew."""

from __future__ import annotations

import asyncio
import random
import time
from itertools import pairwise

from benchmarks.attended import run
from benchmarks.dialogue import page_config
from benchmarks.load import Tab, opened
from benchmarks.process import Server
from benchmarks.result import Result
from benchmarks.witness import Witness

MOST_SECONDS = 15
_SHORTEST_WAIT = 0.25
"""Seconds; the browser's client waits about as long, then twice as long each time."""
_PATIENCE = 60.0


def measure(tabs: int = 1000, values: int = 24, pause: float = 0.5) -> list[Result]:
    """Each tab watches a text that grows with every value, so that none can be missing or stand twice unseen."""
    with Server("ours", "work") as server:
        config = page_config(server.port)
        witnesses = [Witness(config, "Count") for _ in range(tabs)]
        seconds, resumed = run(_storm(server, witnesses, values, pause))
    whole = "".join(f"{number} " for number in range(values))
    missing, double = (sum(one.missing for one in witnesses), sum(one.double for one in witnesses))
    wrong = sum(not is_growth(one.values, whole) for one in witnesses)
    back = Result(f"{tabs:,} tabs cut in mid-stream, s until all are back", seconds, None)
    return [
        back.within(f"≤ {MOST_SECONDS} s", MOST_SECONDS),
        Result("… visits that were not resumed", tabs - resumed, None).within("0", 0),
        Result("… frames that never came", missing, None).within("0", 0),
        Result("… frames that came twice", double, None).within("0", 0),
        Result("… texts that are not whole, or not in order", wrong, None).within("0", 0),
    ]


async def _storm(server: Server, witnesses: list[Witness], values: int, pause: float) -> tuple[float, int]:
    """Seconds from the cut until the last tab is back, and how many were resumed."""
    tabs = await opened(server.port, witnesses)
    for tab in tabs:
        tab.ask(f"{values}", f"{pause}")
    await asyncio.gather(*(asyncio.wait_for(witness.saw(values // 5), _PATIENCE) for witness in witnesses))
    start = time.perf_counter()
    for tab in tabs:
        tab.socket.close()
    await asyncio.gather(*(asyncio.wait_for(_come_back(tab, server.port), _PATIENCE) for tab in tabs))
    seconds = time.perf_counter() - start
    await asyncio.gather(*(asyncio.wait_for(tab.at_rest.wait(), _PATIENCE) for tab in tabs))
    for tab in tabs:
        tab.socket.close()
    return seconds, sum(witness.visitor["resumed"] for witness in witnesses)


async def _come_back(tab: Tab, port: int) -> None:
    """Connect again, and ask again for what has no answer yet."""
    wait = _SHORTEST_WAIT
    while True:
        await asyncio.sleep(wait * random.uniform(0.5, 1))
        try:
            await tab.open(port)
        except OSError:
            wait *= 2
        else:
            tab.repeat()
            return


def is_growth(values: list[str], whole: str) -> bool:
    """Whether each value is a longer beginning of the whole than the one before, and the last one is all of it."""
    sizes = [len(value) for value in values]
    in_order = all(before < after for before, after in pairwise(sizes))
    return in_order and all(map(whole.startswith, values)) and values[-1:] == [whole]
