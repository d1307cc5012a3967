"""One start of the app in a run log's file, beside others that come and go."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from recording import VERSION, done, no_file

from fanlight.blocks.run.run_log.record import Record
from fanlight.blocks.run.run_log.sqlite import store
from fanlight.blocks.run.run_log.sqlite.alive import is_alive
from fanlight.blocks.run.run_log.sqlite.log import SqliteLog
from fanlight.blocks.run.run_log.sqlite.run_log_file import RunLogFile
from fanlight.blocks.run.run_log.sqlite.store import Store


def test_a_start_that_took_the_id_of_a_forgotten_one_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = RunLogFile(tmp_path / "runs.db")
    ended, tidying = Store(file, VERSION, no_file), Store(file, VERSION, no_file)
    ended.close()

    def replaced_meanwhile(folder: Path, token: str) -> bool:
        with closing(sqlite3.connect(file.database, isolation_level=None)) as database:
            (start,) = database.execute("SELECT id FROM starts WHERE token = ?", (token,)).fetchone()
            database.execute("UPDATE starts SET token = 'new ' || id WHERE id = ?", (start,))
        return False

    monkeypatch.setattr(store, "is_alive", replaced_meanwhile)
    tidying.tidy()
    with closing(sqlite3.connect(file.database)) as database:
        assert database.execute("SELECT count(*) FROM starts WHERE token LIKE 'new %'").fetchone()[0] >= 1
    tidying.close()


async def test_a_start_that_wrote_a_run_and_ended_while_others_tidied_keeps_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = RunLogFile(tmp_path / "runs.db")
    tidying, writing = Store(file, VERSION, no_file), Store(file, VERSION, no_file)
    log = SqliteLog(file, VERSION, no_file)

    def ended_meanwhile(folder: Path, token: str) -> bool:
        if not written:
            written.append(done(log))
            writing.write(written)
            writing.close()
        return is_alive(folder, token)

    written: list[Record] = []
    monkeypatch.setattr(store, "is_alive", ended_meanwhile)
    tidying.tidy()
    with closing(sqlite3.connect(file.database)) as database:
        assert database.execute(
            "SELECT count(*) FROM runs JOIN starts ON runs.start = starts.id"
        ).fetchone() == (1,)
    tidying.close()
    await log.close()
