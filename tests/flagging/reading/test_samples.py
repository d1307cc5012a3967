import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fanlight.flagging import CSVLogger, JSONLogger, SimpleCSVLogger, SQLiteLogger, read
from fanlight.flagging.errors import UnknownSample
from fanlight.flagging.reading.samples import Samples


@pytest.fixture(scope="module")
def nine(tmp_path_factory: pytest.TempPathFactory, columns: Callable[..., Any]) -> Samples:
    folder = tmp_path_factory.mktemp("nine")
    for logger in (CSVLogger(verbose=False), CSVLogger(verbose=False), JSONLogger()):
        labels = ["n", "m"] if (folder / "dataset1.csv").exists() else ["n"]
        logger.setup(columns(*labels), folder)
        for _ in range(3):
            logger.flag([len(read(folder)) for _ in labels])
    return read(folder)


def test_they_are_a_sequence(nine: Samples) -> None:
    assert len(nine) == 9
    assert [sample["n"] for sample in nine] == list(range(9))
    assert [sample["n"] for sample in reversed(nine)] == list(range(9))[::-1]
    assert nine[-1]["n"] == 8
    assert nine[4] in nine
    assert nine == list(nine)
    assert nine != nine[:-1]
    assert nine[:0] == []
    with pytest.raises(IndexError):
        nine[9]


@given(st.slices(9))
def test_a_slice_is_that_of_a_list(nine: Samples, part: slice) -> None:
    assert [sample["n"] for sample in nine[part]] == list(range(9))[part]


def test_one_is_found_by_its_id_or_the_start_of_it(nine: Samples) -> None:
    for sample in nine:
        assert nine.find(sample.id)["n"] == sample["n"]
        assert nine.find(sample.id[:12])["n"] == sample["n"]
    assert list(nine.ids()) == [sample.id for sample in nine]
    for unknown in ("", "0" * 16, "x"):
        with pytest.raises(UnknownSample):
            nine.find(unknown)


def test_some_are_chosen_and_still_a_sequence(nine: Samples) -> None:
    odd = nine.where(lambda sample: sample["n"] % 2)
    assert [sample["n"] for sample in odd] == [1, 3, 5, 7]
    assert [sample["n"] for sample in odd.where(lambda sample: "m" in sample)[::-1]] == [7, 5, 3]
    assert odd.find(odd[1].id)["n"] == 3


def test_they_stay_what_they_were_while_others_flag_and_take_back(
    flagged: Path, columns: Callable[..., Any]
) -> None:
    logger = CSVLogger(verbose=False)
    logger.setup(columns("n"), flagged)
    for number in range(3):
        logger.flag([number])
    before = read(flagged)
    assert logger.undo(before[1].id)
    logger.flag([3])
    assert [sample["n"] for sample in before] == [0, 1, 2]
    assert [sample["n"] for sample in read(flagged)] == [0, 2, 3]


def test_a_large_file_is_never_held(tmp_path: Path) -> None:
    row = b"%d," + b"x" * 10_000 + b"\n"
    (tmp_path / "dataset1.csv").write_bytes(b"n,text\n" + b"".join(row % number for number in range(1_000)))
    tracemalloc.start()
    try:
        samples = read(tmp_path)
        assert sum(sample["n"] for sample in samples) == 499_500
        assert samples[-1]["n"] == 999
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 2_000_000  # of ten


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize("kind", [CSVLogger, SimpleCSVLogger, JSONLogger, SQLiteLogger])
@settings(max_examples=8, deadline=None)
@given(rows=st.lists(st.tuples(VALUES, VALUES), max_size=4))
def test_whatever_is_flagged_comes_back(
    kind: Callable[[], Any],
    tmp_path_factory: pytest.TempPathFactory,
    columns: Callable[..., Any],
    rows: list[tuple[Any, Any]],
) -> None:
    folder = tmp_path_factory.mktemp("round")
    logger = kind()
    logger.setup(columns("a", "b"), folder)
    for row in rows:
        logger.flag(list(row))
    for raw in (True, False):
        assert [(sample["a"], sample["b"]) for sample in read(folder, raw=raw)] == rows
