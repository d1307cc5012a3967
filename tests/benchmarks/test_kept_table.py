from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.kept_table import BEGIN, END, keep, machine
from benchmarks.result import Result


def test_the_table_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"Before.\n\n{BEGIN}\n\nold\n\n{END}\n\nAfter.\n", "utf-8")
    keep([Result.at_most("cost, ms", [2], [1], 1.5)], 61, page)
    text = page.read_text("utf-8")
    assert text.startswith(f"Before.\n\n{BEGIN}\n\n`make bench` on ")
    assert text.endswith(f"| cost, ms | 2 | 1 | 2.00 | ≤ 1.5 × floor | OVER |\n\n{END}\n\nAfter.\n")
    assert machine() in text
    assert "old" not in text
    keep([Result("count", 3, None)], 1, page)
    assert page.read_text("utf-8").count("|\n") == 3


def test_a_page_without_a_place_for_it_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Nothing here.\n", "utf-8")
    with pytest.raises(ValueError, match="needs the lines"):
        keep([], 1, page)
    assert page.read_text("utf-8") == "Nothing here.\n"
