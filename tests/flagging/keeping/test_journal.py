import errno
import logging
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest
from small_disk import files_up_to

from fanlight.flagging import CSVLogger, Flag, RunFacts
from fanlight.flagging.errors import BadSample, StorageFailed
from fanlight.flagging.keeping.facts import ColumnsFact, Fact, RunFact, read_fact

RUN = RunFacts(
    "k1",
    "tone",
    "failed",
    "no light",
    datetime(2026, 1, 2, tzinfo=timezone.utc),
    0.5,
    None,
    {"git": "f00", "page": None},
)


class Described:
    """A column that says of itself how it is to be read."""

    def __init__(self, label: str, **parameters: Any) -> None:
        self.label = label
        self._parameters = parameters

    def to_flag(self, sample: Any) -> Any:
        return sample

    def describe(self) -> dict[str, Any]:
        return {"component": "Number", "parameters": self._parameters}


def facts(folder: Path) -> list[Fact]:
    return [
        read_fact(line, folder) for line in (folder / "journal.jsonl").read_bytes().splitlines(keepends=True)
    ]


def start(flagged: Path, *columns: Any) -> CSVLogger:
    logger = CSVLogger(verbose=False)
    logger.setup(columns, flagged)
    return logger


def test_the_run_of_a_sample_is_noted(flagged: Path, columns: Callable[..., Any]) -> None:
    logger = start(flagged, *columns("a", "b"))
    receipt = logger.keep(Flag([1, 2], roles=["input", "output"], run=RUN))
    assert receipt.sample is not None
    assert facts(flagged) == [RunFact(receipt.sample, ["input", "output"], RUN)]


def test_a_sample_of_which_nothing_is_known_needs_no_journal(
    flagged: Path, columns: Callable[..., Any]
) -> None:
    start(flagged, *columns("a")).flag([1], "why", "ann")
    assert sorted(file.name for file in flagged.iterdir()) == [".flagging", "dataset1.csv"]


def test_columns_are_described_when_a_file_begins_and_when_they_change(flagged: Path) -> None:
    old, new = Described("a"), Described("a", precision=2)
    first = start(flagged, old)
    first.flag([1])
    first.flag([2])
    start(flagged, old).flag([3])
    start(flagged, new).flag([4])
    start(flagged, new, old).flag([5, 6])
    plain, precise = old.describe(), new.describe()
    assert facts(flagged) == [
        ColumnsFact("dataset1.csv", {"a": plain}),
        ColumnsFact("dataset1.csv", {"a": precise}),
        ColumnsFact("dataset2.csv", {"a": precise, "a (2)": plain}),
    ]


def test_columns_are_described_again_when_the_ledger_is_lost(flagged: Path) -> None:
    logger = start(flagged, Described("a"))
    logger.flag([1])
    (flagged / ".flagging").unlink()
    logger.flag([2])
    assert facts(flagged) == [ColumnsFact("dataset1.csv", {"a": Described("a").describe()})] * 2


@pytest.mark.parametrize("torn", [b'{"kind": "ru', b"x" * 10_000])
def test_a_torn_end_is_set_aside(
    flagged: Path, columns: Callable[..., Any], caplog: pytest.LogCaptureFixture, torn: bytes
) -> None:
    logger = start(flagged, *columns("a"))
    logger.keep(Flag([1], roles=["input"]))
    journal = flagged / "journal.jsonl"
    whole = journal.read_bytes()
    journal.write_bytes(whole + torn)
    with caplog.at_level(logging.WARNING):
        logger.keep(Flag([2], roles=["input"]))
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert len(facts(flagged)) == 2
    assert journal.with_name("journal.jsonl.torn").read_bytes() == torn + b"\n"


def test_a_journal_that_is_all_torn(flagged: Path, columns: Callable[..., Any]) -> None:
    flagged.mkdir()
    (flagged / "journal.jsonl").write_bytes(b"{")
    start(flagged, *columns("a")).keep(Flag([1], roles=["input"]))
    assert len(facts(flagged)) == 1


def test_no_sample_without_its_facts(
    flagged: Path, columns: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    logger = start(flagged, *columns("a"))
    logger.flag([1])
    before = (flagged / "dataset1.csv").read_bytes()
    with monkeypatch.context() as full:
        full.setattr("fanlight.flagging.keeping.tail.sync", fail)
        with pytest.raises(StorageFailed, match="No space left"):
            logger.keep(Flag([2], run=RUN))
    assert (flagged / "journal.jsonl").read_bytes() == b""
    assert (flagged / "dataset1.csv").read_bytes() == before
    assert logger.keep(Flag([3], run=RUN)).count == 2


def test_roles_for_other_columns(flagged: Path, columns: Callable[..., Any]) -> None:
    with pytest.raises(BadSample, match=r"2 roles for 1 components \(a\)"):
        start(flagged, *columns("a")).keep(Flag([1], roles=["input", "output"]))
    assert not flagged.exists()


def test_a_link_in_its_place_is_not_followed(
    flagged: Path, columns: Callable[..., Any], tmp_path: Path
) -> None:
    logger = start(flagged, *columns("a"))
    logger.flag([1])
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine\n")
    (flagged / "journal.jsonl").symlink_to(victim)
    with pytest.raises(StorageFailed, match="no file or symbolic link in the place"):
        logger.keep(Flag([2], run=RUN))
    assert victim.read_bytes() == b"mine\n"
    assert (flagged / "dataset1.csv").read_bytes().count(b"\n") == 2


@pytest.mark.parametrize("room", [0, 10])
def test_facts_for_which_there_is_no_room(flagged: Path, columns: Callable[..., Any], room: int) -> None:
    logger = start(flagged, *columns("a"))
    logger.keep(Flag([1], run=RUN))
    journal = flagged / "journal.jsonl"
    whole = journal.read_bytes()
    with files_up_to(len(whole) + room), pytest.raises(StorageFailed, match="room on the disk"):
        logger.keep(Flag([2], run=RUN))
    assert journal.read_bytes() == whole
    assert logger.keep(Flag([3], run=RUN)).count == 2
