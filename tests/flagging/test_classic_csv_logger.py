from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import fanlight as gr


def test_the_old_name_still_works(flagged: Path, columns: Callable[..., Any]) -> None:
    with pytest.warns(DeprecationWarning, match="write CSVLogger"):
        logger = gr.flagging.ClassicCSVLogger()
    logger.setup(columns("a"), flagged)
    assert logger.flag([1], "why") == 1
    assert (flagged / "log.csv").read_text().startswith("a,flag,timestamp\n1,why,")
