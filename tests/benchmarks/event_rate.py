"""Events per second, and the server's processor time for one: an identity function in a thread."""

from __future__ import annotations

import asyncio

from benchmarks.dialogue import Floor, Ours, page_config
from benchmarks.load import Load, load
from benchmarks.process import Server
from benchmarks.result import Result


def measure(rounds: int = 3, seconds: float = 0.7, crowd: int = 100) -> list[Result]:
    """With one session and with `crowd`, `rounds` times `seconds` each."""
    results = []
    with Server("ours", "hello") as ours, Server("floor") as floor:
        config = page_config(ours.port)
        for tabs in (1, crowd):
            mine: list[Load] = []
            hop: list[Load] = []
            echo: list[Load] = []
            for _ in range(rounds):
                mine.append(asyncio.run(load(ours, [Ours(config) for _ in range(tabs)], seconds)))
                hop.append(asyncio.run(load(floor, [Floor("/hop") for _ in range(tabs)], seconds)))
                echo.append(asyncio.run(load(floor, [Floor("/ws") for _ in range(tabs)], seconds)))
            results += _results(tabs, mine, hop, echo)
    return results


def _results(tabs: int, mine: list[Load], hop: list[Load], echo: list[Load]) -> list[Result]:
    crowd = "1 session" if tabs == 1 else f"{tabs} sessions"
    rates, cpus = [one.rate for one in mine], [one.cpu * 1e6 for one in mine]
    return [
        Result.at_least(f"events per second, {crowd}", rates, [one.rate for one in hop], 0.5),
        Result.at_most(f"server CPU per event, µs, {crowd}", cpus, [one.cpu * 1e6 for one in hop], 2),
        Result.beside(f"… beside an echo without a thread, {crowd}", cpus, [one.cpu * 1e6 for one in echo]),
    ]
