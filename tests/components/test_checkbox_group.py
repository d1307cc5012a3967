from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.blocks.errors import BadValue, PageError
from fanlight.components.checkbox_group import CheckboxGroup

CHOICES = st.lists(st.one_of(st.text(), st.integers(), st.floats(allow_nan=False)), min_size=1, unique=True)


@given(CHOICES, st.data())
def test_any_choices_survive_both_ways_in_their_order(choices: list[Any], data: st.DataObject) -> None:
    group = CheckboxGroup(choices)
    values = data.draw(st.lists(st.sampled_from(choices), unique=True))
    assert group.preprocess(group.postprocess(values)) == values


@given(CHOICES, st.data())
def test_the_indices_are_those_of_the_choices(choices: list[Any], data: st.DataObject) -> None:
    values = data.draw(st.lists(st.sampled_from(choices), unique=True))
    indices = CheckboxGroup(choices, type="index").preprocess(values)
    assert indices == [choices.index(value) for value in values]


def test_a_value_that_is_ticked_twice_counts_once() -> None:
    assert CheckboxGroup(["a", "b"]).preprocess(["b", "a", "b"]) == ["b", "a"]


@pytest.mark.parametrize("value", ["a", ["a"], ("a",), {"a"}, np.array(["a"])])
def test_takes_lists_of_any_kind_and_one_value_alone(value: Any) -> None:
    assert CheckboxGroup(["a", "b"]).postprocess(value) == ["a"]


def test_nothing_ticked_is_an_empty_list() -> None:
    assert CheckboxGroup(["a"]).initial() == []
    assert CheckboxGroup(["a"]).postprocess(None) == []
    assert CheckboxGroup().preprocess([]) == []


@pytest.mark.parametrize("payload", [None, "a", ["c"], [["a"]], [True], {"a": 1}, 0])
def test_refuses_what_is_no_list_of_choices(payload: Any) -> None:
    with pytest.raises(BadValue, match="CheckboxGroup 'Pets' takes a list of some of 'a', 1; it got"):
        CheckboxGroup(["a", 1], label="Pets").preprocess(payload)


def test_warns_of_a_value_that_is_no_choice_and_ticks_the_others() -> None:
    with pytest.warns(UserWarning, match="CheckboxGroup 'Pets' has no choice 'c': it is left out"):
        assert CheckboxGroup(["a", "b"], label="Pets").postprocess(["c", "b"]) == ["b"]


def test_a_choice_must_be_text_or_number() -> None:
    with pytest.raises(PageError, match="CheckboxGroup cannot offer the choice"):
        CheckboxGroup([{}])  # type: ignore[list-item]


def test_a_sample_shows_the_names() -> None:
    group = CheckboxGroup([("Cat", "c"), ("Dog", "d")])
    assert group.process_example(["d", "c"]) == "Cat, Dog"


def test_a_value_that_is_returned_twice_is_ticked_once() -> None:
    assert CheckboxGroup(["a", 1]).postprocess([1, "a", 1.0]) == [1, "a"]
