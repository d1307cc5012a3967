"""Two texts."""

from __future__ import annotations

from difflib import unified_diff
from itertools import islice

from .comparison import LONGEST, SAME, Comparison, differ

LARGEST = 200_000
"""Characters of both texts from which on their lines are not matched: the time for that grows as their square."""
MOST_LINES = 200
AROUND = 20
"""Characters that are shown before the first difference of long texts."""


def compare_texts(before: str, after: str) -> Comparison:
    """Compare two texts, character by character. The detail is a unified diff of their lines."""
    if before == after:
        return SAME
    detail = _diff(before, after) if len(before) + len(after) <= LARGEST else ""
    if len(before) < LONGEST and len(after) < LONGEST:
        return Comparison(same=False, summary=differ(before, after).summary, detail=detail)
    place = _first_difference(before, after)
    line = before.count("\n", 0, place) + 1
    first = max(place - AROUND, 0)
    parts = differ(before[first : place + AROUND], after[first : place + AROUND]).summary
    return Comparison(
        same=False, summary=f"line {line}, from character {place + 1} on: {parts}", detail=detail
    )


def _diff(before: str, after: str) -> str:
    lines = unified_diff(before.splitlines(), after.splitlines(), "before", "after", lineterm="", n=2)
    shown = list(islice(lines, MOST_LINES + 1))
    return "\n".join([*shown[:MOST_LINES], *(["…"] if len(shown) > MOST_LINES else [])])


def _first_difference(before: str, after: str) -> int:
    """The place of the first character that differs, found by halving: texts may be long."""
    low, high = 0, min(len(before), len(after))
    while low < high:
        middle = (low + high + 1) // 2
        if before[:middle] == after[:middle]:
            low = middle
        else:
            high = middle - 1
    return low
