import warnings
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from visit import App

import fanlight as gr
from fanlight.blocks.errors import BadValue, PageError
from fanlight.components.dropdown import Dropdown

CHOICES = st.lists(st.one_of(st.text(), st.integers(), st.floats(allow_nan=False)), min_size=1, unique=True)


@given(CHOICES, st.data())
def test_any_choice_survives_both_ways(choices: list[Any], data: st.DataObject) -> None:
    value = data.draw(st.sampled_from(choices))
    dropdown = Dropdown(choices)
    assert dropdown.preprocess(dropdown.postprocess(value)) == value
    assert Dropdown(choices, type="index").preprocess(value) == choices.index(value)


@given(CHOICES, st.data())
def test_several_survive_both_ways_in_the_order_in_which_they_were_chosen(
    choices: list[Any], data: st.DataObject
) -> None:
    values = data.draw(st.lists(st.sampled_from(choices), unique=True))
    dropdown = Dropdown(choices, multiselect=True)
    assert dropdown.preprocess(dropdown.postprocess(values)) == values
    indices = Dropdown(choices, multiselect=True, type="index").preprocess(values)
    assert indices == [choices.index(value) for value in values]


@given(
    st.lists(
        st.one_of(st.text(), st.integers(), st.floats(allow_nan=False, allow_infinity=False)), unique=True
    )
)
def test_what_shows_own_values_takes_them(values: list[Any]) -> None:
    dropdown = Dropdown(["a"], multiselect=True, allow_custom_value=True)
    assert dropdown.preprocess(dropdown.postprocess(values)) == values


def test_begins_with_the_first_choice_and_with_nothing_where_the_author_says_so() -> None:
    assert Dropdown(["a", "b"]).value == "a"
    assert Dropdown([("A", 1)]).initial() == 1
    assert Dropdown(["a"], value=None).initial() is None
    assert Dropdown().initial() is None
    assert Dropdown(["a"], multiselect=True).initial() == []
    assert Dropdown(["a"], multiselect=True, value="a").initial() == ["a"]


@pytest.mark.parametrize("payload", ["c", "", 0, ["a"], {"a": 1}, True])
def test_refuses_what_is_no_choice(payload: Any) -> None:
    with pytest.raises(BadValue, match="Dropdown 'Pet' takes one of 'a', 'b', or nothing; it got"):
        Dropdown(["a", "b"], label="Pet").preprocess(payload)


@pytest.mark.parametrize("payload", [None, "a", {}, ["c"], [["a"]]])
def test_refuses_what_is_no_list_of_choices(payload: Any) -> None:
    with pytest.raises(BadValue, match=r"takes (a list of some|one) of"):
        Dropdown(["a", "b"], multiselect=True).preprocess(payload)


def test_refuses_more_than_can_be_chosen() -> None:
    with pytest.raises(BadValue, match="takes up to 1 choices; it got 2"):
        Dropdown(["a", "b"], multiselect=True, max_choices=1).preprocess(["a", "b"])


def test_an_error_names_the_first_of_many_choices() -> None:
    with pytest.raises(BadValue) as caught:
        Dropdown(list(range(10_000))).preprocess("x")
    assert "19 … (10000 in all)" in str(caught.value)


@pytest.mark.parametrize("payload", [True, ["a"], {}, float("nan"), float("inf"), "x" * (2**20 + 1)])
def test_refuses_own_values_that_nobody_can_write(payload: Any) -> None:
    with pytest.raises(BadValue):
        Dropdown(["a"], allow_custom_value=True).preprocess(payload)


def test_own_values_are_texts_and_have_no_index() -> None:
    assert Dropdown(["a"], allow_custom_value=True).preprocess("own") == "own"
    assert Dropdown(["a"], allow_custom_value=True, type="index").preprocess("own") is None
    several = Dropdown(["a"], allow_custom_value=True, type="index", multiselect=True)
    assert several.preprocess(["own", "a"]) == [None, 0]


@pytest.mark.parametrize("value", ["c", ["a"], np.array([1, 2]), object()])
def test_warns_of_a_value_that_is_no_choice_and_chooses_nothing(value: Any) -> None:
    with pytest.warns(UserWarning, match="Dropdown 'Pet' has no choice"):
        assert Dropdown(["a", "b"], label="Pet").postprocess(value) is None


def test_shows_no_more_than_can_be_chosen_and_each_once() -> None:
    dropdown = Dropdown(["a", "b", "c"], multiselect=True, max_choices=2)
    assert dropdown.postprocess(["b", "b", "a"]) == ["b", "a"]
    with pytest.warns(UserWarning, match="takes up to 2 choices: of 3 the first are shown"):
        assert dropdown.postprocess(["c", "b", "a"]) == ["c", "b"]


def test_a_choice_must_be_text_or_number_and_a_number_of_them_above_0() -> None:
    with pytest.raises(PageError, match="Dropdown cannot offer the choice"):
        Dropdown([{}])  # type: ignore[list-item]
    with pytest.raises(PageError, match=r"num_choices_shown=0\) must be above 0"):
        Dropdown(num_choices_shown=0)
    with pytest.raises(PageError, match="max_choices=-1"):
        Dropdown(multiselect=True, max_choices=-1)


def test_nothing_may_be_a_choice() -> None:
    dropdown = Dropdown([("Any", None), "cat"], value="cat")
    assert (dropdown.preprocess(None), dropdown.preprocess("cat")) == (None, "cat")
    assert Dropdown([None, "cat"]).choices[0] == ("None", None)
    several = Dropdown([("Any", None), "cat"], multiselect=True, type="index")
    assert several.preprocess([None, "cat"]) == [0, 1]


def test_warns_of_parameters_that_say_nothing() -> None:
    with pytest.warns(UserWarning, match="multiselect=True only"):
        assert Dropdown(["a"], max_choices=3).max_choices is None
    with pytest.warns(UserWarning, match="filterable=False is ignored"):
        assert Dropdown(["a"], allow_custom_value=True, filterable=False).filterable


def test_a_sample_shows_the_names() -> None:
    choices = [("Cat", "c"), ("Dog", "d")]
    assert Dropdown(choices).process_example("d") == "Dog"
    assert Dropdown(choices, value=None).process_example(None) is None
    assert Dropdown(choices, multiselect=True).process_example(["d", "c"]) == "Dog, Cat"


def test_10_000_choices_are_checked_in_one_walk() -> None:
    names = [f"name {number}" for number in range(10_000)]
    dropdown = Dropdown(names, multiselect=True)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert dropdown.preprocess(dropdown.postprocess(names)) == names


@pytest.mark.parametrize(
    ("made", "payload", "kept"),
    [
        ({}, "b", "b"),
        ({}, "a", None),
        ({"allow_custom_value": True}, "a", "a"),
        ({"multiselect": True}, ["a", "b"], ["b"]),
        ({"multiselect": True}, "b", ["b"]),
        ({}, ["b", "c"], "b"),
    ],
)
def test_of_a_value_stays_what_other_choices_still_have(made: Any, payload: Any, kept: Any) -> None:
    assert Dropdown(["b", "c"], **made).kept(payload) == kept


@pytest.mark.parametrize(
    ("component", "first", "left"),
    [
        (gr.Dropdown, "a", None),
        (gr.Radio, "a", None),
        (gr.CheckboxGroup, ["a", "b"], ["b"]),
        (gr.Dropdown, "b", "b"),
    ],
)
async def test_a_value_that_is_no_choice_any_more_is_gone_for_the_next_function(
    component: Any, first: Any, left: Any
) -> None:
    with gr.Blocks() as demo:
        letter = component(["a", "b"], value=first)
        seen, other, tell = gr.Textbox(), gr.Button(), gr.Button()
        other.click(lambda: component(choices=["b", "c"]), None, letter)
        tell.click(repr, letter, seen)
    app = App(demo)
    try:
        tab = app.visit()
        await tab.run(other, "click")
        await tab.run(tell, "click")
        assert tab.value(seen) == repr(left)
    finally:
        await app.close()
