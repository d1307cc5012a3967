"""Tabs that ask at a steady pace, and how long they wait for an answer."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence
from statistics import quantiles

from benchmarks.load import TEXT, Tab


async def paced(tabs: Sequence[Tab], seconds: float, pause: float) -> list[float]:
    """Milliseconds of each event when every tab asks once in `pause` seconds, each at moments of its own.

    They count from when an event was due: a server that stands still is late for all that it keeps waiting.
    """
    loop = asyncio.get_running_loop()
    times: list[float] = []

    async def visit(tab: Tab) -> None:
        due = loop.time() + random.uniform(0, pause)
        end = loop.time() + seconds
        while due < end:
            await asyncio.sleep(due - loop.time())
            await tab.answer(TEXT.format(tab.events))
            times.append(1000 * (loop.time() - due))
            due += pause

    await asyncio.gather(*map(visit, tabs))
    return times


def p99(times: Sequence[float]) -> float:
    """What all but one in a hundred stay below."""
    return quantiles(times, n=100)[-1]
