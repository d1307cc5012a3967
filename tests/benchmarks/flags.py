"""Samples flagged, each of them on the disk: by four processes at once, and into a folder that is full already."""

from __future__ import annotations

import multiprocessing
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timezone
from functools import partial
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from benchmarks.result import Result
from benchmarks.turns import in_turns

from fanlight.flagging import CSVLogger, Flag, FlaggingCallback, JSONLogger, RunFacts, SQLiteLogger

KINDS: dict[str, Callable[[], FlaggingCallback]] = {
    "CSVLogger": partial(CSVLogger, verbose=False),
    "JSONLogger": JSONLogger,
    "SQLiteLogger": SQLiteLogger,
}
WRITERS = 4
LEAST_PER_SECOND = 100
RUN = RunFacts(
    "key", "tone", "done", None, datetime.now(timezone.utc), 0.1, 0.2, {"git": None, "page": "f00"}
)
SAMPLE = Flag(["a text of some length", 0.5], "wrong", "ann", ("input", "output"), RUN)


class Column:
    """A column whose values are kept as they are."""

    def __init__(self, label: str) -> None:
        self.label = label

    def to_flag(self, sample: Any) -> Any:
        return sample


def measure(samples: int = 100_000, rounds: int = 30, flags: int = 100) -> list[Result]:
    """Each flag has the facts of a run, as one in an Interface has."""
    return [
        result
        for kind, rate in _rates(flags)
        for result in (_fast_enough(kind, rate), _growth(kind, samples, rounds))
    ]


def _rates(flags: int) -> list[tuple[str, float]]:
    """Flags per second, taken in a fresh process, because only one without threads may be forked."""
    command = [sys.executable, "-m", "benchmarks.flags", str(flags)]
    run = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=Path(__file__).parent.parent)
    return [(kind, float(rate)) for kind, rate in map(str.split, run.stdout.decode().splitlines())]


def _fast_enough(kind: str, rate: float) -> Result:
    is_enough = rate >= LEAST_PER_SECOND
    return Result(f"{kind}, {WRITERS} processes: flags/s", rate, None, f"≥ {LEAST_PER_SECOND}", is_enough)


def _rate(kind: str, flags: int) -> float:
    context = multiprocessing.get_context("fork")
    barrier = context.Barrier(WRITERS + 1)
    with tempfile.TemporaryDirectory() as folder:
        arguments = (kind, Path(folder), flags, barrier)
        writers = [context.Process(target=_write, args=arguments) for _ in range(WRITERS)]
        for writer in writers:
            writer.start()
        barrier.wait()
        start = time.perf_counter()
        for writer in writers:
            writer.join()
        seconds = time.perf_counter() - start
    assert all(writer.exitcode == 0 for writer in writers)
    return WRITERS * flags / seconds


def _write(kind: str, folder: Path, flags: int, barrier: Barrier) -> None:
    logger = _started(kind, folder)
    barrier.wait()
    for _ in range(flags):
        logger.keep(SAMPLE)


def _growth(kind: str, samples: int, rounds: int) -> Result:
    with tempfile.TemporaryDirectory() as folder:
        empty, full = Path(folder, "empty"), Path(folder, "full")
        few, many = _started(kind, empty), _started(kind, full)
        _fill(full, samples)
        many.keep(SAMPLE)  # it counts what it finds there, once
        late, early = in_turns(rounds, partial(_milliseconds, many), partial(_milliseconds, few))
    return Result.at_most(f"… a flag after {samples:,}, ms", late, early, 2, "the first ones")


def _started(kind: str, folder: Path) -> FlaggingCallback:
    logger = KINDS[kind]()
    logger.setup([Column("Text"), Column("Strength")], folder)
    logger.keep(SAMPLE)
    return logger


def _fill(folder: Path, samples: int) -> None:
    """Repeat the one sample of a folder, as if it had been flagged so often."""
    for file in folder.iterdir():
        if file.suffix in (".csv", ".jsonl"):
            with file.open("r+b") as stream:
                last = stream.readlines()[-1]
                stream.write(last * samples)
    if (folder / "flags.db").exists():
        with closing(sqlite3.connect(folder / "flags.db")) as database, database:
            numbers = "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :samples) "
            for statement in (
                numbers + "INSERT INTO samples SELECT n + 1, printf('%016x', n), columns, data, run "
                "FROM numbers, (SELECT columns, data, run FROM samples)",
                "UPDATE tally SET samples = samples + :samples, last = last + :samples",
            ):
                database.execute(statement, {"samples": samples})


def _milliseconds(logger: FlaggingCallback) -> float:
    start = time.perf_counter()
    logger.keep(SAMPLE)
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    for name in KINDS:
        print(name, _rate(name, int(sys.argv[1])))
