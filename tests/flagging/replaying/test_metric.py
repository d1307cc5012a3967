from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from fanlight.flagging.replaying.metric import Metric
from fanlight.flagging.sample import Sample

SAMPLE = Sample("a1", "dataset1.csv", {"Text": "a"}, {}, {})


@pytest.mark.parametrize(
    ("answer", "same"),
    [(True, True), (False, False), (np.True_, True), (np.False_, False), (0.9, True), (0.7, False),
     (np.float32(0.9), True), (1, True), (float("nan"), False)],
)  # fmt: skip
def test_a_bool_or_a_number_decides(answer: Any, same: bool) -> None:
    assert Metric(lambda *_: answer, threshold=0.8).compare("a", "b", SAMPLE).same == same


def test_it_gets_both_values_and_the_sample() -> None:
    seen: list[Any] = []

    def measure(before: Any, after: Any, sample: Sample) -> bool:
        seen.append((before, after, sample["Text"]))
        return True

    Metric(measure).compare(1, 2, SAMPLE)
    assert seen == [(1, 2, "a")]


def test_a_small_number_is_told() -> None:
    def likeness(*_: object) -> float:
        return 0.25

    found = Metric(likeness, 0.5).compare("a", "b", SAMPLE)
    assert found.summary == "likeness() is 0.25, below 0.5"
    assert found.figures == {"likeness": 0.25}


def test_what_is_neither_is_refused() -> None:
    with pytest.raises(TypeError, match=r"<lambda>\(\) returned a str"):
        Metric(lambda *_: "yes").compare("a", "b", SAMPLE)
