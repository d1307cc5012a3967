from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from fanlight.flagging import (
    CSVLogger,
    Flag,
    FlaggingCallback,
    JSONLogger,
    RunFacts,
    Sample,
    SimpleCSVLogger,
    SQLiteLogger,
    merge,
    read,
)
from fanlight.flagging.errors import StorageFailed
from fanlight.flagging.flag import Role
from fanlight.flagging.keeping.add_review import add_review
from fanlight.flagging.merge.merged import Merged
from fanlight.flagging.sample import Review, Verdict

MORNING = datetime(2026, 11, 20, 9, 30, tzinfo=timezone.utc)
RUN = RunFacts("k1", "f", "done", None, MORNING, 0.5, 0.25, {"git": "0123abc", "page": None})


@dataclass
class Described:
    label: str
    component: str = "JSON"

    def to_flag(self, sample: Any) -> Any:
        return sample

    def describe(self) -> dict[str, Any]:
        return {"component": self.component, "parameters": {}}


def flag(logger: FlaggingCallback, folder: Path, labels: list[str], *rows: list[Any]) -> list[str]:
    logger.setup([Described(label) for label in labels], folder)
    roles: list[Role] = ["input" for _ in labels]
    receipts = [logger.keep(Flag(row, "why", "ann", roles, RUN)) for row in rows]
    return [receipt.sample or "" for receipt in receipts]


def review(verdict: Verdict, hours: int) -> Review:
    return Review(MORNING + timedelta(hours=hours), "bob", verdict, {"a": hours}, None)


def known(sample: Sample) -> Any:
    """All that a merge must keep."""
    data = {
        name: value.read_bytes() if isinstance(value, Path) else value for name, value in sample.data.items()
    }
    return sample.id, data, sample.roles, sample.run, sample.reviews, sample.columns


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def folders(tmp_path: Path, upload: Callable[..., Any]) -> list[Path]:
    """Three, with samples in all kinds of files; some have the same columns, and one is reviewed."""
    one, two, three = (tmp_path / name for name in ("one", "two", "three"))
    flag(CSVLogger(verbose=False), one, ["a", "Photo"], ["=1", upload("a.png", b"1")], ["x\ny", None])
    flag(CSVLogger(verbose=False), one, ["b"], [1.5])
    flag(CSVLogger(verbose=False), two, ["b"], [2])
    (own,) = flag(CSVLogger(verbose=False), two, ["a", "Photo"], ["", upload("b.png", b"2")])
    flag(JSONLogger(), two, ["a"], [[1, None]])
    flag(SimpleCSVLogger(), three, ["b"], [3], [4])
    flag(SQLiteLogger(), three, ["a", "Photo"], [{"k": upload("c.png", b"3")}, "\ud83d"])
    add_review(two, own, review("accepted", 1))
    return [one, two, three]


def test_all_samples_come_with_their_files_and_all_that_is_known(folders: list[Path], tmp_path: Path) -> None:
    before = [
        known(sample) for folder in folders for sample in read(folder, raw=True) if sample.file != "flags.db"
    ]
    assert merge(folders, tmp_path / "deep" / "all") == Merged(samples=9)
    merged = read(tmp_path / "deep" / "all", raw=True)
    after = [known(sample) for sample in merged]
    assert {one[0] for one in after} == {own for folder in folders for own in read(folder).ids()}
    for one in before:
        assert one in after
    files = [path.name for path in (tmp_path / "deep" / "all").glob("[a-z]*.*")]
    assert sorted(files) == [
        "dataset1.csv",
        "dataset1.jsonl",
        "dataset2.csv",
        "dataset2.jsonl",
        "journal.jsonl",
        "log.csv",
    ]
    (of_database,) = [sample for sample in merged if sample.file == "dataset2.jsonl"]
    assert of_database["a"]["k"].read_bytes() == b"3"
    assert of_database.run == RUN


def test_to_do_it_again_changes_nothing(folders: list[Path], tmp_path: Path) -> None:
    target = tmp_path / "all"
    merge(folders, target)
    before = tree(target)
    sources = [tree(folder) for folder in folders]
    assert merge([*folders, target], target) == Merged(known=18)
    assert tree(target) == before
    assert [tree(folder) for folder in folders] == sources


def test_a_sample_that_is_there_gets_the_reviews_that_it_lacks(folders: list[Path], tmp_path: Path) -> None:
    target, (own, *_) = tmp_path / "all", read(folders[0]).ids()
    merge(folders, target)
    add_review(target, own, review("accepted", 3))
    add_review(folders[0], own, review("rejected", 2))
    assert merge(folders, target) == Merged(known=9, reviews=1)
    assert [one.verdict for one in read(target).find(own).reviews] == ["rejected", "accepted"]
    assert merge(folders, target) == Merged(known=9)


def test_reviews_go_to_the_database_where_the_sample_is(tmp_path: Path) -> None:
    (own,) = flag(SQLiteLogger(), tmp_path / "one", ["a"], [1])
    merge([tmp_path / "one"], tmp_path / "files")
    add_review(tmp_path / "files", own, review("accepted", 1))
    assert merge([tmp_path / "files"], tmp_path / "one") == Merged(known=1, reviews=1)
    (sample,) = read(tmp_path / "one")
    assert (sample.file, sample.verdict) == ("flags.db", "accepted")


def test_the_loggers_go_on_in_what_was_merged(folders: list[Path], tmp_path: Path) -> None:
    target = tmp_path / "all"
    merge(folders, target)
    logger = CSVLogger(verbose=False)
    logger.setup([Described("b")], target)
    assert logger.keep(Flag([5], "why", "ann")).count == 3
    assert [sample["b"] for sample in read(target) if sample.file == "dataset2.csv"] == [1.5, 2, 5]


def test_what_was_torn_in_the_target_is_set_aside(folders: list[Path], tmp_path: Path) -> None:
    merge(folders[:1], tmp_path / "all")
    file = tmp_path / "all" / "dataset1.csv"
    file.write_bytes(file.read_bytes() + b'"torn')
    merge(folders[1:2], tmp_path / "all")
    assert len(read(tmp_path / "all")) == 6
    assert (tmp_path / "all" / "dataset1.csv.torn").read_bytes() == b'"torn\n'


def test_after_an_error_it_goes_on_where_it_was(folders: list[Path], tmp_path: Path) -> None:
    target = tmp_path / "all"
    target.mkdir()
    (target / "Photo").write_text("in the way of a folder")
    with pytest.raises(StorageFailed):
        merge(folders, target)
    assert all(known(sample) for sample in read(target))
    (target / "Photo").unlink()
    merge(folders, target)
    assert len(read(target)) == 9


def test_no_link_leads_out_of_a_folder(folders: list[Path], tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("mine")
    (photo,) = (folders[0] / "Photo").iterdir()
    photo.unlink()
    photo.symlink_to(tmp_path / "secret")
    with pytest.raises(StorageFailed):
        merge(folders, tmp_path / "all")
    photo.unlink()
    merge(folders, tmp_path / "all")  # without the file
    assert not (tmp_path / "all" / "Photo" / photo.name).exists()


def test_all_folders_must_be_there(folders: list[Path], tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        merge([*folders, tmp_path / "nowhere"], tmp_path / "all")
    assert not (tmp_path / "all").exists()
