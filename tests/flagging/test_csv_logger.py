import csv
import json
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fanlight.flagging import CSVLogger, read

TEXT = st.text(st.characters(codec=None) | st.sampled_from("\"',\n\r\0=-{}"))
SINGLE = st.none() | st.booleans() | st.integers() | st.floats() | TEXT
VALUE = st.recursive(SINGLE, lambda item: st.lists(item) | st.dictionaries(TEXT, item), max_leaves=5)


def cells(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def test_the_layout(flagged: Path, columns: Callable[..., Any], upload: Callable[..., Any]) -> None:
    logger = CSVLogger()
    logger.setup(columns(None, "strength", "Sepia"), flagged)
    assert logger.flag([upload("in.png", b"in"), 0.5, upload("out.png", b"out")]) == 1
    assert logger.flag([None, -4, None]) == 2

    header, first, second = cells(flagged / "dataset1.csv")
    assert header == ["component 0", "strength", "Sepia", "timestamp"]
    assert (flagged / first[0]).read_bytes() == b"in"
    assert (flagged / first[2]).read_bytes() == b"out"
    assert Path(first[0]).match("component 0/*in.png")
    assert Path(first[2]).match("Sepia/*out.png")
    assert second[:3] == ["", "-4", ""]
    assert {file.name for file in flagged.iterdir()} == {".flagging", "dataset1.csv", "component 0", "Sepia"}


def test_the_time_is_in_utc(flagged: Path, columns: Callable[..., Any]) -> None:
    logger = CSVLogger()
    logger.setup(columns("a"), flagged)
    before = datetime.now(timezone.utc)
    logger.flag([1])
    (sample,) = read(flagged)
    assert before <= datetime.fromisoformat(sample["timestamp"]) <= datetime.now(timezone.utc)


def test_options_and_users_have_columns_of_their_own(flagged: Path, columns: Callable[..., Any]) -> None:
    logger = CSVLogger()
    logger.setup(columns("a", "flag"), flagged)
    assert logger.flag([1, 2]) == 1
    assert logger.flag([1, 2], "wrong", username="ann") == 1
    assert logger.flag([1, 2], flag_option="wrong") == 2
    assert logger.flag([1, 2]) == 3
    assert cells(flagged / "dataset1.csv")[0] == ["a", "flag (2)", "timestamp"]
    header, *rows = cells(flagged / "dataset2.csv")
    assert header == ["a", "flag (2)", "flag", "username", "timestamp"]
    assert [row[2:4] for row in rows] == [["wrong", "ann"], ["wrong", ""], ["", ""]]


def test_other_columns_open_the_next_file(flagged: Path, columns: Callable[..., Any]) -> None:
    first, second = CSVLogger(), CSVLogger()
    first.setup(columns("a", "b"), flagged)
    first.flag([1, 2])
    untouched = (flagged / "dataset1.csv").read_bytes()
    second.setup(columns("b", "a"), flagged)
    assert second.flag([1, 2]) == 1
    assert (flagged / "dataset1.csv").read_bytes() == untouched
    assert cells(flagged / "dataset2.csv")[0] == ["b", "a", "timestamp"]
    assert first.flag([3, 4]) == 2, "the first goes on in its own file"
    assert [sample["a"] for sample in read(flagged)] == [1, 3, 2]


def test_fewer_columns_open_the_next_file(flagged: Path, columns: Callable[..., Any]) -> None:
    for labels in (["a", "b"], ["a"]):
        logger = CSVLogger()
        logger.setup(columns(*labels), flagged)
        assert logger.flag([1] * len(labels)) == 1
    assert cells(flagged / "dataset2.csv")[0] == ["a", "timestamp"]


def test_a_new_start_goes_on_in_the_same_file(flagged: Path, columns: Callable[..., Any]) -> None:
    for expected in (1, 2, 3):
        logger = CSVLogger()
        logger.setup(columns("a", "a", ""), flagged)
        assert logger.flag([1, 2, 3]) == expected
    assert cells(flagged / "dataset1.csv")[0] == ["a", "a (2)", "component 2", "timestamp"]


def test_files_whose_number_has_two_digits_come_last(flagged: Path, columns: Callable[..., Any]) -> None:
    for number in range(11):
        logger = CSVLogger()
        logger.setup(columns(f"column {number}"), flagged)
        logger.flag([number])
    assert (flagged / "dataset11.csv").exists()
    assert [sample.get(f"column {place}") for place, sample in enumerate(read(flagged))] == list(range(11))


def test_a_file_name_of_ones_own(flagged: Path, columns: Callable[..., Any]) -> None:
    logger = CSVLogger(dataset_file_name="{mine}.csv")
    logger.setup(columns("a"), flagged)
    logger.flag([1])
    logger.flag([1], "why")
    assert sorted(file.name for file in flagged.glob("*.csv")) == ["{mine}-2.csv", "{mine}.csv"]


@pytest.mark.parametrize("name", ["", "log", "log.txt", "../log.csv", "a/log.csv", "a\\log.csv", ".csv"])
def test_a_file_name_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r"ends in \.csv"):
        CSVLogger(dataset_file_name=name)


def test_files_with_their_name_and_size(
    flagged: Path, columns: Callable[..., Any], upload: Callable[..., Any]
) -> None:
    logger = CSVLogger(simplify_file_data=False)
    logger.setup(columns("Photo"), flagged)
    logger.flag([upload("my: cat.png", b"123")])
    _, row = cells(flagged / "dataset1.csv")
    cell = json.loads(row[0])
    assert (cell["name"], cell["size"]) == ("my: cat.png", 3)
    assert read(flagged)[0]["Photo"] == flagged / cell["$file"]


def test_verbose_says_where_samples_go(
    flagged: Path, columns: Callable[..., Any], capsys: pytest.CaptureFixture[str]
) -> None:
    for verbose in (True, False):
        logger = CSVLogger(verbose=verbose)
        logger.setup(columns(f"{verbose}"), flagged)
        logger.flag([1])
        logger.flag([2])
    said = capsys.readouterr().out
    assert said.count(str(flagged / "dataset1.csv")) == 1
    assert "dataset2" not in said


@settings(max_examples=40, deadline=None)
@given(st.data(), st.lists(TEXT, min_size=1, max_size=3), st.none() | TEXT, st.none() | TEXT)
def test_what_is_read_is_what_was_flagged(
    tmp_path_factory: pytest.TempPathFactory,
    columns: Callable[..., Any],
    data: st.DataObject,
    labels: list[str],
    option: str | None,
    user: str | None,
) -> None:
    folder = tmp_path_factory.mktemp("flagged")
    samples = data.draw(st.lists(st.lists(VALUE, min_size=len(labels), max_size=len(labels)), max_size=3))
    logger = CSVLogger(verbose=False)
    logger.setup(columns(*labels), folder)
    for count, sample in enumerate(samples, start=1):
        assert logger.flag(sample, option, user) == count
    records = read(folder)
    assert repr([list(record.values())[: len(labels)] for record in records]) == repr(samples)
    assert all(record.get("flag") == option and record.get("username") == user for record in records)
