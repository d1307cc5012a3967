import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fanlight.flagging import CSVLogger, Flag, JSONLogger, read

KINDS = {"csv": CSVLogger, "json": JSONLogger}
TORN = {"csv": b'9,"torn, \n', "json": b'{"a": 9, "torn'}
IO = Path("/proc/self/io")


@pytest.fixture(params=["csv", "json"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def start(kind: str, flagged: Path, columns: Callable[..., Any]) -> Callable[..., Any]:
    """Sets up a logger for the given labels, as a new start of an app does."""

    def start(*labels: str) -> Any:
        logger = KINDS[kind]()
        logger.setup(columns(*labels), flagged)
        return logger

    return start


def bytes_read() -> int:
    """How much this process has read from files so far."""
    return int(IO.read_text().split()[1])


def dataset(folder: Path) -> Path:
    (file,) = (file for file in folder.glob("dataset1.*") if file.suffix != ".torn")
    return file


def test_a_torn_end_is_set_aside_at_the_next_start(
    flagged: Path, kind: str, start: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    start("a").flag([1])
    file = dataset(flagged)
    whole = file.read_bytes()
    file.write_bytes(whole + TORN[kind])
    with caplog.at_level(logging.WARNING):
        logger = start("a")
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert f"{file.name}.torn" in caplog.text
    assert file.read_bytes() == whole
    assert Path(f"{file}.torn").read_bytes() == TORN[kind] + b"\n"
    assert logger.flag([2]) == 2
    assert [sample["a"] for sample in read(flagged)] == [1, 2]


def test_another_process_that_died_while_this_one_runs(
    flagged: Path, kind: str, start: Callable[..., Any]
) -> None:
    logger = start("a")
    logger.flag([1])
    with dataset(flagged).open("ab") as file:
        file.write(TORN[kind])
    assert logger.flag([2]) == 2
    assert [sample["a"] for sample in read(flagged)] == [1, 2]


def test_a_first_record_that_is_torn(flagged: Path, kind: str, start: Callable[..., Any]) -> None:
    start("a").flag([1])
    file = dataset(flagged)
    file.write_bytes(file.read_bytes()[:5].replace(b"\n", b""))
    assert start("a").flag([2]) == 1
    assert [sample["a"] for sample in read(flagged)] == [2]


def test_the_count_does_not_read_the_file(flagged: Path, start: Callable[..., Any]) -> None:
    logger = start("a")
    logger.flag([1])
    logger.flag([2])
    file = dataset(flagged)
    file.write_bytes(b"\n" * file.stat().st_size)
    assert logger.flag([3]) == 3


@pytest.mark.skipif(not IO.exists(), reason="only Linux says how much a process has read")
def test_what_a_flag_reads_does_not_grow(flagged: Path, start: Callable[..., Any]) -> None:
    def read_by(flag: Callable[[], Any]) -> int:
        before = bytes_read()
        flag()
        return bytes_read() - before

    logger = start("a")
    sample = Flag(["x" * 1000], roles=["input"])
    logger.keep(sample)
    early = read_by(lambda: logger.keep(sample))
    for _ in range(100):
        logger.keep(sample)
    late = read_by(lambda: logger.keep(sample))
    assert dataset(flagged).stat().st_size > 100_000
    assert late < early + 10_000


def test_what_others_change_is_counted_again(flagged: Path, start: Callable[..., Any]) -> None:
    logger = start("a")
    for number in (1, 2, 3):
        logger.flag([number])
    file = dataset(flagged)
    file.write_bytes(b"".join(line for line in file.read_bytes().splitlines(keepends=True)[:-1]))
    assert logger.flag([4]) == 3
    assert [sample["a"] for sample in read(flagged)] == [1, 2, 4]


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'{"dataset1.csv": 1}', b"\xff"])
def test_a_lost_count_is_made_anew(flagged: Path, start: Callable[..., Any], content: bytes) -> None:
    start("a").flag([1])
    (flagged / ".flagging").write_bytes(content)
    assert start("a").flag([2]) == 2


def test_a_file_with_other_columns_is_counted_once(
    flagged: Path, start: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    logger = start("a")
    logger.flag([1])
    start("b").flag([1])
    (flagged / ".flagging").unlink()
    logger.flag([2])

    def refuse(*arguments: Any) -> None:
        raise AssertionError("it was counted again")

    monkeypatch.setattr("fanlight.flagging.keeping.numbered_files.NumberedFiles.inspect", refuse)
    assert logger.flag([3]) == 3


def test_a_file_that_was_removed_begins_anew(flagged: Path, start: Callable[..., Any]) -> None:
    logger = start("a")
    logger.flag([1])
    dataset(flagged).unlink()
    assert logger.flag([2]) == 1
    assert [sample["a"] for sample in read(flagged)] == [2]


def test_a_file_of_another_kind_is_left_alone(flagged: Path, start: Callable[..., Any]) -> None:
    logger = start("a")
    logger.flag([1])
    file = dataset(flagged)
    file.write_bytes(b"\xff\xfe something else\nwithout an end")
    assert logger.flag([2]) == 1
    assert file.read_bytes() == b"\xff\xfe something else\nwithout an end"
    assert file.with_name(file.name.replace("1", "2")).exists()
