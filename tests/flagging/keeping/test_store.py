"""What every store promises, whoever else writes and whenever a writer is killed."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from fanlight.flagging import read

WRITERS = Path(__file__).with_name("writers.py")
KINDS = ["csv", "simple", "json", "sqlite"]
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the writers fork")


def run_writers(*arguments: object) -> list[int]:
    """Run writers.py, and return the numbers that it prints."""
    command = [sys.executable, str(WRITERS), *map(str, arguments)]
    numbers: list[int] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return numbers


def is_whole(sample: Mapping[str, Any]) -> bool:
    return bool(sample["file"].read_bytes() == sample["text"].encode())


@pytest.mark.parametrize("kind", KINDS)
def test_eight_processes_at_once(flagged: Path, kind: str) -> None:
    counts = run_writers("together", flagged, kind, 8, 40)
    samples = read(flagged)
    assert sorted(counts) == list(range(1, 321)), "each flag had a count of its own"
    assert sorted(sample["number"] for sample in samples) == list(range(320))
    assert all(is_whole(sample) for sample in samples)


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_confirmed_outlives_kills(flagged: Path, kind: str) -> None:
    confirmed = run_writers("killed", flagged, kind, 15)
    assert confirmed
    samples = read(flagged)
    there = {sample["number"] for sample in samples}
    assert {number for number in confirmed if number % 2} <= there
    assert not {number for number in confirmed if number % 2 == 0} & there
    assert all(is_whole(sample) for sample in samples)
    assert run_writers("together", flagged, kind, 1, 1) == [len(samples) + 1]
