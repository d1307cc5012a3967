"""Many generators at once, each with a tab of its own that reads as fast as values come."""

from __future__ import annotations

import asyncio
import time

from benchmarks.attended import run
from benchmarks.dialogue import page_config
from benchmarks.load import opened
from benchmarks.process import Server
from benchmarks.result import Result
from benchmarks.witness import Witness

MOST_MB = 64
"""What the run log keeps of all runs (blocks/run/run_log/run_log.py): until it is full, memory grows."""
_SAMPLE_EVERY = 0.1
"""Seconds."""


def measure(streams: int = 200, values: int = 160, rate: int = 20) -> list[Result]:
    """Values of 1,000 characters from generators on threads, `rate` a second from each."""
    with Server("ours", "work") as server:
        config = page_config(server.port)
        witnesses = [Witness(config, "Sample") for _ in range(streams)]
        seconds, growth = run(_watch(server, witnesses, values, 1 / rate))
    numbers = [[int(value.split()[0]) for value in one.values] for one in witnesses]
    shown = sum(map(len, numbers))
    disorder = sum(one != sorted(set(one)) or one[-1:] != [values - 1] for one in numbers)
    return [
        Result(f"{streams} streams of 1 kB: values per second", shown / seconds, streams * rate),
        Result("… streams out of order, or without their end", disorder, None).within("0", 0),
        Result("… values that were not shown", streams * values - shown, None).within("0", 0),
        Result("… MB that the server grew after the first fifth", growth, None).within(
            f"≤ {MOST_MB} MB, the run log's", MOST_MB
        ),
    ]


async def _watch(server: Server, witnesses: list[Witness], values: int, pause: float) -> tuple[float, float]:
    """Seconds that it took, and by how many MB the server had grown at most after a fifth of them."""
    tabs = await opened(server.port, witnesses)
    memory: list[float] = []
    start = time.perf_counter()
    told = asyncio.gather(*(tab.answer(f"{values}", f"{pause}") for tab in tabs))
    while not told.done():
        memory.append(server.memory() / 1000)
        await asyncio.wait([told], timeout=_SAMPLE_EVERY)
    await told
    seconds = time.perf_counter() - start
    for tab in tabs:
        tab.socket.close()
    fifth = len(memory) // 5 + 1
    return seconds, max(memory) - max(memory[:fifth])
