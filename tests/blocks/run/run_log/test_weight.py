from __future__ import annotations

import sys
import time
from typing import Any

import pytest

from fanlight.blocks.run.run_log.weight import weight


def true_size(value: Any) -> int:
    size = sys.getsizeof(value)
    if isinstance(value, dict):
        return size + sum(map(true_size, value.values()))
    return size + sum(map(true_size, value)) if isinstance(value, (list, tuple)) else size


@pytest.mark.parametrize(
    "value",
    [
        "x" * 1000,
        ["x" * 1000] * 100,
        [{"role": "user", "content": "word " * number} for number in range(500)],
        {"data": [["cell", float(n), None] for n in range(2000)]},
    ],
)
def test_it_is_about_right(value: Any) -> None:
    assert 0.5 < weight(value) / true_size(value) < 2


def test_a_large_value_takes_no_longer_than_a_small_one() -> None:
    def cost(size: int) -> float:
        table = [[1.5] * 10 for _ in range(size)]
        begun = time.thread_time()
        for _ in range(100):
            weight(table)
        return time.thread_time() - begun

    assert cost(50_000) < 20 * cost(100)
