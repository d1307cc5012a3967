"""Another framework of the same contract, measured in an interpreter of its own."""

from __future__ import annotations

from dataclasses import replace
from statistics import median

from benchmarks import click_latency, cold_start, import_time
from benchmarks.browser import chromium
from benchmarks.page_weight import weigh
from benchmarks.process import Server
from benchmarks.result import Result


def measure(name: str, python: str, rounds: int = 3, clicks: int = 50) -> list[Result]:
    """Its import, its cold start, and the same page in the browser; there are no budgets for it.

    Args:
        name: of its package.
        python: an interpreter that has it.
        rounds, clicks: how often.
    """
    imports = [import_time.milliseconds(name, python) for _ in range(rounds)]
    starts = [cold_start.milliseconds("ours", "hello", name, python=python) for _ in range(rounds)]
    with Server("ours", "hello", name, python=python) as server, chromium() as browser:
        weight = weigh(browser, server.url)
        latency = median(click_latency.times(browser, server.url, clicks))
    return [
        Result("import, ms of CPU", median(imports), None),
        Result("cold start to the first page, ms", median(starts), None),
        *(replace(result, budget="") for result in weight),
        Result("click to the painted result, ms (p50)", latency, None),
    ]
