from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fanlight.flagging import CSVLogger, JSONLogger, read
from fanlight.flagging.errors import BadFlagFile


def test_without_a_folder_it_says_where_it_looked(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        read(tmp_path / "nowhere")


def test_an_empty_folder_has_no_samples(tmp_path: Path) -> None:
    (tmp_path / "dataset1.csv").touch()
    (tmp_path / "dataset1.jsonl").touch()
    assert read(tmp_path) == []


def test_all_files_are_read_but_for_other_kinds(flagged: Path, columns: Callable[..., Any]) -> None:
    for kind in (JSONLogger, CSVLogger):
        logger = kind()
        logger.setup(columns("a"), flagged)
        logger.flag([kind.__name__])
    (flagged / "notes.txt").write_text("mine")
    (flagged / "linked.csv").symlink_to(flagged / "dataset1.csv")
    assert [sample["a"] for sample in read(str(flagged))] == ["CSVLogger", "JSONLogger"]


def test_a_torn_end_is_left_out(flagged: Path, columns: Callable[..., Any]) -> None:
    for kind in (JSONLogger, CSVLogger):
        logger = kind()
        logger.setup(columns("a"), flagged)
        logger.flag([1])
    for file in flagged.glob("dataset1.*"):
        file.write_bytes(file.read_bytes() + b'{"a')
    assert [sample["a"] for sample in read(flagged)] == [1, 1]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b"a,b\n1\n"),
        ("a.csv", b"\xff\n"),
        ("a.jsonl", b"[1]\n"),
        ("a.jsonl", b"{'a': 1}\n"),
        ("a.jsonl", b"[" * 100_000 + b"\n"),
    ],
)
def test_a_file_of_another_kind_is_named(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(BadFlagFile, match=name):
        list(read(tmp_path))
