"""Ours and the floor in turns, so that whatever else the machine does meets both alike."""

from __future__ import annotations

from collections.abc import Callable


def in_turns(rounds: int, *measures: Callable[[], float]) -> list[list[float]]:
    """What each of them gave, called A B A B …; the first round warms up, and counts only where it is alone."""
    taken = [[measure() for measure in measures] for _ in range(rounds)]
    return [list(figures) for figures in zip(*(taken[1:] or taken), strict=True)]
