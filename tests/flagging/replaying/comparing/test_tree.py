from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fanlight as gr
from fanlight.flagging.replaying.comparing.compare import compare
from fanlight.flagging.replaying.comparing.tolerance import Tolerance

trees = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)
EXACT = Tolerance(relative=0, absolute=0)


def find(before: Any, after: Any, tolerance: Tolerance = EXACT) -> str:
    found = compare(gr.JSON(), before, after, tolerance)
    assert found.same == (found.summary == "")
    return found.summary


@given(trees)
def test_a_value_is_the_same_as_itself(value: Any) -> None:
    assert find(value, value) == ""


@given(trees, trees)
def test_the_order_does_not_matter(one: Any, other: Any) -> None:
    assert (find(one, other) == "") == (find(other, one) == "")


@given(st.dictionaries(st.text(max_size=4), trees, min_size=1, max_size=4), st.data())
def test_a_name_that_is_gone_is_seen(value: dict[str, Any], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(value)))
    less = {other: content for other, content in value.items() if other != name}
    assert find(value, less).endswith("is gone")
    assert find(less, value).endswith("is new")


@pytest.mark.parametrize(
    ("before", "after", "summary"),
    [
        ({"boxes": [{"x": 1}, {"x": 2}]}, {"boxes": [{"x": 1}, {"x": 3}]}, "$.boxes[1].x: 2 → 3"),
        ({"a b": 1}, {"a b": "1"}, "$['a b']: 1 → '1'"),
        ([1, 2], [1], "$: 2 items → 1"),
        ({"a": True}, {"a": 1}, "$.a: True → 1"),
        ({"a": 1}, [1], "$: {'a': 1} → [1]"),
        ({"a": None}, {"a": 0}, "$.a: nothing → 0"),
    ],
)
def test_the_first_difference_is_named(before: Any, after: Any, summary: str) -> None:
    assert find(before, after) == summary


def test_names_may_come_in_another_order_and_numbers_be_close() -> None:
    assert find({"a": 1.0, "b": [0.3]}, {"b": [0.1 + 0.2], "a": 1}, Tolerance()) == ""
