import math
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.blocks.errors import BadValue, PageError
from fanlight.blocks.run.session.block_config import first_payload
from fanlight.blocks.tree.page import Page
from fanlight.components.number import Number


@given(st.one_of(st.integers(), st.floats()))
def test_any_number_survives_both_ways(number: float) -> None:
    back = Number().preprocess(Number().postprocess(number))
    assert type(back) is type(number)
    assert back == number or math.isnan(number)


@given(st.one_of(st.integers(), st.floats()), st.integers(0, 8))
def test_any_precision_takes_any_number(number: float, precision: int) -> None:
    box = Number(precision=precision)
    once = box.postprocess(number)
    assert once is not None
    assert math.isnan(number) or box.preprocess(once) == once


def test_precision_rounds_and_0_makes_ints() -> None:
    assert Number(precision=2).preprocess(3.14159) == 3.14
    rounded = Number(precision=0).preprocess(2.6)
    assert rounded == 3
    assert type(rounded) is int
    assert type(Number(precision=0).postprocess(4.0)) is int


def test_none_stays_none() -> None:
    assert Number(precision=0, minimum=1).preprocess(None) is None
    assert Number(precision=0).postprocess(None) is None


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (np.int64(7), 7),
        (np.float32(0.5), 0.5),
        (np.array(3), 3),
        (Decimal("1.5"), 1.5),
        (True, 1),
        ("2.5", 2.5),
    ],
)
def test_numbers_of_any_library_become_plain(value: Any, plain: float) -> None:
    payload = Number().postprocess(value)
    assert payload == plain
    assert type(payload) is type(plain)


@pytest.mark.parametrize("value", ["five", [1], {}, object(), 1j, Fraction(10**400, 3)])
def test_what_is_no_number_is_named(value: Any) -> None:
    with pytest.raises(TypeError, match="Number 'Age' shows a number; the function returned"):
        Number(label="Age").postprocess(value)


@pytest.mark.parametrize("payload", [True, "1", [1], {"value": 1}])
def test_refuses_what_is_no_number(payload: Any) -> None:
    with pytest.raises(BadValue, match="takes a number or nothing; it got"):
        Number().preprocess(payload)


@pytest.mark.parametrize("payload", [-1, 11, math.nan, math.inf, -math.inf, 10**400, 10.0000001])
def test_refuses_what_is_out_of_bounds(payload: float) -> None:
    with pytest.raises(BadValue, match="a number between 0 and 10 or nothing"):
        Number(minimum=0, maximum=10).preprocess(payload)


def test_one_bound_is_enough() -> None:
    with pytest.raises(BadValue, match="of at least 3"):
        Number(minimum=3).preprocess(2)
    with pytest.raises(BadValue, match="of at most 3"):
        Number(maximum=3).preprocess(4)
    assert Number(minimum=3).preprocess(3) == 3


def test_bounds_bind_the_visitor_only() -> None:
    assert Number(maximum=3).postprocess(4) == 4


@given(
    st.one_of(st.integers(), st.floats()),
    st.one_of(st.none(), st.integers(-9, 9)),
    st.one_of(st.none(), st.floats(-9, 9)),
)
def test_a_number_of_a_stranger_is_within_the_bounds_or_refused(
    number: float, minimum: int | None, maximum: float | None
) -> None:
    if minimum is not None and maximum is not None and minimum > maximum:
        return
    box = Number(minimum=minimum, maximum=maximum)
    low = -math.inf if minimum is None else minimum
    high = math.inf if maximum is None else maximum
    if low <= number <= high or (minimum is maximum is None):
        assert box.preprocess(number) is number
    else:
        with pytest.raises(BadValue):
            box.preprocess(number)


@pytest.mark.parametrize("value", ["", " "])
def test_an_empty_text_empties_the_field(value: str) -> None:
    assert Number().postprocess(value) is None


@pytest.mark.parametrize(("text", "number"), [("3", 3), (" -4 ", -4), ("3.0", 3.0), ("1e2", 100.0), ("٣", 3)])
def test_the_text_of_an_integer_is_one(text: str, number: float) -> None:
    shown = Number().postprocess(text)
    assert (shown, type(shown)) == (number, type(number))


@pytest.mark.parametrize("bounds", [{"minimum": 3, "maximum": 2}, {"minimum": math.nan, "maximum": 2}])
def test_bounds_must_leave_room_for_a_number(bounds: dict[str, float]) -> None:
    with pytest.raises(PageError, match="takes no number"):
        Number(**bounds)  # type: ignore[arg-type]
    assert Number(minimum=2, maximum=2).preprocess(2) == 2


def test_a_step_is_above_0_and_1_where_none_is_given() -> None:
    assert Number(step=None).props()["step"] == 1
    with pytest.raises(PageError, match="must be above 0"):
        Number(step=0)


@pytest.mark.parametrize(
    ("number", "first"),
    [
        (Number(), 0),
        (Number(minimum=0), 0),
        (Number(minimum=1), None),
        (Number(maximum=-1), None),
        (Number(placeholder="How many?"), None),
        (Number(5), 5),
        (Number(0.5), 0.5),
    ],
)
def test_one_that_nobody_touched_is_0_unless_something_else_stands_there(
    number: Number, first: float | None
) -> None:
    assert number.untouched() == first
    assert number.initial() == number.value  # where it only shows, it shows nothing


def test_an_input_starts_with_0_and_an_output_empty() -> None:
    with Page() as page:
        entered, shown = Number(), Number()
        entered.change(print, entered, shown)
    page.graph.close(page.blocks)
    assert [first_payload(one, page.graph) for one in (entered, shown)] == [0, None]
