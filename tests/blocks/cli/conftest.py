"""A folder with flagged samples, and the command that is asked of them."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from fanlight.blocks.cli.main import main
from fanlight.flagging import CSVLogger, Flag, RunFacts
from fanlight.flagging.keeping.facts import ReviewFact, write_fact
from fanlight.flagging.sample import Review


@dataclass
class Plain:
    label: str

    def to_flag(self, sample: Any) -> Any:
        return sample


@pytest.fixture(scope="session")
def fanlight() -> Callable[..., Result]:
    """The command, with its arguments."""
    return lambda *arguments: CliRunner().invoke(main, [str(one) for one in arguments])


@pytest.fixture(scope="module")
def flagged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three samples: a failed division that was reviewed, a hostile text without a reason, one in wide signs."""
    folder = tmp_path_factory.mktemp("cli") / "flagged"
    logger = CSVLogger(verbose=False)
    logger.setup([Plain("a"), Plain("result")], folder)
    asked = datetime(2026, 11, 20, 9, 30, tzinfo=timezone.utc)
    run = RunFacts(
        "k1", "divide", "failed", "division by zero", asked, 0.5, 0.25, {"git": "0123abc", "page": None}
    )
    receipt = logger.keep(Flag([1, None], "wrong sign", "ann", ("input", "output"), run))
    logger.keep(Flag(["\x1b[2Jtwo\nlines", 2]))
    logger.keep(Flag(["写真" * 60, 3.5], "写真が違う", "ボブ"))
    review = Review(asked, "bob", "accepted", {"result": 7}, "so be it")
    with (folder / "journal.jsonl").open("ab") as journal:
        journal.write(write_fact(ReviewFact(receipt.sample or "", review)))
    return folder


@pytest.fixture
def lines(fanlight: Callable[..., Result]) -> Callable[..., list[dict[str, Any]]]:
    """What the command prints as JSON."""
    return lambda *arguments: [json.loads(line) for line in fanlight(*arguments).stdout.splitlines()]
