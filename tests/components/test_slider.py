import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.blocks.errors import BadValue, PageError
from fanlight.blocks.tree.page import Page
from fanlight.components.slider import Slider


def test_starts_at_the_minimum() -> None:
    assert Slider(3, 9).value == 3
    assert Slider(3, 9).initial() == 3
    assert Slider(3, 9, 5).initial() == 5
    assert Slider(3, 9, lambda: 5).initial() == 3


@pytest.mark.parametrize(
    ("minimum", "maximum", "step"),
    [(0, 1, 0.01), (0, 100, 1), (0, 10, 0.1), (1, 1000, 1), (0, 0.5, 0.001), (-5, 5, 0.1), (0, 1e6, 10000)],
)
def test_finds_a_fitting_step(minimum: float, maximum: float, step: float) -> None:
    assert Slider(minimum, maximum).props()["step"] == step


@given(st.floats(0, 1))
def test_a_number_within_bounds_survives_both_ways(number: float) -> None:
    assert Slider(0, 1).preprocess(Slider(0, 1).postprocess(number)) == number


@given(st.one_of(st.integers(), st.floats(allow_nan=False)), st.sampled_from([None, 0, 1]))
def test_what_it_shows_is_always_something_it_takes(number: float, precision: int | None) -> None:
    slider = Slider(-0.25, 7.77, precision=precision)
    slider.validate(slider.postprocess(number))


def test_shows_the_nearer_bound_of_what_is_beyond() -> None:
    assert Slider(0, 10).postprocess(12) == 10
    assert Slider(0, 10).postprocess(-math.inf) == 0
    assert Slider(0, 10).postprocess(None) == 0


def test_cannot_show_nan() -> None:
    with pytest.raises(ValueError, match="cannot show NaN"):
        Slider().postprocess(math.nan)


def test_takes_numbers_of_numpy() -> None:
    assert Slider(0, 1).postprocess(np.float64(0.5)) == 0.5
    assert type(Slider().postprocess(np.int32(5))) is int


def test_precision_0_makes_ints() -> None:
    assert type(Slider(precision=0).preprocess(4.0)) is int


@pytest.mark.parametrize("payload", [None, True, "1", [0.5], -0.1, 1.1, math.nan, math.inf])
def test_refuses_what_is_no_number_between_the_bounds(payload: Any) -> None:
    with pytest.raises(BadValue, match="Slider 'Strength' takes a number between 0 and 1; it got"):
        Slider(0, 1, label="Strength").preprocess(payload)


@pytest.mark.parametrize(("minimum", "maximum"), [(2, 1), (math.nan, 1), (0, math.inf)])
def test_bounds_must_leave_room(minimum: float, maximum: float) -> None:
    with pytest.raises(PageError, match="the minimum must not be above the maximum"):
        Slider(minimum, maximum)


def test_one_page_of_one_is_a_slider_as_well() -> None:
    slider = Slider(1, 1, randomize=True)
    assert (slider.step, slider.random_value(), slider.postprocess(5), slider.preprocess(1)) == (1, 1, 1, 1)


@pytest.mark.parametrize("step", [0, -1])
def test_a_fitting_step_takes_the_place_of_one_that_is_not_above_0(step: int) -> None:
    with pytest.warns(UserWarning, match="is not above 0"):
        assert Slider(0, 30, step=step).step == Slider(0, 30).step


def test_randomize_draws_a_step_at_each_visit() -> None:
    with Page() as page:
        slider = Slider(0, 1, randomize=True)
    assert [listener.outputs for listener in page.graph.listeners] == [[slider]]
    drawn = {slider.random_value() for _ in range(200)}
    assert len(drawn) > 50
    assert drawn <= {round(n * 0.01, 2) for n in range(101)}


def test_a_changed_copy_keeps_the_other_arguments() -> None:
    changed = Slider(0, 10, 4, label="x").changed({"maximum": 5})
    assert (changed.minimum, changed.maximum, changed.value, changed.label) == (0, 5, 4, "x")


@pytest.mark.parametrize("maximum", [math.inf, "a"])
def test_a_bound_is_a_finite_number(maximum: Any) -> None:
    with pytest.raises(PageError, match="Slider"):
        Slider(0, maximum)
