"""Each promise of the manual names tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_each_promise_is_held_by_tests_that_exist() -> None:
    there = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(
            r"^(?:async )?(?:def )?(test_\w+)(?: =|\()", path.read_text("utf-8"), re.MULTILINE
        )
    }
    rows = re.findall(
        r"^\| (P\d+) \|.*\| (.*) \|$", (ROOT / "docs/reliability.md").read_text("utf-8"), re.MULTILINE
    )
    assert [name for name, _ in rows] == [f"P{number}" for number in range(1, 17)]
    for promise, tests in rows:
        named = set(re.findall(r"`(\w+)`", tests))
        assert named, promise
        assert named <= there, promise
