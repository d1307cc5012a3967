"""Events per second, and the server's processor time for one: an identity function in a thread."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.attended import run
from benchmarks.dialogue import Floor, Ours, page_config
from benchmarks.load import Load, load
from benchmarks.process import Server
from benchmarks.result import Result

MOST_EFFORT = 90
"""Percent of a core. A load generator that takes more may be what is measured."""


def measure(rounds: int = 4, seconds: float = 0.7, crowds: Sequence[int] = (1, 10, 100)) -> list[Result]:
    """With each number of sessions, `rounds` times `seconds` each; a text of 20 bytes."""
    results = []
    efforts: list[float] = []
    with Server("ours", "hello") as ours, Server("floor") as floor:
        config = page_config(ours.port)
        for tabs in crowds:
            mine: list[Load] = []
            hop: list[Load] = []
            echo: list[Load] = []
            for _ in range(rounds):
                mine.append(run(load(ours, [Ours(config) for _ in range(tabs)], seconds)))
                hop.append(run(load(floor, [Floor("/hop") for _ in range(tabs)], seconds)))
                echo.append(run(load(floor, [Floor("/ws") for _ in range(tabs)], seconds)))
            results += _results(tabs, mine, hop, echo)
            efforts += [100 * one.effort for one in mine + hop]
    generator = Result("… the load generator, % of a core, at most", max(efforts), None)
    return [*results, generator.within(f"≤ {MOST_EFFORT} %", MOST_EFFORT)]


def _results(tabs: int, mine: list[Load], hop: list[Load], echo: list[Load]) -> list[Result]:
    crowd = "1 session" if tabs == 1 else f"{tabs} sessions"
    rates, cpus = [one.rate for one in mine], [one.cpu * 1e6 for one in mine]
    return [
        Result.at_least(f"events per second, {crowd}", rates, [one.rate for one in hop], 0.5),
        Result.at_most(f"server CPU per event, µs, {crowd}", cpus, [one.cpu * 1e6 for one in hop], 2),
        Result.beside(f"… beside an echo without a thread, {crowd}", cpus, [one.cpu * 1e6 for one in echo]),
    ]
