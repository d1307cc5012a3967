"""A folder with one of everything, to take elsewhere."""

import math
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest

from fanlight.flagging import CSVLogger, Flag, JSONLogger, RunFacts

ROWS: list[tuple[Any, ...]] = [
    (1, 0.5, "a", True, [1, {"b": None}], 1, "=1+1"),
    (None, math.nan, None, None, None, None, None),
    (-2, 3, "", False, {}, "mixed", "\ud83d"),
]


@pytest.fixture
def samples(flagged: Path, columns: Callable[..., Any], upload: Callable[..., Any]) -> Path:
    """Four samples: three with typed columns, files and a run, one with other columns and a name that is taken."""
    run = RunFacts(
        "k1",
        "f",
        "done",
        None,
        datetime(2026, 11, 20, tzinfo=timezone.utc),
        None,
        0.25,
        {"git": "01", "page": None},
    )
    logger = CSVLogger(verbose=False)
    logger.setup(columns("int", "float", "text", "bool", "list", "mixed", "odd", "Photo"), flagged)
    for number, row in enumerate(ROWS):
        photo = upload("cat.png", b"%d" % number) if number != 1 else None
        logger.keep(Flag([*row, photo], "why" if number else None, run=run if number == 0 else None))
    other = JSONLogger()
    other.setup(columns("run", "text"), flagged)
    other.flag([5, "b"])
    return flagged
