from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import fanlight as gr
from fanlight.flagging.replaying.comparing.compare import compare
from fanlight.flagging.replaying.comparing.comparison import Comparison
from fanlight.flagging.replaying.comparing.tolerance import Tolerance

answers = st.dictionaries(st.sampled_from("abcd"), st.floats(0, 1), min_size=1)


def found(before: Any, after: Any, confidence: float = 1e-3) -> Comparison:
    label = gr.Label()
    return compare(
        label, label.postprocess(before), label.postprocess(after), Tolerance(confidence=confidence)
    )


@given(answers)
def test_an_answer_is_the_same_as_itself(answer: dict[str, float]) -> None:
    assert found(answer, answer, confidence=0).same


@given(answers, answers, st.floats(0, 1))
def test_the_order_does_not_matter(one: dict[str, float], other: dict[str, float], confidence: float) -> None:
    assert found(one, other, confidence).same == found(other, one, confidence).same


def test_another_class_is_told() -> None:
    assert found({"cat": 0.6, "dog": 0.4}, {"cat": 0.4, "dog": 0.6}).summary == "'cat' → 'dog'"


def test_confidences_may_be_apart_by_the_tolerance() -> None:
    assert found({"cat": 0.9, "dog": 0.1}, {"cat": 0.9005, "dog": 0.0995}).same
    apart = found({"cat": 0.9, "dog": 0.1}, {"cat": 0.8, "fox": 0.2})
    assert apart.summary == "fox: 0 → 0.2 and 2 more"
    assert "dog: 0.1 → 0" in apart.detail


def test_a_class_alone_says_nothing_of_confidences() -> None:
    assert found("cat", {"cat": 0.8, "dog": 0.2}).same
    assert not found(None, "cat").same
