import errno
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from small_disk import files_up_to

from fanlight.flagging import CSVLogger, JSONLogger, read
from fanlight.flagging.errors import BadSample, NotSetUp, StorageFailed


def files_in(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file() and file.name != ".flagging")
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}


@pytest.fixture
def logger(flagged: Path, columns: Callable[..., Any]) -> CSVLogger:
    logger = CSVLogger(verbose=False)
    logger.setup(columns("a", "b"), flagged)
    return logger


def test_flag_before_setup() -> None:
    with pytest.raises(NotSetUp, match=r"setup\(components, flagging_dir\) first"):
        CSVLogger().flag([1])


def test_setup_without_components(flagged: Path) -> None:
    with pytest.raises(BadSample, match="no components"):
        CSVLogger().setup([], flagged)


@pytest.mark.parametrize("values", [[], [1], [1, 2, 3]])
def test_a_wrong_number_of_values_writes_nothing(flagged: Path, logger: CSVLogger, values: list[int]) -> None:
    with pytest.raises(BadSample, match=rf"{len(values)} values for 2 components \(a, b\)"):
        logger.flag(values)
    assert not flagged.exists()


def test_a_value_that_cannot_be_kept_writes_nothing(
    flagged: Path, logger: CSVLogger, upload: Callable[..., Any]
) -> None:
    with pytest.raises(BadSample, match="'b' holds"):
        logger.flag([upload("cat.png"), object()])
    assert files_in(flagged) == {}


def test_a_column_that_fails_writes_nothing(flagged: Path, upload: Callable[..., Any]) -> None:
    class Failing:
        label = "b"

        def to_flag(self, sample: Any) -> Any:
            raise KeyError(sample)

    class Passing:
        label = "a"

        def to_flag(self, sample: Any) -> Any:
            return sample

    logger = JSONLogger()
    logger.setup([Passing(), Failing()], flagged)
    with pytest.raises(KeyError):
        logger.flag([upload("cat.png"), 1])
    assert files_in(flagged) == {}
    assert logger.flag([1, None]) == 1, "None is not given to the column"


def test_a_path_in_a_sample_is_only_text(flagged: Path, logger: CSVLogger, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    sample = [str(secret), {"path": str(secret), "meta": {"_type": "gradio.FileData"}}]
    logger.flag(sample)
    assert list(read(flagged)[0].values())[:2] == sample
    assert b"secret" not in b"".join(files_in(flagged).values()).replace(str(secret).encode(), b"")


def test_hostile_names_stay_in_the_folder(
    flagged: Path, columns: Callable[..., Any], upload: Callable[..., Any], tmp_path: Path
) -> None:
    labels = ["..", "/etc", "a/b", "a/b", "ab", "=x", "dataset1.csv", "", "\ud800", "long" * 200]
    logger = CSVLogger(verbose=False)
    logger.setup(columns(*labels), flagged)
    logger.flag([upload(f"../../{label}.png\0", label.encode(errors="replace")) for label in labels])
    assert [entry.name for entry in tmp_path.iterdir()] == ["flagged"]
    (sample,) = read(flagged)
    paths = [value for value in sample.values() if isinstance(value, Path)]
    assert len({path.parent for path in paths}) == len(labels)
    assert [path.read_bytes() for path in paths] == [label.encode(errors="replace") for label in labels]


def test_threads_share_a_logger(flagged: Path, logger: CSVLogger) -> None:
    with ThreadPoolExecutor(8) as threads:
        counts = list(threads.map(lambda number: logger.flag([number, "x" * number]), range(80)))
    assert sorted(counts) == list(range(1, 81))
    assert sorted(sample["a"] for sample in read(flagged)) == list(range(80))


def test_the_folder_stays_the_same_when_the_working_folder_changes(
    tmp_path: Path, columns: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path)
    logger = CSVLogger(verbose=False)
    logger.setup(columns("a"), "flagged")
    monkeypatch.chdir(tmp_path / "other")
    logger.flag([1])
    assert (tmp_path / "flagged" / "dataset1.csv").exists()


def test_a_link_that_was_there_at_setup_is_meant(tmp_path: Path, columns: Callable[..., Any]) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    logger = CSVLogger(verbose=False)
    logger.setup(columns("a"), tmp_path / "link")
    logger.flag([1])
    assert (tmp_path / "real" / "dataset1.csv").exists()


def test_a_removed_folder_is_made_again(flagged: Path, logger: CSVLogger, upload: Callable[..., Any]) -> None:
    logger.flag([1, upload("a.png")])
    shutil.rmtree(flagged)
    assert logger.flag([2, upload("b.png", b"b")]) == 1
    (sample,) = read(flagged)
    assert (sample["a"], sample["b"].read_bytes()) == (2, b"b")


@pytest.mark.parametrize("name", ["", "dataset1.csv", "b", ".flagging"])
def test_links_put_in_place_are_not_followed(
    flagged: Path, logger: CSVLogger, upload: Callable[..., Any], tmp_path: Path, name: str
) -> None:
    logger.flag([1, upload("a.png")])
    victim = flagged / name
    moved = tmp_path / "moved"
    victim.rename(moved)
    victim.symlink_to(moved)
    before = files_in(tmp_path)
    with pytest.raises(StorageFailed, match="no file or symbolic link in the place"):
        logger.flag([2, upload("b.png")])
    assert files_in(tmp_path) == before
    victim.unlink()
    moved.rename(victim)
    assert logger.flag([3, None]) == 2


def test_a_file_in_the_place_of_the_folder(
    flagged: Path, logger: CSVLogger, columns: Callable[..., Any]
) -> None:
    flagged.write_text("mine")
    with pytest.raises(StorageFailed, match="Not a directory"):
        logger.flag([1, 2])
    with pytest.raises(StorageFailed, match="Not a directory"):
        logger.setup(columns("a"), flagged)
    assert flagged.read_text() == "mine"


@pytest.mark.parametrize("room", [0, 10])
def test_a_record_for_which_there_is_no_room(flagged: Path, logger: CSVLogger, room: int) -> None:
    logger.flag([1, 2])
    before = files_in(flagged)
    with (
        files_up_to(len(before["dataset1.csv"]) + room),
        pytest.raises(StorageFailed, match="room on the disk"),
    ):
        logger.flag([3, 4])
    assert files_in(flagged) == before
    assert logger.flag([5, 6]) == 2
    assert [sample["a"] for sample in read(flagged)] == [1, 5]


def test_a_first_record_for_which_there_is_no_room(flagged: Path, logger: CSVLogger) -> None:
    with files_up_to(20), pytest.raises(StorageFailed):
        logger.flag([1, 2])
    assert read(flagged) == []
    assert logger.flag([3, 4]) == 1
    assert [sample["a"] for sample in read(flagged)] == [3]


def test_an_attachment_for_which_there_is_no_room(
    flagged: Path, logger: CSVLogger, upload: Callable[..., Any]
) -> None:
    with files_up_to(1000), pytest.raises(StorageFailed, match="too large"):
        logger.flag([upload("small.png"), upload("large.png", b"x" * 5000)])
    assert files_in(flagged) == {}


def test_a_count_for_which_there_is_no_room(flagged: Path, logger: CSVLogger) -> None:
    with files_up_to(60):
        assert logger.flag([1, 2]) == 1
    assert (flagged / "dataset1.csv").stat().st_size < 60 == (flagged / ".flagging").stat().st_size
    assert logger.flag([3, 4]) == 2


@pytest.mark.parametrize("call", ["fanlight.flagging.keeping.tail.sync", "os.fsync"])
def test_a_disk_that_fails_to_sync(
    flagged: Path, logger: CSVLogger, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def fail(handle: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    flagged.mkdir()
    with monkeypatch.context() as broken:
        broken.setattr(call, fail)
        with pytest.raises(StorageFailed, match="Input/output error") as caught:
            logger.flag([1, 2])
    assert caught.value.errno == errno.EIO
    assert read(flagged) == []
    assert logger.flag([3, 4]) == 1


def test_a_folder_that_is_moved_away_while_a_sample_is_copied(
    flagged: Path, logger: CSVLogger, upload: Callable[..., Any], tmp_path: Path
) -> None:
    attachment = upload("a.png")
    content = attachment.open()

    def open_late() -> Any:
        flagged.rename(tmp_path / "elsewhere")
        return content

    attachment.open = open_late
    with pytest.raises(StorageFailed, match="moved or removed meanwhile"):
        logger.flag([attachment, 1])
    assert files_in(tmp_path / "elsewhere") == {}
    assert logger.flag([1, 2]) == 1
