from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.flagging.replaying.comparing.number import compare_numbers
from fanlight.flagging.replaying.comparing.tolerance import Tolerance

numbers = st.one_of(st.integers(), st.floats())
EXACT = Tolerance(relative=0, absolute=0)


@given(numbers)
def test_a_number_is_the_same_as_itself(number: float) -> None:
    assert compare_numbers(number, number, EXACT).same


@given(numbers, numbers, st.floats(0, 10), st.floats(0, 1))
def test_the_order_does_not_matter(one: float, other: float, absolute: float, relative: float) -> None:
    tolerance = Tolerance(relative=relative, absolute=absolute)
    assert compare_numbers(one, other, tolerance).same == compare_numbers(other, one, tolerance).same


@given(numbers, numbers)
def test_without_tolerance_only_equal_numbers_are_the_same(one: float, other: float) -> None:
    both_nan = one != one and other != other
    found = compare_numbers(one, other, EXACT)
    assert found.same == (one == other or both_nan)
    assert found.same == (found.summary == "")


@given(st.integers(-1000, 1000), st.integers(0, 100), st.integers(0, 100))
def test_the_absolute_tolerance_is_what_it_says(number: int, apart: int, absolute: int) -> None:
    found = compare_numbers(number, number + apart, Tolerance(relative=0, absolute=absolute))
    assert found.same == (apart <= absolute)


def test_the_numbers_and_their_difference_are_told() -> None:
    found = compare_numbers(2, 5, Tolerance())
    assert found.summary == "2 → 5"
    assert found.figures == {"difference": 3}


def test_off_by_one_is_seen_in_a_large_number() -> None:
    assert not compare_numbers(1_000_000, 1_000_001, Tolerance()).same


@pytest.mark.parametrize("name", ["relative", "absolute", "confidence", "pixel", "pixels"])
@pytest.mark.parametrize("value", [-1.0, math.nan])
def test_what_is_no_tolerance_is_refused(name: str, value: float) -> None:
    with pytest.raises(ValueError, match=name):
        Tolerance(**{name: value})
