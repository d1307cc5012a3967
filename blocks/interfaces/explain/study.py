"""The questions that tell what an answer depends on, and what the answers to them say."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from typing import Any

import numpy as np

from .answer import Answer
from .cut import Changes, Cut
from .explanation import Explanation


class Study:
    """Asks what comes out as it is, and then without each part. It does not know how the function is called.

    ::

        for rows in study.questions(4):
            for row in rows:
                study.take(answer(function(*row)))
        study.explanation()

    Args:
        arguments: what the function was given.
        cuts: for each argument its parts; None: it stays as it is.
        target: the class to explain; None: the one that is found for the whole.
    """

    def __init__(self, arguments: Sequence[Any], cuts: Sequence[Cut | None], target: Any = None) -> None:
        self._arguments = arguments
        self._cuts = cuts
        self._target = None if target is None else str(target)
        self._value: float | None = None
        self._parts = [(place, part) for place, cut in enumerate(cuts) if cut for part in range(len(cut))]
        self._changes: Changes = np.full(len(self._parts), np.nan)
        self._ends = list(accumulate(len(cut) if cut else 0 for cut in cuts))
        self._stages = {
            end - len(cut) + stage
            for cut, end in zip(cuts, self._ends, strict=True)
            if cut
            for stage in cut.stages
        }
        self._taken = 0

    def __len__(self) -> int:
        """How many questions there are."""
        return 1 + len(self._parts)

    def questions(self, at_once: int) -> Iterator[list[list[Any]]]:
        """The arguments of all calls, so many at once as a function takes; made when they are asked for."""
        rows = self._rows()
        while batch := list(islice(rows, at_once)):
            yield batch

    def take(self, answer: Answer) -> bool:
        """Take the answer to the next question.

        Returns:
            Whether it is worth while to show what was found so far.

        Raises:
            ValueError: the first answer is NaN, or says nothing of the target.
        """
        if self._value is None:
            self._value = self._first(answer)
            return True
        self._changes[self._taken] = self._value - answer.of(self._target)
        self._taken += 1
        return self._taken in self._stages

    def explanation(self) -> Explanation:
        """What was found so far."""
        assert self._value is not None
        effects = [
            cut.effects(self._changes[end - len(cut) : end]) if cut else None
            for cut, end in zip(self._cuts, self._ends, strict=True)
        ]
        return Explanation(self._target, self._value, effects)

    def _rows(self) -> Iterator[list[Any]]:
        yield self._row()
        for place, part in self._parts:
            yield self._row(place, part)

    def _row(self, changed: int | None = None, part: int = 0) -> list[Any]:
        """The arguments as they are, but for one without one of its parts."""
        row = []
        for place, (argument, cut) in enumerate(zip(self._arguments, self._cuts, strict=True)):
            if cut is None:
                row.append(argument)
            else:
                row.append(cut.without(part) if place == changed else cut.whole())
        return row

    def _first(self, answer: Answer) -> float:
        """How sure the function is of the target where nothing is hidden."""
        if self._target is None:
            self._target = answer.target
        elif not answer.knows(self._target):
            raise ValueError(f"There is no {self._target!r} in what the function returns: {answer.said}.")
        value = answer.of(self._target)
        if math.isnan(value):
            raise ValueError("The function returns NaN for this input: there is nothing to explain.")
        return value
