import json
import math
from collections import OrderedDict, UserDict
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, IntEnum
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.blocks.wire.codec import decode, encode
from fanlight.components.json import JSON

SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text())
DATA = st.recursive(
    SCALARS, lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)), max_leaves=20
)


@given(DATA.filter(lambda data: not isinstance(data, str)))
def test_any_json_survives_the_way_to_the_browser_and_back(data: Any) -> None:
    component = JSON()
    assert component.preprocess(decode(encode(component.postprocess(data)))) == data


@pytest.mark.parametrize("data", [[math.nan], {"a": 2**100}, [None, -math.inf], {}, []])
def test_what_json_has_no_word_for_survives(data: Any) -> None:
    assert repr(decode(encode(JSON().postprocess(data)))) == repr(data)


def test_a_text_is_json() -> None:
    assert (
        JSON().postprocess('{"a": [1, 123456789012345678901234567890, NaN]}')["a"][1]
        == 123456789012345678901234567890
    )
    assert JSON().postprocess("null") is None


@pytest.mark.parametrize("text", ["", "{", "hello", "[" * 100_000])
def test_a_text_that_is_not_json_says_where(text: str) -> None:
    with pytest.raises(ValueError, match="The text is not JSON: "):
        JSON().postprocess(text)


class Colour(Enum):
    RED = "red"


@dataclass
class Point:
    x: int
    y: Any


class SaysJSON:
    def __str__(self) -> str:
        return '{"a": 1}'


@pytest.mark.parametrize(
    ("value", "data"),
    [
        (np.array([[1, 2], [3, 4]]), [[1, 2], [3, 4]]),
        (np.array(["a", None], dtype=object), ["a", None]),
        ({"n": np.float32(0.5), "i": np.int64(3), "b": np.True_}, {"n": 0.5, "i": 3, "b": True}),
        ((1, (2,)), [1, [2]]),
        ({3}, [3]),
        (
            {1: "a", None: "b", Colour.RED: "c", np.int8(4): "d"},
            {"1": "a", "null": "b", "red": "c", "4": "d"},
        ),
        ([Colour.RED], ["red"]),
        (Point(1, Point(2, None)), {"x": 1, "y": {"x": 2, "y": None}}),
        ([Decimal("1.50"), date(2020, 1, 2), SaysJSON()], [1.5, "2020-01-02", {"a": 1}]),
        (7, 7),
    ],
)
def test_objects_take_their_natural_form(value: Any, data: Any) -> None:
    assert JSON().postprocess(value) == data


def test_what_holds_itself_is_an_error() -> None:
    loop: list[Any] = []
    loop.append(loop)
    with pytest.raises(ValueError, match="nested deeper than 48 levels, or hold themselves"):
        JSON().postprocess(loop)


def test_what_is_deepest_still_travels() -> None:
    data: Any = 1
    for _ in range(48):
        data = [data]
    assert decode(encode([{"props": {"value": JSON().postprocess(data)}}]))
    with pytest.raises(ValueError, match="nested deeper"):
        JSON().postprocess("[" * 49 + "]" * 49)


def test_its_copy_button_is_there_unless_taken_away() -> None:
    assert JSON().buttons == ["copy"]
    assert JSON(buttons=[]).buttons == []


ODD = st.one_of(
    SCALARS,
    st.floats(),
    st.text(st.characters(categories=["Cs"]), max_size=1),
    st.complex_numbers(),
    st.binary(),
)
KEYS = st.one_of(st.text(), st.integers(), st.floats(), st.none(), st.booleans(), st.tuples(st.integers()))
OBJECTS = st.recursive(
    ODD,
    lambda inner: st.one_of(
        st.lists(inner), st.tuples(inner), st.frozensets(st.integers()), st.dictionaries(KEYS, inner)
    ),
    max_leaves=20,
)


@given(OBJECTS.filter(lambda data: not isinstance(data, str)))
def test_anything_that_a_function_returns_is_shown_and_taken_again(data: Any) -> None:
    payload = JSON().postprocess(data)
    travelled = decode(encode(payload))
    assert repr(JSON().postprocess(travelled if not isinstance(travelled, str) else [travelled])) in (
        repr(travelled),
        repr([travelled]),
    )
    assert repr(travelled) == repr(payload)


@given(st.text())
def test_a_text_is_json_or_an_error_that_says_so(text: str) -> None:
    with suppress(ValueError):
        assert repr(JSON().postprocess(text)) == repr(JSON().postprocess([json.loads(text)])[0])


def test_what_is_shown_is_a_copy() -> None:
    data = {"a": [1, {"b": 2}]}
    payload = JSON().postprocess(data)
    data["a"][1]["b"] = 3  # type: ignore[index]
    assert payload == {"a": [1, {"b": 2}]}


class Level(IntEnum):
    HIGH = 3


class Words(dict[str, str]):
    pass


def test_subclasses_of_plain_types_become_plain() -> None:
    payload = JSON().postprocess([Level.HIGH, Words(a="b"), OrderedDict(c=(Level.HIGH,)), UserDict(d=1)])
    assert payload == [3, {"a": "b"}, {"c": [3]}, {"d": 1}]
    assert [type(one) for one in payload] == [int, dict, dict, dict]
