from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from recording import VERSION, begin, done, no_file

from fanlight.blocks.run.run_log.app_version import AppVersion
from fanlight.blocks.run.run_log.record import Record
from fanlight.blocks.run.run_log.run_log import RunLog
from fanlight.blocks.run.run_log.sqlite.database import reading
from fanlight.blocks.run.run_log.sqlite.run_log_file import RunLogFile
from fanlight.blocks.run.run_log.sqlite.store import Store
from fanlight.blocks.wire.media import StoredFile

DAY = 86_400


@pytest.fixture
def log() -> RunLog:
    return RunLog(VERSION, no_file)


def runs(path: Path) -> list[str]:
    with reading(path) as database:
        return [run for (run,) in database.execute("SELECT run FROM runs ORDER BY asked, id")]


def aged(record: Record, days: float) -> Record:
    record.asked -= days * DAY
    return record


@pytest.fixture
def stores(path: Path) -> Iterator[list[Store]]:
    opened: list[Store] = []
    yield opened
    for store in opened:
        store.close()


def test_old_runs_go_and_live_ones_stay(log: RunLog, path: Path, stores: list[Store]) -> None:
    store = Store(RunLogFile(path, days=7), VERSION, no_file)
    stores.append(store)
    old = [aged(done(log, f"old{n}"), 8) for n in range(600)]
    live = aged(begin(log, "live"), 8)
    store.write([*old, live, aged(done(log, "young"), 6)])
    store.tidy()
    assert runs(path) == ["live", "young"]
    live.end("done")
    store.write([live])
    store.tidy()
    assert runs(path) == ["young"]


def test_when_there_is_too_much_the_oldest_go(log: RunLog, path: Path, stores: list[Store]) -> None:
    store = Store(RunLogFile(path, megabytes=1), VERSION, no_file)
    stores.append(store)
    for number in range(200):
        store.write([aged(done(log, f"e{number}", value=str(number) * 6_000), 1 - number / 200)])
    store.tidy()
    kept = runs(path)
    assert 30 < len(kept) < 200
    assert kept == [f"e{number}" for number in range(200 - len(kept), 200)]
    assert path.stat().st_size < 1.1 * 2**20


def test_much_writing_is_followed_by_cleaning(log: RunLog, path: Path, stores: list[Store]) -> None:
    store = Store(RunLogFile(path, megabytes=1), VERSION, no_file)
    stores.append(store)
    for number in range(400):
        store.write([done(log, f"e{number}", value=str(number) * 6_000)])
    assert path.stat().st_size < 1.5 * 2**20


def test_files_count_as_well(log: RunLog, path: Path, stores: list[Store], tmp_path: Path) -> None:
    def find(session: str, identifier: str) -> StoredFile:
        source = tmp_path / identifier
        source.write_bytes(identifier.encode() * 30_000)
        return StoredFile(identifier, "a", "image/png", source.stat().st_size, source)

    store = Store(RunLogFile(path, megabytes=1), VERSION, find)
    stores.append(store)
    for number in range(20):
        store.write([done(log, f"e{number}", value={"$file": f"f{number}"})])
    store.tidy()
    assert 2 <= len(runs(path)) < 20


def test_starts_that_left_nothing_are_forgotten(log: RunLog, path: Path, stores: list[Store]) -> None:
    for _ in range(3):
        Store(RunLogFile(path), VERSION, no_file).close()
    store = Store(RunLogFile(path), AppVersion("v2", ""), no_file)
    stores.append(store)
    store.tidy()
    with reading(path) as database:
        assert [commit for (commit,) in database.execute("SELECT git FROM starts")] == ["v2"]


def test_a_run_that_cannot_be_written_takes_no_other_along(
    log: RunLog, path: Path, stores: list[Store], caplog: pytest.LogCaptureFixture
) -> None:
    store = Store(RunLogFile(path), VERSION, no_file)
    stores.append(store)
    bad = begin(log, "bad", inputs={1: object()})
    store.write([bad, done(log, "good")])
    assert runs(path) == ["good"]
    assert "Run bad of 'greet' cannot be kept in the run log." in caplog.text


def test_a_clock_that_jumps_back_harms_nothing(log: RunLog, path: Path, stores: list[Store]) -> None:
    store = Store(RunLogFile(path, days=7), VERSION, no_file)
    stores.append(store)
    ahead = aged(done(log, "ahead"), -365)
    store.write([ahead, done(log, "now")])
    store.tidy()
    assert runs(path) == ["now", "ahead"]
    assert ahead.asked > time.time()
