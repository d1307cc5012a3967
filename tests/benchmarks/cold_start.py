"""From `python app.py` to the first page served."""

from __future__ import annotations

import sys
import time
from functools import partial

from benchmarks.process import Server
from benchmarks.result import Result
from benchmarks.turns import in_turns


def measure(rounds: int = 6) -> list[Result]:
    """Wall-clock time, in fresh processes."""
    ours, floor, loaded = in_turns(
        rounds,
        partial(milliseconds, "ours"),
        partial(milliseconds, "floor"),
        partial(milliseconds, "floor", "0", "numpy", "PIL.Image"),
    )
    return [
        Result.at_most("cold start to the first page, ms", ours, floor, 1.5),
        Result.beside("… beside a floor that imports numpy and PIL", ours, loaded),
    ]


def milliseconds(script: str, *arguments: str, python: str = sys.executable) -> float:
    """From the start of a script to the first answer."""
    start = time.perf_counter()
    with Server(script, *arguments, python=python):
        return 1000 * (time.perf_counter() - start)
