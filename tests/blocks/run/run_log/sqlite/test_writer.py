from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from recording import VERSION, begin, done, no_file

from fanlight.blocks.run.run_log.record import Record
from fanlight.blocks.run.run_log.run_log import RunLog
from fanlight.blocks.run.run_log.sqlite import writer
from fanlight.blocks.run.run_log.sqlite.log import SqliteLog
from fanlight.blocks.run.run_log.sqlite.run_log_file import RunLogFile
from fanlight.blocks.run.run_log.sqlite.store import Store
from fanlight.blocks.run.run_log.sqlite.writer import Writer

TESTS = Path(__file__).resolve().parents[4]


class SlowStore(Store):
    """A disk that takes nothing until it is let."""

    go_on = threading.Event()

    def write(self, records: Sequence[Record]) -> None:
        assert self.go_on.wait(30)
        super().write(records)


class ToldLog(SqliteLog):
    """Says when something was written."""

    told: asyncio.Event

    def _written(self, batch: list[Record]) -> None:
        super()._written(batch)
        self.told.set()


@pytest.fixture
async def log(path: Path) -> AsyncIterator[ToldLog]:
    log = ToldLog(RunLogFile(path), VERSION, no_file)
    log.told = asyncio.Event()
    yield log
    await log.close()


async def test_runs_reach_the_disk_without_being_asked(log: ToldLog) -> None:
    records = [done(log, f"e{number}.0") for number in range(3)]
    await asyncio.wait_for(log.told.wait(), 20)
    assert [one.run for one in await log.recent()] == ["e2.0", "e1.0", "e0.0"]
    assert await log.get(records[0].key) is not records[0]


async def test_a_slow_disk_holds_nobody_up_and_what_is_left_out_is_counted(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(writer, "MOST_RUNS", 100)
    monkeypatch.setattr(writer, "PACE", 0)
    SlowStore.go_on.clear()
    told = asyncio.Event()
    batches: list[int] = []

    def on_written(batch: list[Record]) -> None:
        batches.append(len(batch))
        told.set()

    out = Writer(lambda: SlowStore(RunLogFile(path), VERSION, no_file), on_written)
    memory = RunLog(VERSION, no_file)
    out.changed(done(memory, "first"), 0)
    await asyncio.sleep(0.05)
    live = begin(memory, "live")
    out.changed(live, 0)
    begun = time.monotonic()
    for number in range(150):
        out.changed(done(memory, f"e{number}"), 0)
    assert time.monotonic() - begun < 1
    SlowStore.go_on.set()
    while len(batches) < 2:
        told.clear()
        await asyncio.wait_for(told.wait(), 20)
    live.end("done")
    out.changed(live, 0)
    await out.close()
    with closing(sqlite3.connect(path)) as database:
        kept = {run for (run,) in database.execute("SELECT run FROM runs")}
    assert kept == {"first", "live", *(f"e{number}" for number in range(50, 150))}
    assert "The disk is too slow for the run log: from run e0 on, runs are left out of it." in caplog.text
    assert caplog.text.count("too slow") == 1
    assert "The run log is written again. 50 runs were left out of it." in caplog.text


async def test_nothing_happens_when_nothing_is_written(log: ToldLog) -> None:
    before = set(threading.enumerate())
    done(log)
    await asyncio.wait_for(log.told.wait(), 20)
    (scribe,) = set(threading.enumerate()) - before
    loop = asyncio.get_running_loop()
    assert not [one for one in loop._scheduled if not one.cancelled()]  # type: ignore[attr-defined]  # its timers
    await log.close()
    assert not scribe.is_alive()
    assert not [one for one in loop._scheduled if not one.cancelled()]  # type: ignore[attr-defined]


async def test_closing_before_anything_was_due_leaves_nothing_behind(log: ToldLog) -> None:
    before = set(threading.enumerate())
    record = done(log)
    await log.close()
    assert await log.get(record.key) is not record
    await asyncio.sleep(2 * writer.PACE)  # nothing can be waited for: nothing comes
    assert {one for one in threading.enumerate() if one.name == "fanlight-run-log"} <= before


FULL_DISK = """
import asyncio, logging, resource, signal, sys
from recording import VERSION, begin, done, no_file
from fanlight.blocks.run.run_log.sqlite import writer
from fanlight.blocks.run.run_log.sqlite.log import SqliteLog
from fanlight.blocks.run.run_log.sqlite.log import SqliteLog
from fanlight.blocks.run.run_log.sqlite.run_log_file import RunLogFile

async def gone(log):
    while log._ended:
        await asyncio.sleep(0.01)

async def main():
    logging.basicConfig(stream=sys.stdout, format="%(levelname)s %(message)s")
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    writer.RETRY = 0.05
    log = SqliteLog(RunLogFile(sys.argv[1]), VERSION, no_file)
    done(log, "before")
    await gone(log)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
    full = [done(log, f"full{n}", value=str(n) * 100_000) for n in range(5)]
    await asyncio.sleep(0.5)
    found = await log.get(full[0].key)
    print("meanwhile", found is full[0], len(await log.recent()), flush=True)
    if "leave" not in sys.argv:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        await gone(log)
        done(log, "after")
    await log.close()
    print("kept", sorted(one.run for one in await log.recent() if one.run not in log._ended))

asyncio.run(main())
"""


def full_disk(path: Path, *arguments: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(path), *arguments],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={"PYTHONPATH": f"{TESTS}:{TESTS.parent / '.dev'}"},
    ).stdout


def test_a_full_disk_is_told_once_and_what_waited_is_written_when_there_is_room(path: Path) -> None:
    said = full_disk(path)
    assert said.count("ERROR The run log cannot be written:") == 1
    assert "It is tried again; runs wait in memory." in said
    assert "meanwhile True 6" in said
    assert "WARNING The run log is written again." in said
    assert "kept ['after', 'before', 'full0', 'full1', 'full2', 'full3', 'full4']" in said


def test_what_a_full_disk_never_took_is_counted_at_the_end(path: Path) -> None:
    said = full_disk(path, "leave")
    assert "ERROR The run log ends without its last 5 runs." in said
    with closing(sqlite3.connect(path)) as database:
        assert [run for (run,) in database.execute("SELECT run FROM runs")] == ["before"]
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


async def test_what_is_old_goes_with_the_first_write_of_a_start(log: ToldLog, path: Path) -> None:
    done(log, "old").asked -= 40 * 86_400
    await log.close()
    again = SqliteLog(RunLogFile(path), VERSION, no_file)
    assert [one.run for one in await again.recent()] == ["old"]
    done(again, "new")
    await again.close()
    assert [one.run for one in await again.recent()] == ["new"]
