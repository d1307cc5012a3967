import errno
import os
import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest
from small_disk import files_up_to

from fanlight.flagging import Flag, RunFacts, SQLiteLogger, read
from fanlight.flagging.errors import BadFlagFile, BadSample, StorageFailed, UnknownSample

ASKED = datetime(2026, 1, 2, tzinfo=timezone.utc)
RUN = RunFacts("k1", "tone", "failed", "no \ud800 light", ASKED, 0.5, None, {"git": "f00", "page": None})


@pytest.fixture
def start(flagged: Path, columns: Callable[..., Any]) -> Callable[..., SQLiteLogger]:
    """Sets up a logger for the given labels, as a new start of an app does."""

    def start(*labels: str) -> SQLiteLogger:
        logger = SQLiteLogger()
        logger.setup(columns(*labels), flagged)
        return logger

    return start


@pytest.fixture
def logger(start: Callable[..., SQLiteLogger]) -> SQLiteLogger:
    return start("a", "b")


def query(flagged: Path, statement: str) -> list[Any]:
    with closing(sqlite3.connect(flagged / "flags.db")) as database:
        return database.execute(statement).fetchall()


def kept(flagged: Path) -> list[Any]:
    return [sample["a"] for sample in read(flagged)]


def test_every_value_is_given_back_exactly(
    flagged: Path, logger: SQLiteLogger, upload: Callable[..., Any]
) -> None:
    rest: list[Any] = [1, 1.0, True, None, "", "\0\ud800", float("inf"), 2**100]
    values = [{"$file": "x"}, [*rest, {"": [upload("c.png", b"c")]}]]
    assert logger.flag(values, "it's", "ann") == 1
    (sample,) = read(flagged)
    *plain, held = sample["b"]
    assert (sample["a"], plain) == (values[0], rest)
    assert [type(value) for value in plain] == [type(value) for value in rest]
    assert held[""][0].read_bytes() == b"c"
    assert (sample.option, sample.username, sample.file) == ("it's", "ann", "flags.db")
    assert sample.flagged is not None


def test_the_run_and_its_roles_are_kept(flagged: Path, logger: SQLiteLogger) -> None:
    receipt = logger.keep(Flag([1, 2], roles=["input", "output"], run=RUN))
    (sample,) = read(flagged)
    assert sample.id == receipt.sample
    assert sample.run == RUN
    assert sample.roles == {"a": "input", "b": "output"}
    assert query(flagged, "SELECT sample, function, state, asked FROM runs") == [
        (receipt.sample, "tone", "failed", ASKED.isoformat())
    ]


def test_one_may_ask_in_sql(flagged: Path, logger: SQLiteLogger) -> None:
    for option in ("wrong", "wrong", None):
        logger.flag([3, "x"], option)
    assert query(flagged, "SELECT flag, count(*) FROM flags GROUP BY flag ORDER BY flag") == [
        (None, 1),
        ("wrong", 2),
    ]
    assert query(flagged, "SELECT json_extract(data, '$.a') FROM samples LIMIT 1") == [(3,)]
    assert query(flagged, "PRAGMA journal_mode") == [("wal",)]


def test_other_columns_go_to_the_same_database(flagged: Path, start: Callable[..., SQLiteLogger]) -> None:
    assert start("a").flag([1]) == 1
    assert start("a", "Ünï", "a", "").flag([2, 3, 4, 5]) == 2
    assert [list(sample)[:-3] for sample in read(flagged)] == [["a"], ["a", "Ünï", "a (2)", "component 3"]]


def test_a_sample_is_taken_back_with_all_of_it(
    flagged: Path, logger: SQLiteLogger, upload: Callable[..., Any]
) -> None:
    first = logger.keep(Flag(["secret", [upload("a.png")]], run=RUN)).sample
    logger.flag(["x", upload("b.png")])
    assert first is not None
    assert logger.undo(first)
    assert not logger.undo(first)
    assert kept(flagged) == ["x"]
    assert [file.name[17:] for file in (flagged / "b").iterdir()] == ["b.png"]
    assert query(flagged, "SELECT * FROM facts") == []
    assert logger.flag(["y", None]) == 2
    query(flagged, "PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"secret" not in (flagged / "flags.db").read_bytes()


def test_equal_samples_have_ids_of_their_own(flagged: Path, logger: SQLiteLogger) -> None:
    assert len({logger.keep(Flag([1, 2])).sample for _ in range(20)}) == 20


def test_undo_where_nothing_was_flagged(flagged: Path, logger: SQLiteLogger) -> None:
    flagged.mkdir()
    assert not logger.undo("0123456789abcdef")
    assert not logger.undo("\ud800")
    assert not (flagged / "flags.db").exists()


def test_a_sample_taken_back_after_it_was_found(flagged: Path, logger: SQLiteLogger) -> None:
    sample = logger.keep(Flag([1, 2])).sample
    logger.flag([3, 4])
    found = read(flagged)
    assert sample is not None
    assert logger.undo(sample)
    with pytest.raises(UnknownSample, match="read it again"):
        list(found)
    assert found[1]["a"] == 3


def test_reading_while_others_flag(flagged: Path, logger: SQLiteLogger) -> None:
    logger.flag([1, 2])
    samples = read(flagged)
    each = iter(samples)
    assert next(each)["a"] == 1
    assert logger.flag([3, 4]) == 2
    assert (len(samples), list(each)) == (1, [])
    assert kept(flagged) == [1, 3]


def test_a_folder_where_nobody_may_write(flagged: Path, logger: SQLiteLogger, tmp_path: Path) -> None:
    logger.flag([1, 2])
    query(flagged, "PRAGMA wal_checkpoint(TRUNCATE)")
    copy = tmp_path / "copy"
    copy.mkdir()
    shutil.copy(flagged / "flags.db", copy)
    (copy / "flags.db").chmod(0o444)
    copy.chmod(0o555)
    assert kept(copy) == [1]
    copy.chmod(0o755)


def test_threads_share_a_logger(flagged: Path, logger: SQLiteLogger) -> None:
    with ThreadPoolExecutor(8) as threads:
        counts = list(threads.map(lambda number: logger.flag([number, "x" * number]), range(40)))
    assert sorted(counts) == list(range(1, 41))
    assert sorted(kept(flagged)) == list(range(40))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_a_logger_is_used_on_both_sides_of_a_fork(flagged: Path, logger: SQLiteLogger) -> None:
    logger.flag([1, 2])
    if not (child := os.fork()):
        os._exit(logger.flag([3, 4]))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 2
    assert logger.flag([5, 6]) == 3
    assert kept(flagged) == [1, 3, 5]


def test_a_removed_folder_is_made_again(flagged: Path, logger: SQLiteLogger) -> None:
    logger.flag([1, 2])
    shutil.rmtree(flagged)
    assert logger.flag([3, 4]) == 1
    assert kept(flagged) == [3]


@pytest.mark.parametrize("name", ["", "flags.db", "flags.db-wal", "b", ".flagging"])
def test_links_put_in_place_are_not_followed(
    flagged: Path, logger: SQLiteLogger, upload: Callable[..., Any], tmp_path: Path, name: str
) -> None:
    logger.flag([1, upload("a.png")])
    moved = tmp_path / "moved"
    (flagged / name).rename(moved)
    (flagged / name).symlink_to(moved)
    with pytest.raises(StorageFailed, match="no file or symbolic link in the place"):
        logger.flag([2, upload("b.png")])
    (flagged / name).unlink()
    moved.rename(flagged / name)
    assert logger.flag([3, None]) == 2


def test_a_value_that_cannot_be_kept(flagged: Path, logger: SQLiteLogger, upload: Callable[..., Any]) -> None:
    with pytest.raises(BadSample):
        logger.flag([upload("a.png"), object()])
    assert not (flagged / "flags.db").exists()


def test_no_room_for_a_sample(flagged: Path, logger: SQLiteLogger, upload: Callable[..., Any]) -> None:
    logger.flag([1, 2])
    with (
        files_up_to((flagged / "flags.db-wal").stat().st_size + 100),
        pytest.raises(StorageFailed, match="room on the disk"),
    ):
        logger.flag([upload("a.png"), "x" * 10_000])
    assert list((flagged / "a").iterdir()) == []
    assert logger.flag([3, 4]) == 2
    assert kept(flagged) == [1, 3]


def test_no_room_for_a_database(flagged: Path, logger: SQLiteLogger) -> None:
    with files_up_to(5000), pytest.raises(StorageFailed):
        logger.flag([1, 2])
    assert logger.flag([3, 4]) == 1
    assert kept(flagged) == [3]


@pytest.mark.parametrize(
    "content", [b"this is no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 4080]
)
def test_a_file_that_is_none_of_ours(flagged: Path, logger: SQLiteLogger, content: bytes) -> None:
    flagged.mkdir()
    (flagged / "flags.db").write_bytes(content)
    with pytest.raises(BadFlagFile, match="is damaged"):
        logger.flag([1, 2])
    with pytest.raises(BadFlagFile, match="not a database that the loggers wrote"):
        read(flagged)
    assert (flagged / "flags.db").read_bytes() == content


def test_a_database_of_another_program(flagged: Path, start: Callable[..., SQLiteLogger]) -> None:
    flagged.mkdir()
    query(flagged, "CREATE TABLE samples (mine)")
    with pytest.raises(BadFlagFile, match="of another program"):
        start("a")
    with pytest.raises(BadFlagFile):
        read(flagged)


def test_a_database_of_another_release(
    flagged: Path, logger: SQLiteLogger, start: Callable[..., Any]
) -> None:
    logger.flag([1, 2])
    query(flagged, "PRAGMA user_version = 2")
    with pytest.raises(BadFlagFile, match="of another release"):
        start("a")


def test_a_full_disk_is_told_as_such(flagged: Path, logger: SQLiteLogger) -> None:
    logger.flag([1, 2])
    pages = query(flagged, "PRAGMA page_count")[0][0]
    connection = logger._store._database._held.connection  # type: ignore[attr-defined]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StorageFailed) as caught:
        logger.flag(["x" * 100_000, 2])
    assert caught.value.errno == errno.ENOSPC
    assert logger.flag([3, 4]) == 2
