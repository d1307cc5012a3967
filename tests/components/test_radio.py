from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.blocks.errors import BadValue, PageError
from fanlight.components.radio import Radio

CHOICES = st.lists(st.one_of(st.text(), st.integers(), st.floats(allow_nan=False)), min_size=1)


@given(CHOICES, st.data())
def test_any_choice_survives_both_ways(choices: list[Any], data: st.DataObject) -> None:
    radio = Radio(choices)
    value = data.draw(st.sampled_from(choices))
    assert radio.preprocess(radio.postprocess(value)) == value


@given(CHOICES, st.data())
def test_the_index_is_that_of_the_choice(choices: list[Any], data: st.DataObject) -> None:
    value = data.draw(st.sampled_from(choices))
    assert Radio(choices, type="index").preprocess(value) == choices.index(value)


def test_choices_are_pairs_of_name_and_value() -> None:
    radio = Radio(["a", 2, 0.5, ("Three", 3)])
    assert radio.choices == [("a", "a"), ("2", 2), ("0.5", 0.5), ("Three", 3)]
    assert radio.props()["choices"] == radio.choices
    assert radio.preprocess(3) == 3


def test_choices_may_come_from_numpy() -> None:
    assert Radio(np.arange(3)).preprocess(2) == 2  # type: ignore[arg-type]


def test_a_whole_float_comes_back_from_json_as_itself() -> None:
    back = Radio([1.0, 2.5]).preprocess(1)
    assert type(back) is float


def test_true_is_not_1() -> None:
    json_true = True
    assert Radio([1, True], type="index").preprocess(json_true) == 1
    with pytest.raises(BadValue):
        Radio([1, 2]).preprocess(json_true)


def test_nothing_chosen_is_none() -> None:
    assert Radio(["a"]).preprocess(None) is None
    assert Radio(["a"]).postprocess(None) is None
    assert Radio().preprocess(None) is None


@pytest.mark.parametrize("payload", ["c", "", 0, ["a"], {"a": 1}, True])
def test_refuses_what_is_no_choice(payload: Any) -> None:
    with pytest.raises(BadValue, match="takes one of 'a', 'b', or nothing; it got"):
        Radio(["a", "b"]).preprocess(payload)


def test_the_name_is_not_the_value() -> None:
    with pytest.raises(BadValue):
        Radio([("Name", "value")]).preprocess("Name")


@pytest.mark.parametrize("value", ["c", ["a"], np.array([1, 2]), object()])
def test_warns_of_a_value_that_is_no_choice_and_chooses_nothing(value: Any) -> None:
    with pytest.warns(UserWarning, match="Radio 'Pet' has no choice"):
        assert Radio(["a", "b"], label="Pet").postprocess(value) is None


@pytest.mark.parametrize("choice", [("a", "b", "c"), ("a", []), {}])
def test_a_choice_must_be_text_or_number(choice: Any) -> None:
    with pytest.raises(PageError, match="Radio cannot offer the choice"):
        Radio([choice])


def test_nothing_may_be_a_choice() -> None:
    radio = Radio([("Any", None), ("Cat", "c")], type="index")
    assert (radio.preprocess(None), radio.preprocess("c")) == (0, 1)
    assert radio.postprocess(None) is None
    assert radio.process_example(None) == "Any"


def test_a_changed_copy_has_the_new_choices() -> None:
    changed = Radio(["a", "b"], value="a", label="x").changed({"choices": ["c"], "value": "c"})
    assert (changed.choices, changed.initial(), changed.label) == ([("c", "c")], "c", "x")
