"""Samples that are taken back."""

import errno
import stat
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from fanlight.flagging import CSVLogger, Flag, JSONLogger, SimpleCSVLogger
from fanlight.flagging.dataset_logger import DatasetLogger
from fanlight.flagging.errors import NotSetUp, StorageFailed
from fanlight.flagging.keeping.csv_rows import CsvRows
from fanlight.flagging.keeping.json_rows import JsonRows
from fanlight.flagging.keeping.rows import Rows

KINDS: dict[str, Callable[[], DatasetLogger]] = {
    "csv": lambda: CSVLogger(verbose=False),
    "json": JSONLogger,
    "simple": SimpleCSVLogger,
}
UNKNOWN = "0123456789abcdef"


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def logger(kind: str, flagged: Path, columns: Callable[..., Any]) -> DatasetLogger:
    logger = KINDS[kind]()
    logger.setup(columns("a", "b"), flagged)
    return logger


def kept(flagged: Path) -> list[Any]:
    """The first values of all samples."""
    (file,) = (one for one in flagged.iterdir() if one.suffix in (".csv", ".jsonl") and one.stem != "journal")
    rows: Rows = CsvRows() if file.suffix == ".csv" else JsonRows()
    return [record["a"] for record in rows.read(BytesIO(file.read_bytes()), flagged)]


def files(flagged: Path) -> Iterator[Path]:
    return (file for file in flagged.rglob("*") if file.is_file() and file.parent != flagged)


def ids(logger: DatasetLogger, samples: list[list[Any]]) -> list[str]:
    return [str(logger.keep(Flag(values, roles=["input", "output"])).sample) for values in samples]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_sample_is_taken_back(flagged: Path, logger: DatasetLogger, place: int) -> None:
    numbers = [10, 11, 12]
    known = ids(logger, [[number, 'text, "\n'] for number in numbers])
    assert logger.undo(known[place])
    del numbers[place]
    assert kept(flagged) == numbers
    assert logger.flag([13, None]) == 3
    assert not logger.undo(known[place])


def test_all_samples_are_taken_back(flagged: Path, logger: DatasetLogger) -> None:
    for sample in ids(logger, [[1, 2], [3, 4]]):
        assert logger.undo(sample)
    assert kept(flagged) == []
    assert logger.flag([5, 6]) == 1
    assert kept(flagged) == [5]


def test_its_files_go_with_it(flagged: Path, logger: DatasetLogger, upload: Callable[..., Any]) -> None:
    first, _ = ids(logger, [[1, {"all": [upload("a.png"), upload("b.png")]}], [2, upload("c.png")]])
    assert logger.undo(first)
    assert [file.name[17:] for file in files(flagged)] == ["c.png"]


def test_only_samples_of_the_folder(flagged: Path, logger: DatasetLogger) -> None:
    assert not logger.undo(UNKNOWN)
    assert not flagged.exists()
    ids(logger, [[1, 2]])
    for unknown in (UNKNOWN, "", "../dataset1.csv", "\ud800"):
        assert not logger.undo(unknown)
    assert kept(flagged) == [1]


def test_undo_before_setup() -> None:
    with pytest.raises(NotSetUp, match=r"undo\(\) came before"):
        CSVLogger().undo(UNKNOWN)


def test_a_sample_of_an_older_file(flagged: Path, columns: Callable[..., Any]) -> None:
    logger = CSVLogger(verbose=False)
    logger.setup(columns("a", "b"), flagged)
    (old,) = ids(logger, [[1, 2]])
    logger.setup(columns("a", "c"), flagged)
    logger.flag([3, 4])
    assert logger.undo(old)
    assert (flagged / "dataset1.csv").read_text() == "a,b,timestamp\n"
    assert (flagged / "dataset2.csv").read_text().count("\n") == 2


def test_of_equal_rows_without_a_time_one_goes(flagged: Path, columns: Callable[..., Any]) -> None:
    logger = SimpleCSVLogger()
    logger.setup(columns("a", "b"), flagged)
    first, second = ids(logger, [[1, 2], [1, 2]])
    assert first == second
    assert logger.undo(first)
    assert kept(flagged) == [1]


def test_equal_samples_have_ids_of_their_own(flagged: Path, columns: Callable[..., Any]) -> None:
    logger = JSONLogger()
    logger.setup(columns("a", "b"), flagged)
    assert len(set(ids(logger, [[1, 2]] * 50))) == 50


def test_a_reader_keeps_what_it_has_opened(flagged: Path, logger: DatasetLogger) -> None:
    (sample,) = ids(logger, [[1, 2]])
    (path,) = (one for one in flagged.iterdir() if one.stem in ("dataset1", "log"))
    with path.open("rb") as file:
        before = path.read_bytes()
        assert logger.undo(sample)
        assert file.read() == before


def test_another_writer_goes_on(
    flagged: Path, logger: DatasetLogger, kind: str, columns: Callable[..., Any]
) -> None:
    other = KINDS[kind]()
    other.setup(columns("a", "b"), flagged)
    first, _ = ids(other, [[1, 2], [3, 4]])
    assert logger.undo(first)
    assert other.flag([5, 6]) == 2
    assert kept(flagged) == [3, 5]


def test_the_mode_of_the_file_stays(flagged: Path, logger: DatasetLogger) -> None:
    (sample,) = ids(logger, [[1, 2]])
    (path,) = (one for one in flagged.iterdir() if one.stem in ("dataset1", "log"))
    path.chmod(0o640)
    assert logger.undo(sample)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize("call", ["os.fsync", "os.replace"])
def test_a_disk_that_refuses(
    flagged: Path, logger: DatasetLogger, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def fail(*arguments: Any, **options: Any) -> None:
        raise OSError(errno.EIO, "Input/output error")

    (sample,) = ids(logger, [[1, 2]])
    with monkeypatch.context() as broken:
        broken.setattr(call, fail)
        with pytest.raises(StorageFailed, match="Input/output error"):
            logger.undo(sample)
    assert kept(flagged) == [1]
    assert list(flagged.glob("*.draft")) == []
    assert logger.undo(sample)


def test_a_draft_that_a_crash_left_is_removed(
    flagged: Path, logger: DatasetLogger, columns: Callable[..., Any]
) -> None:
    ids(logger, [[1, 2]])
    (path,) = (one for one in flagged.iterdir() if one.stem in ("dataset1", "log"))
    draft = path.with_name(f"{path.name}.draft")
    draft.write_bytes(b"half a fi")
    logger.setup(columns("a", "b"), flagged)
    assert not draft.exists()
