import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fanlight.flagging import JSONLogger, read


def test_each_line_is_one_typed_record(
    flagged: Path, columns: Callable[..., Any], upload: Callable[..., Any]
) -> None:
    logger = JSONLogger()
    logger.setup(columns("Photo", "n", "n", None), flagged)
    assert logger.flag([upload("cat.png", b"12"), -4, "5", {"a": [None, ""]}], "why", "ann") == 1
    assert logger.flag([None, 2**70, math.nan, True]) == 2

    first, second = map(json.loads, (flagged / "dataset1.jsonl").read_text().splitlines())
    assert list(first) == ["Photo", "n", "n (2)", "component 3", "flag", "username", "timestamp"]
    assert first | {"Photo": 0, "timestamp": 0} == {
        "Photo": 0,
        "n": -4,
        "n (2)": "5",
        "component 3": {"a": [None, ""]},
        "flag": "why",
        "username": "ann",
        "timestamp": 0,
    }
    assert (flagged / first["Photo"]["$file"]).read_bytes() == b"12"
    assert second["n"] == 2**70
    assert second["n (2)"] == {"$float": "nan"}
    assert [sample["Photo"] for sample in read(flagged)] == [flagged / first["Photo"]["$file"], None]


def test_other_columns_open_the_next_file(flagged: Path, columns: Callable[..., Any]) -> None:
    for label in ("$a", "\ud83d", "$a"):
        logger = JSONLogger()
        logger.setup(columns(label), flagged)
        logger.flag([label])
    samples = read(flagged)
    assert [next(iter(sample.items())) for sample in samples] == [
        ("$a", "$a"),
        ("$a", "$a"),
        ("\ud83d", "\ud83d"),
    ]
