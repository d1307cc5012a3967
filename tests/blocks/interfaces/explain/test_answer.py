"""What a function answers, as a number."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from fanlight.blocks.interfaces.explain.answer import answer, answer_among


@pytest.mark.parametrize(
    ("result", "target", "value"),
    [
        (3, None, 3.0),
        (True, None, 1.0),
        (np.float32(0.5), None, 0.5),
        (np.array([[2.5]]), None, 2.5),
        ("cat", "cat", 1.0),
        ({"cat": 0.25, "dog": 0.75}, "dog", 0.75),
        ({"cat": float("nan"), "dog": np.float64(0.5)}, "dog", 0.5),
        (("cat", 0.9), "cat", 0.9),
        ([("cat", 0.1), ("dog", 0.2)], "dog", 0.2),
        ([{"label": "POSITIVE", "score": 0.99}], "POSITIVE", 0.99),
        ({"label": "POSITIVE", "score": 0.99}, "POSITIVE", 0.99),
        ({"label": "a", "confidences": [{"label": "a", "confidence": 0.5}]}, "a", 0.5),
        ({"label": "a", "confidences": None}, "a", 1.0),
        (np.array([0.1, 0.7, 0.2]), "1", 0.7),
        ([0.1, 0.9], "1", 0.9),
        ({3: 0.5}, "3", 0.5),
    ],
)
def test_what_a_label_shows_and_numbers_can_be_read(result: Any, target: str | None, value: float) -> None:
    found = answer(result)
    assert found.target == target
    assert found.of(target) == pytest.approx(value)


@pytest.mark.parametrize(
    "result", [None, {}, [], [None], {"a": "b"}, object(), b"1", [["a", "b"]], np.zeros((2, 2))]
)
def test_all_else_is_refused_in_plain_words(result: Any) -> None:
    with pytest.raises(TypeError, match="only a number can be explained, or what a Label shows"):
        answer(result)


def test_a_class_that_is_not_named_any_more_has_no_confidence() -> None:
    assert answer({"cat": 1.0}).of("dog") == 0.0
    assert answer("cat").of("dog") == 0.0


def test_of_several_results_the_first_that_can_be_read_counts() -> None:
    assert answer_among(["said", None, {"cat": 1.0}]).target == "cat"
    assert answer_among(["said", None]).target == "said"
    with pytest.raises(TypeError):
        answer_among([None, {}])
