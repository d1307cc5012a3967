"""Functions that do not return, beside pages, uploads and listeners that have nothing to do with them."""

from __future__ import annotations

import asyncio
import http.client
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from benchmarks.attended import run
from benchmarks.dialogue import Ours, page_config
from benchmarks.load import TEXT, Tab, load, opened
from benchmarks.process import Server, get
from benchmarks.result import Result

SLOWER = 1.5
_EACH = 20
"""Blocked functions of one tab; the numbers of blocked functions are multiples of it."""
_CROWD = 10
_UPLOAD = b"\0" * 64_000
_BLOCKED_WITHIN = 20.0


@dataclass(frozen=True, slots=True)
class Times:
    """What visitors of a server meet: milliseconds, the median of each round, and events per second."""

    page: list[float] = field(default_factory=list)
    upload: list[float] = field(default_factory=list)
    event: list[float] = field(default_factory=list)
    rate: list[float] = field(default_factory=list)


def measure(
    blocked: Sequence[int] = (40, 100, 400), rounds: int = 4, times: int = 30, seconds: float = 0.4
) -> list[Result]:
    """Each so many `times` a round, on a server with the blocked functions and on one without, in turns."""
    with Server("ours", "work") as stuck, Server("ours", "work") as free:
        return run(_measure(stuck, free, blocked, rounds, times, seconds))


async def _measure(
    stuck: Server, free: Server, blocked: Sequence[int], rounds: int, times: int, seconds: float
) -> list[Result]:
    config = page_config(free.port)
    threads = stuck.threads()
    holders: list[Tab] = []
    results = []
    for number in blocked:
        holders += await _block(stuck, config, number - len(holders) * _EACH)
        await _threads(stuck, threads + number)
        mine, others = Times(), Times()
        for _ in range(rounds):
            for server, found in ((stuck, mine), (free, others)):
                await _visit(server, config, found, times, seconds)
        results += _results(number, mine, others)
    (last,) = await opened(stuck.port, [Ours(config, "Let go")])
    await last.answer()
    for tab in [last, *holders]:
        tab.socket.close()
    return results


async def _block(server: Server, config: dict[str, Any], functions: int) -> list[Tab]:
    """Tabs that started so many functions which wait for someone to let them go."""
    tabs = await opened(server.port, [Ours(config, "Hold") for _ in range(functions // _EACH)])
    for tab in tabs:
        for _ in range(_EACH):
            tab.ask()
    return tabs


async def _threads(server: Server, number: int) -> None:
    """Wait until a server has so many threads.

    Raises:
        RuntimeError: it does not get them.
    """
    deadline = time.monotonic() + _BLOCKED_WITHIN
    while server.threads() < number:
        if time.monotonic() > deadline:
            raise RuntimeError(f"The server has {server.threads()} threads, not {number}")
        await asyncio.sleep(0.01)


async def _visit(server: Server, config: dict[str, Any], found: Times, times: int, seconds: float) -> None:
    """One round on one server."""
    visitor = Ours(config)
    (tab,) = await opened(server.port, [visitor])
    found.page.append(median(_milliseconds(lambda: get(server.port)) for _ in range(times)))
    found.upload.append(median(_milliseconds(lambda: _upload(server.port, visitor)) for _ in range(times)))
    events = []
    for number in range(times):
        start = time.perf_counter()
        await tab.answer(TEXT.format(number))
        events.append(1000 * (time.perf_counter() - start))
    found.event.append(median(events))
    tab.socket.close()
    found.rate.append((await load(server, [Ours(config) for _ in range(_CROWD)], seconds)).rate)


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def _upload(port: int, visitor: Ours) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    headers = {f"X-Fanlight-{key.title()}": visitor.visitor[key] for key in ("session", "secret")}
    connection.request("POST", "/upload?name=zeros.bin", _UPLOAD, headers)
    status = connection.getresponse().status
    connection.close()
    if status != 200:
        raise RuntimeError(f"An upload was answered {status}")


def _results(number: int, mine: Times, others: Times) -> list[Result]:
    than = "none blocked"
    return [
        Result.at_most(f"{number} functions blocked: a page, ms (p50)", mine.page, others.page, SLOWER, than),
        Result.at_most("… an upload of 64 kB, ms (p50)", mine.upload, others.upload, SLOWER, than),
        Result.at_most("… an event of another listener, ms (p50)", mine.event, others.event, SLOWER, than),
        Result.at_least(f"… events per second of {_CROWD} other tabs", mine.rate, others.rate, 0.5, than),
    ]
