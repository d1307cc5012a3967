"""Many sockets that say nothing beside some that are used."""

from __future__ import annotations

import gc
import resource

from benchmarks.attended import run
from benchmarks.dialogue import Ours, page_config
from benchmarks.load import opened
from benchmarks.pace import p99, paced
from benchmarks.process import Server
from benchmarks.result import Result

MOST_KB = 100
PAUSE = 0.25
"""Seconds between two events of an active tab."""
_OTHER_FILES = 500


def measure(idle: int = 5000, active: int = 100, rounds: int = 5, seconds: float = 2.0) -> list[Result]:
    """The same active tabs on an empty server and on one that holds the crowd, in turns."""
    held = min(idle, _most_files() - active - _OTHER_FILES)
    with Server("ours") as full, Server("ours") as empty:
        beside, alone, kept = run(_crowd(full, empty, held, active, rounds, seconds))
    who = f"{active} active among {held:,} idle"
    if held < idle:
        who += f" ({idle:,} need more open files)"
    return [
        Result.at_most(f"{who}, ms (p99)", [p99(beside)], [p99(alone)], 2, than="without them"),
        Result("… memory of each idle one, kB", kept, None).within(f"≤ {MOST_KB} kB", MOST_KB),
    ]


async def _crowd(
    full: Server, empty: Server, held: int, active: int, rounds: int, seconds: float
) -> tuple[list[float], list[float], float]:
    """Milliseconds of all events beside the crowd, and without it, and kB for each of the crowd."""
    config = page_config(full.port)
    busy = {
        server: await opened(server.port, [Ours(config) for _ in range(active)]) for server in (full, empty)
    }
    for tabs in busy.values():
        await paced(tabs, seconds / 4, PAUSE)  # the warm-up
    before = full.memory()
    crowd = await opened(full.port, [Ours(config) for _ in range(held)])
    kept = (full.memory() - before) / held
    gc.freeze()  # else this process would now and then stand still to look through its own thousands of tabs
    times: dict[Server, list[float]] = {full: [], empty: []}
    for _ in range(rounds):
        for server, tabs in busy.items():
            times[server] += await paced(tabs, seconds, PAUSE)
    gc.unfreeze()
    for tab in [*crowd, *busy[full], *busy[empty]]:
        tab.socket.close()
    return times[full], times[empty], kept


def _most_files() -> int:
    """Raise the limit of open files as far as one may, for this process and those that it starts."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    return most
