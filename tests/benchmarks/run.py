"""Measures Fanlight beside the floor. From tests/: `python -m benchmarks.run`, or `… --only idle`."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable

from benchmarks import (
    click_latency,
    cold_start,
    event_rate,
    idle,
    import_time,
    many_components,
    other_framework,
    page_weight,
    streaming,
)
from benchmarks.result import HEADER, Result, line

MEASURES: dict[str, Callable[[], list[Result]]] = {
    "import_time": import_time.measure,
    "cold_start": cold_start.measure,
    "page_weight": page_weight.measure,
    "many_components": many_components.measure,
    "click_latency": click_latency.measure,
    "event_rate": event_rate.measure,
    "streaming": streaming.measure,
    "idle": idle.measure,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", choices=MEASURES, help="may be given repeatedly")
    parser.add_argument("--peer", help="the package of another framework to measure as well: gradio")
    parser.add_argument("--peer-python", default=sys.executable, help="an interpreter that has it")
    given = parser.parse_args()
    start = time.monotonic()
    print(line(HEADER))
    for name in given.only or MEASURES:
        show(MEASURES[name]())
    if given.peer:
        print(f"\n{given.peer}")
        show(other_framework.measure(given.peer, given.peer_python))
    print(f"\nMedians of one run, ours and the floor in turns; {time.monotonic() - start:.0f} s.")


def show(results: list[Result]) -> None:
    for result in results:
        print(line(result.row), flush=True)


if __name__ == "__main__":
    main()
