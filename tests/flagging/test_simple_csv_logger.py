from collections.abc import Callable
from pathlib import Path
from typing import Any

from fanlight.flagging import SimpleCSVLogger, read


def test_only_the_values_are_kept(
    flagged: Path, columns: Callable[..., Any], upload: Callable[..., Any]
) -> None:
    logger = SimpleCSVLogger()
    logger.setup(columns("Photo", "n"), flagged)
    assert logger.flag([upload("cat.png"), -1], "why", "ann") == 1
    assert logger.flag([None, 2]) == 2
    header, first, second = (flagged / "log.csv").read_text().splitlines()
    assert header == "Photo,n"
    assert first.endswith("cat.png,-1")
    assert second == ",2"


def test_one_column_without_values(flagged: Path, columns: Callable[..., Any]) -> None:
    logger = SimpleCSVLogger()
    logger.setup(columns("a"), flagged)
    assert [logger.flag([value]) for value in (None, "", None)] == [1, 2, 3]
    assert read(flagged) == [{"a": None}, {"a": ""}, {"a": None}]


def test_other_columns_open_the_next_file(flagged: Path, columns: Callable[..., Any]) -> None:
    for label in ("a", "b"):
        logger = SimpleCSVLogger()
        logger.setup(columns(label), flagged)
        logger.flag([1])
    assert (flagged / "log.csv").read_text() == "a\n1\n"
    assert (flagged / "log-2.csv").read_text() == "b\n1\n"
