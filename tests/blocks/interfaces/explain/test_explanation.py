"""What was found, as it is told."""

from __future__ import annotations

import pytest

from fanlight.blocks.interfaces.explain.explanation import rounded


@pytest.mark.parametrize(
    ("number", "digits", "text"),
    [
        (696.0, 2, "700"),
        (86.6667, 4, "86.67"),
        (0.027801, 2, "0.028"),
        (0.0, 4, "0"),
        (-1234567.0, 4, "-1235000"),
    ],
)
def test_numbers_are_rounded_as_people_write_them(number: float, digits: int, text: str) -> None:
    assert rounded(number, digits) == text
