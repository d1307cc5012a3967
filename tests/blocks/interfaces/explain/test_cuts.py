"""A row: numbers, choices and boxes, in whose place others could stand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fanlight as gr
from fanlight.blocks.interfaces.explain.cuts import cut_of
from fanlight.blocks.interfaces.explain.occlusion import Occlusion


def seen(value: Any, component: gr.Component) -> list[Any]:
    """All that a function is asked."""
    values: list[Any] = []

    def look(value: Any) -> float:
        values.append(value)
        return 1.0

    gr.explain(look, value, components=component)
    return values


def strength(parts: Any) -> float:
    scores: list[float] = [abs(score) for _, score in parts if score is not None]
    return max(scores)


@given(st.lists(st.integers(-50, 50), min_size=1, max_size=5), st.data())
def test_the_column_that_counts_is_the_one_with_effects(row: list[int], data: st.DataObject) -> None:
    column = data.draw(st.integers(0, len(row) - 1))
    found = gr.explain(lambda *values: values[column] * 3.0, row)
    effects = [strength(found.parts(place)) for place in range(len(row))]
    assert effects[column] > 0
    assert sum(effects) == effects[column]


def test_without_bounds_nothing_half_and_double_take_the_place_of_a_number() -> None:
    found = gr.explain(lambda x: x, 8)
    assert "".join(text for text, _ in found.parts()) == "8  (0 4 16)"
    scores = [score for _, score in found.parts() if score is not None]
    assert scores == [pytest.approx(8 - 20 / 3), -8, -4, 8]


def test_a_slider_is_moved_from_end_to_end() -> None:
    assert seen(5, gr.Slider(0, 12, render=False)) == [5, 0, 2, 4, 6, 8, 10, 12]


@pytest.mark.parametrize("kind", [gr.Radio, gr.Dropdown])
def test_other_choices_take_the_place_of_one(kind: Any) -> None:
    choices = kind([("First", 1), ("Second", 2), ("Third", 3)], type="index", render=False)
    found = gr.explain(lambda index: {"fine": [0.9, 0.2, 0.1][index]}, 1, components=choices)
    names = {name: round(score, 6) for name, score in found.parts() if score is not None}
    assert names == {"First": 0.75, "Second": -0.7, "Third": -0.8}


def test_nothing_chosen_is_a_choice() -> None:
    choices = gr.Radio(["a", "b"], render=False)
    found = gr.explain(lambda one: float(one is None), None, components=[choices])
    assert found.parts()[0] == ("–", 1.0)


@pytest.mark.parametrize("kind", [gr.CheckboxGroup, lambda c, **o: gr.Dropdown(c, multiselect=True, **o)])
def test_each_of_several_choices_changes_sides(kind: Any) -> None:
    found = gr.explain(
        lambda ticked: 2.0 * ("b" in ticked) - ("c" in ticked),
        [["b"]],
        components=kind(["a", "b", "c"], render=False),
    )
    assert [one for one in found.parts() if one[1] is not None] == [
        ("☐ a", 0),
        ("☑ b", 2),
        ("☐ c", -1),
    ]


def test_a_box_is_ticked_or_not() -> None:
    found = gr.explain(lambda is_ticked: float(is_ticked), [True])
    assert found.parts()[0] == ("☑", 1.0)


def test_of_many_choices_some_from_everywhere_are_tried() -> None:
    calls = seen("5", gr.Dropdown([str(one) for one in range(1000)], render=False))
    assert len(calls) == 25
    assert int(calls[-1]) > 900


@pytest.mark.parametrize("component", [gr.JSON, gr.State, gr.File, gr.Textbox, gr.Number, gr.Image])
def test_what_is_empty_or_of_another_kind_has_no_parts(component: Any) -> None:
    assert cut_of(component(render=False), None, Occlusion()) is None
