import math
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.blocks.errors import BadValue, PageError
from fanlight.components.label import Label


def test_ranks_the_classes_by_confidence() -> None:
    assert Label().postprocess({"dog": 0.1, "cat": np.float32(0.5), "owl": 0}) == {
        "label": "cat",
        "confidences": [
            {"label": "cat", "confidence": 0.5},
            {"label": "dog", "confidence": 0.1},
            {"label": "owl", "confidence": 0},
        ],
    }


def test_shows_so_many_of_the_surest() -> None:
    payload = Label(num_top_classes=2).postprocess({"a": 0.1, "b": 0.6, "c": 0.3})
    assert payload is not None
    assert [one["label"] for one in payload["confidences"]] == ["b", "c"]


def test_a_confidence_that_is_nan_comes_last() -> None:
    payload = Label().postprocess({"a": math.nan, "b": -1.0, "c": 0.3})
    assert payload is not None
    assert [one["label"] for one in payload["confidences"]] == ["c", "b", "a"]


@pytest.mark.parametrize(
    ("value", "text"), [("cat", "cat"), (3, "3"), (np.float64(1.5), "1.5"), (True, "True")]
)
def test_a_class_alone_has_no_confidences(value: Any, text: str) -> None:
    payload = Label().postprocess(value)
    assert payload == {"label": text, "confidences": None}
    assert Label().preprocess(payload) == text


def test_nothing_is_nothing() -> None:
    assert Label().postprocess(None) is None
    assert Label().postprocess({}) is None
    assert Label().preprocess(None) is None


def test_a_payload_is_taken_for_an_answer() -> None:
    payload = Label().postprocess({"a": 0.75, "b": 0.25})
    assert Label().postprocess(payload) == payload
    assert Label().preprocess(payload) == {"a": 0.75, "b": 0.25}


def test_a_text_that_looks_like_a_path_is_a_text(
    tmp_path: Path, watch_files: Callable[[], AbstractContextManager[list[Any]]]
) -> None:
    secret = tmp_path / "secret.json"
    secret.write_text('{"label": "secret", "confidences": null}')
    label = Label()
    with watch_files() as opened:
        payload = label.postprocess(str(secret))
    assert opened == []
    assert payload == {"label": str(secret), "confidences": None}


@pytest.mark.parametrize(
    "value", [object(), ["cat"], {"cat": "sure"}, {"label": "cat"}, {"cat": None}, b"cat"]
)
def test_what_is_no_answer_is_named(value: Any) -> None:
    with pytest.raises(TypeError, match=r"Label 'Pet' shows a class .* the function returned"):
        Label(label="Pet").postprocess(value)


@given(st.dictionaries(st.text(), st.floats() | st.integers()), st.none() | st.integers(1, 5))
def test_any_confidences_are_shown_and_come_back(answer: dict[str, Any], most: int | None) -> None:
    label = Label(num_top_classes=most)
    payload = label.postprocess(answer)
    back = label.preprocess(payload)
    if payload is None:
        assert answer == {}
        return
    assert isinstance(back, dict)
    assert len(back) == min(len(answer), most or len(answer))
    assert next(iter(back)) == payload["label"]
    assert label.postprocess(back) == payload or any(map(math.isnan, back.values()))


def test_a_number_beyond_all_floats_is_without_bounds() -> None:
    assert Label().preprocess(Label().postprocess({"a": 10**400, "b": -(10**400)})) == {
        "a": math.inf,
        "b": -math.inf,
    }


@pytest.mark.parametrize("most", [0, -1, 2.5, True, "3"])
def test_says_that_it_cannot_show_so_many_classes(most: Any) -> None:
    with pytest.raises(PageError, match="write a number from 1 on"):
        Label(num_top_classes=most)


@pytest.mark.parametrize(
    "payload",
    [
        "cat",
        {"label": "cat"},
        {"label": 3, "confidences": None},
        {"label": "a", "confidences": {}},
        {"label": "a", "confidences": [{"label": "a", "confidence": True}]},
        {"label": "a", "confidences": [{"label": ["a"], "confidence": 1}]},
    ],
)
def test_refuses_what_is_no_answer(payload: Any) -> None:
    with pytest.raises(BadValue, match="takes"):
        Label().preprocess(payload)
