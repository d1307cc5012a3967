"""What the codec keeps that JSON loses, and what it refuses."""

from __future__ import annotations

import enum
import json
import math
from contextlib import suppress
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.blocks.errors import BadMessage
from fanlight.blocks.wire.codec import MAX_DEPTH, decode, encode

text = st.text(st.characters())  # lone surrogates included
scalars = st.none() | st.booleans() | st.integers() | st.floats() | text
keys = st.just("$") | text
trees = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(keys, inner), max_leaves=20)


def same(one: Any, other: Any) -> bool:
    """Equal, of equal types, and NaN like NaN."""
    if type(one) is not type(other):
        return False
    if isinstance(one, float):
        return (math.isnan(one) and math.isnan(other)) or (
            one == other and math.copysign(1, one) == math.copysign(1, other)
        )
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    return bool(one == other)


def nested(levels: int, core: Any) -> Any:
    for _ in range(levels):
        core = [core]
    return core


@given(trees)
def test_what_is_encoded_comes_back(tree: Any) -> None:
    assert same(decode(encode(tree)), tree)


@given(trees)
def test_what_is_written_is_strict_json(tree: Any) -> None:
    json.loads(encode(tree), parse_constant=pytest.fail)


@pytest.mark.parametrize("number", [2**53 - 1, 2**53, 2**64, -(2**64), 10**3999, -(10**3998)])
def test_integers_keep_all_their_digits(number: int) -> None:
    assert decode(encode(number)) == number


def test_integers_beyond_javascripts_travel_as_text() -> None:
    assert json.loads(encode(2**53)) == {"$": "int", "v": "9007199254740992"}
    assert json.loads(encode(2**53 - 1)) == 2**53 - 1


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (np.float32(0.5), 0.5),
        (np.int64(2**62), 2**62),
        (np.bool_(1), True),
        (np.str_("ä"), "ä"),
        (np.arange(4).reshape(2, 2), [[0, 1], [2, 3]]),
        (np.array(7), 7),
        ((1, 2), [1, 2]),
        (enum.IntEnum("Size", "SMALL LARGE").LARGE, 2),  # type: ignore[attr-defined]
        (enum.Enum("Color", {"RED": "red"}, type=str).RED, "red"),  # type: ignore[attr-defined]
        ({1: "a", None: "b", False: "c", 1.5: "d"}, {"1": "a", "null": "b", "false": "c", "1.5": "d"}),
    ],
    ids=repr,
)
def test_values_of_other_types_travel_as_their_plain_form(value: Any, plain: Any) -> None:
    assert same(decode(encode(value)), plain)


@pytest.mark.parametrize("core", [1, math.nan, 2**60, [], {}, {"$": 1}], ids=repr)
def test_the_deepest_value_that_is_encoded_is_decoded(core: Any) -> None:
    levels = MAX_DEPTH - isinstance(core, (list, dict))
    tree = nested(levels, core)
    assert same(decode(encode(tree)), tree)
    with pytest.raises(TypeError, match="64 levels"):
        encode([tree])
    with pytest.raises(BadMessage, match="64 levels"):
        decode(b"[" + encode(tree) + b"]")


def cycle() -> list[Any]:
    knot: list[Any] = []
    knot.append({"again": knot})
    return knot


@pytest.mark.parametrize(
    "value",
    [object(), {1, 2}, 1j, b"bytes", cycle(), np.complex64(1), np.datetime64("2026-01-01"), 10**5000],
    ids=lambda value: type(value).__name__,
)
def test_what_is_not_json_is_a_type_error(value: Any) -> None:
    with pytest.raises(TypeError):
        encode({"value": [value]})


@pytest.mark.parametrize(
    "frame",
    [
        "",
        "{",
        "[" * 100_000,
        '{"a":' * 100_000,
        "[" * 1000 + "]" * 1000,
        "[" * 65 + "]" * 65,
        "NaN",
        "[Infinity]",
        b"\xff\xfe{}",
        b"\x00\xd8",
        '{"$": "NaNa"}',
        '{"$": 1}',
        '{"$": []}',
        '{"$": "int", "v": "1.5"}',
        '{"$": "int", "v": "--5"}',
        '{"$": "int", "v": ""}',
        '{"$": "int", "v": 5}',
        '{"$": "int", "v": "' + "9" * 5000 + '"}',
        "9" * 5000,
        '{"$": "object"}',
        '{"$": "object", "v": {"a": 1}}',
        '{"$": "object", "v": [[1]]}',
        '{"$": "object", "v": [[1, 2]]}',
        '{"$": "object", "v": [[' + "[" * 900 + "]" * 900 + ", 1]]}",
        '{"$": "NaN", "more": 1}',
    ],
    ids=lambda frame: repr(frame)[:40],
)
def test_hostile_frames_are_refused(frame: str | bytes) -> None:
    with pytest.raises(BadMessage):
        decode(frame)


@given(st.text(st.characters()) | st.binary())
def test_no_text_raises_anything_else(frame: str | bytes) -> None:
    with suppress(BadMessage):
        decode(frame)


@given(st.dictionaries(st.sampled_from(["$", "v", "a"]), trees))
def test_no_marked_object_raises_anything_else(data: dict[str, Any]) -> None:
    with suppress(BadMessage):
        decode(json.dumps(data))
