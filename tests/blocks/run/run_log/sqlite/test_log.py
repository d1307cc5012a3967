from __future__ import annotations

import asyncio
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from recording import OpenLog, begin, done, listener, values

from fanlight.blocks.errors import FanlightError
from fanlight.blocks.run.run_log.app_version import AppVersion
from fanlight.blocks.run.run_log.record import Record

TESTS = Path(__file__).resolve().parents[4]


def seen(record: Record | None) -> dict[str, Any]:
    """All that a record tells."""
    assert record is not None
    names = (
        "key", "session", "run", "listener", "name", "api_name", "inputs", "version", "asked", "waited", "ran", "state",
        "message", "outputs", "left_out",
    )  # fmt: skip
    return {name: getattr(record, name) for name in names} | {"entries": list(record.entries())}


async def test_a_run_comes_back_after_a_restart_as_it_was(open_log: OpenLog) -> None:
    log = open_log()
    record = begin(log, inputs={1: "Ada", 4: [1, float("inf"), 2**70, "\ud800"], 5: None})
    record.add("output", {2: {"value": "x" * 100}, 3: {"visible": False}})
    record.add("progress", [{"desc": "half", "done": 0.5, "total": None, "unit": "it"}])
    record.add("output", {2: {"value": "x" * 100 + "\ud800"}})
    record.add("log", "a line")
    record.end("failed", "no")
    before = seen(record)
    await log.close()
    again = open_log(version=AppVersion("b", "another page"))
    assert seen(await again.get(record.key)) == before
    assert seen(await again.find("someone", "e1.0")) == before
    await again.close()


async def test_what_is_written_is_no_longer_in_memory_and_still_found(open_log: OpenLog) -> None:
    log = open_log()
    live = begin(log, "live")
    records = [done(log, f"e{n}.0") for n in range(3)]
    await log.close()
    assert [one.key for one in await log.recent()] == [one.key for one in (*records[::-1], live)]
    assert await log.get(live.key) is live
    assert await log.get(records[0].key) is not records[0]
    live.add("output", {2: {"value": "late"}})
    live.end("done")
    await log.close()
    assert values(await log.get(live.key) or live) == ["late"]
    assert len(await log.recent()) == 4


async def test_recent_runs_and_families_join_memory_and_file(open_log: OpenLog) -> None:
    log = open_log()
    first = log.begin("someone", "e1.0", listener("f", 1), {})
    first.end("done")
    other = done(log, "e2.0")
    await log.close()
    second = log.begin("someone", "e1.0>1", listener("g", 1), {})
    assert [one.key for one in await log.family(second)] == [first.key, second.key]
    assert [one.key for one in await log.recent(listener=1)] == [second.key, first.key]
    assert [one.key for one in await log.recent(2)] == [second.key, other.key]
    second.end("done")
    await log.close()


async def test_a_live_run_is_written_as_it_goes(open_log: OpenLog, path: Path) -> None:
    log = open_log()
    record = begin(log)
    record.add("output", {2: {"value": "so far"}})
    await log.close()  # as good as waiting: the writer starts again with the next change
    other = open_log()
    found = await other.get(record.key)
    assert found is not None
    assert (found.state, values(found)) == ("lost", ["so far"])
    await other.close()


async def test_thinned_entries_are_replaced_in_the_file_too(open_log: OpenLog) -> None:
    log = open_log()
    record = begin(log)
    for number in range(60):
        record.add("output", {2: {"value": str(number % 10) * 50_000}})
        if number in (40, 50):
            await log.close()
    record.end("done")
    before = seen(record)
    await log.close()
    assert await log.get(record.key) is not record
    assert seen(await log.get(record.key)) == before


KILLED = """
import asyncio, sys
from pathlib import Path
from recording import VERSION, begin, done, no_file
from fanlight.blocks.run.run_log.sqlite.log import SqliteLog
from fanlight.blocks.run.run_log.sqlite.run_log_file import RunLogFile

async def main():
    log = SqliteLog(RunLogFile(sys.argv[1]), VERSION, no_file)
    done(log, "e1.0")
    record = begin(log, "e2.0")
    for number in range(10**9):
        record.add("output", {2: {"value": "x" * 100 + str(number)}})
        await asyncio.sleep(0.01)
        if not log._ended:  # the first batch is on the disk
            print(record.key, flush=True)

asyncio.run(main())
"""


@pytest.fixture
def other_process(path: Path) -> Any:
    """A process that shares the file and has a run that lasts."""
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": f"{TESTS}:{TESTS.parent / '.dev'}"},
    )
    yield process
    process.kill()
    process.communicate()


async def test_a_killed_server_leaves_whole_records_and_its_live_runs_are_lost(
    open_log: OpenLog, other_process: Any
) -> None:
    assert other_process.stdout is not None
    key = other_process.stdout.readline().strip()
    other_process.send_signal(signal.SIGKILL)
    other_process.wait()
    log = open_log()
    found = await log.get(key)
    assert found is not None
    assert (found.state, found.is_live, found.message) == (
        "lost",
        False,
        "The server stopped before this run had ended.",
    )
    assert values(found)[0] == "x" * 100 + "0"
    assert [one.state for one in await log.recent()] == ["lost", "done"]


async def test_two_processes_share_a_file(open_log: OpenLog, other_process: Any) -> None:
    assert other_process.stdout is not None
    key = other_process.stdout.readline().strip()
    log = open_log()
    mine = done(log, "e9.0")
    await log.close()
    found = await log.get(key)
    assert found is not None
    assert found.state == "running"  # its server lives: nothing is lost
    assert {one.run for one in await log.recent()} == {"e1.0", "e2.0", "e9.0"}
    assert await log.get(mine.key) is not None


async def test_two_logs_may_open_a_new_file_at_once(open_log: OpenLog) -> None:
    logs = await asyncio.gather(*(asyncio.to_thread(open_log) for _ in range(8)))
    records = [done(log, f"e{number}.0") for number, log in enumerate(logs)]
    await asyncio.gather(*(log.close() for log in logs))
    assert len(await logs[0].recent()) == len(records)


def test_a_file_of_another_program_is_refused(open_log: OpenLog, path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE theirs (id)")
    with pytest.raises(FanlightError, match=r"database of another program. Name another file in run_log="):
        open_log()


def test_a_file_of_another_release_is_refused(open_log: OpenLog, path: Path) -> None:
    open_log()
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(FanlightError, match=r"another release of Fanlight \(format 99, this one reads 1\)"):
        open_log()


def test_a_file_that_is_no_database_is_refused(open_log: OpenLog, path: Path) -> None:
    path.parent.mkdir()
    path.write_text("my notes\n" * 1000)
    with pytest.raises(FanlightError, match=r"is damaged: .*Move it away"):
        open_log()
    assert path.read_text().startswith("my notes")


async def test_a_torn_file_is_refused(open_log: OpenLog, path: Path) -> None:
    log = open_log()
    for number in range(50):
        done(log, f"e{number}.0", value="x" * 5_000)
    await log.close()
    with path.open("r+b") as file:
        file.truncate(100_000)
    with pytest.raises(FanlightError, match=r"is damaged: .*Move it away"):
        open_log()


async def test_a_damaged_page_is_found(open_log: OpenLog, path: Path) -> None:
    log = open_log()
    for number in range(50):
        done(log, f"e{number}.0", value="x" * 5_000)
    await log.close()
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 8192)
    with pytest.raises(FanlightError, match="is damaged"):
        open_log()


def test_a_place_that_cannot_be_written_is_refused(open_log: OpenLog, path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(FanlightError, match=r"cannot be written.*name another file in run_log="):
        open_log()


def access(path: Path) -> int:
    """Who may read and write a file."""
    return path.stat().st_mode & 0o777


async def test_its_files_are_their_owner_s_alone(open_log: OpenLog, path: Path) -> None:
    log = open_log()
    done(log)
    await log.close()
    assert access(path) == 0o600
    assert access(path.with_name("runs.db.media")) == 0o700
