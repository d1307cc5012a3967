"""Measures Fanlight beside the floor. From tests/: `python -m benchmarks.run`, or `… --only idle`."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable

from benchmarks import (
    blocked,
    chunks,
    click_latency,
    cold_start,
    crowd,
    event_rate,
    fan_out,
    flags,
    idle,
    import_time,
    many_components,
    other_framework,
    page_weight,
    pictures,
    slow_reader,
    storm,
    streaming,
)
from benchmarks.kept_table import keep
from benchmarks.result import HEADER, Result, line

MEASURES: dict[str, Callable[[], list[Result]]] = {
    "import_time": import_time.measure,
    "cold_start": cold_start.measure,
    "page_weight": page_weight.measure,
    "many_components": many_components.measure,
    "click_latency": click_latency.measure,
    "event_rate": event_rate.measure,
    "streaming": streaming.measure,
    "fan_out": fan_out.measure,
    "idle": idle.measure,
    "crowd": crowd.measure,
    "storm": storm.measure,
    "blocked": blocked.measure,
    "slow_reader": slow_reader.measure,
    "pictures": pictures.measure,
    "flags": flags.measure,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", choices=MEASURES, help="may be given repeatedly")
    parser.add_argument(
        "--keep", action="store_true", help="put the tables into docs/performance.md and docs/chunks.md"
    )
    parser.add_argument("--peer", help="the package of another framework to measure as well: gradio")
    parser.add_argument("--peer-python", default=sys.executable, help="an interpreter that has it")
    given = parser.parse_args()
    if given.keep and given.only:
        parser.error("what is kept is the whole table: --keep does not go with --only")
    start = time.monotonic()
    print(line(HEADER))
    results = [result for name in given.only or MEASURES for result in shown(MEASURES[name]())]
    seconds = time.monotonic() - start
    if given.keep:
        keep(results, seconds)
        chunks.keep()
    if given.peer:
        print(f"\n{given.peer}")
        shown(other_framework.measure(given.peer, given.peer_python))
    print(f"\nMedians of one run, ours and the floor in turns; {seconds:.0f} s.")


def shown(results: list[Result]) -> list[Result]:
    """Print what a measure found, and give it back."""
    for result in results:
        print(line(result.row), flush=True)
    return results


if __name__ == "__main__":
    main()
