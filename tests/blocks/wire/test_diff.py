"""Differences: what is applied is what was meant, to the last type and key; and never longer than the value."""

from __future__ import annotations

import copy
import json
import math
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.blocks.wire.codec import tag, write
from fanlight.blocks.wire.diff import MOST_NODES, applied, difference

CASES = json.loads((Path(__file__).parent / "differences.json").read_text())
"""What client_js/src/core/diff.test.ts applies as well."""

characters = st.sampled_from('ab é€😀🎉\ud83d\ude00\n"\\')
texts = st.one_of(
    st.text(characters, max_size=6),
    st.builds(
        lambda part, times: part * times, st.text(characters, min_size=1, max_size=4), st.integers(9, 40)
    ),
)
scalars = st.sampled_from([None, True, False, 0, 1, -1, 1.0, 0.0, -0.0, math.nan, math.inf, 2**60]) | texts
keys = st.sampled_from(["a", "b", "$", "1", "__proto__", "content"])
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)


@st.composite
def changed(draw: st.DrawFn, value: Any) -> Any:
    """A value that differs in a few places, or grew."""
    if isinstance(value, list):
        items = [draw(changed(item)) if draw(st.integers(0, 3)) == 0 else item for item in value]
        place = draw(st.integers(0, len(items)))
        return items[:place] + draw(st.lists(values, max_size=2)) + items[place + draw(st.integers(0, 2)) :]
    if isinstance(value, dict):
        kept = {k: draw(changed(v)) for k, v in value.items() if draw(st.integers(0, 4))}
        return {**kept, **draw(st.dictionaries(keys, values, max_size=1))}
    if isinstance(value, str):
        place = draw(st.integers(0, len(value)))
        return value[:place] + draw(texts) + value[place + draw(st.integers(0, 3)) :]
    return draw(st.one_of(st.just(value), values))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Any, Any]:
    old = draw(values)
    return tag(old), tag(draw(st.one_of(changed(old), values)))


def seen(value: Any) -> str:
    """The value as the tab reads it: types and the order of keys show, a text is its UTF-16 code units."""
    return json.dumps(json.loads(write(value)))


@given(pairs())
def test_what_is_applied_to_the_old_value_is_the_new_one(pair: tuple[Any, Any]) -> None:
    old, new = pair
    edits = difference(old, new)
    if edits is not None:
        before = seen([old, edits])
        assert seen(applied(old, edits)) == seen(new)
        assert len(write(edits)) <= len(write(new))
        assert seen([old, edits]) == before


@given(pairs(), st.data())
def test_differences_add_up(pair: tuple[Any, Any], data: st.DataObject) -> None:
    shown = value = pair[0]
    for _ in range(5):
        new = tag(data.draw(values))
        edits = difference(value, new)
        shown, value = new if edits is None else applied(shown, edits), new
        assert seen(shown) == seen(value)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_the_cases_that_the_browser_applies_are_those_that_are_made(case: dict[str, Any]) -> None:
    edits = difference(case["old"], case["new"])
    assert json.dumps(edits) == json.dumps(case["difference"])
    assert edits is None or seen(applied(case["old"], edits)) == seen(case["new"])


@pytest.mark.parametrize("item", [0, [0], {"a": 0}], ids=repr)
def test_what_is_too_large_to_be_compared_is_told_whole_and_at_once(item: Any) -> None:
    old = [copy.copy(item) for _ in range(MOST_NODES + 1)]
    start = time.process_time()
    assert difference(old, [*old, 1]) is None
    assert difference(old[:9], old) is None
    assert difference(old * 100, old[:99]) == [[[], 99, len(old) * 100 - 99, []]]
    assert time.process_time() - start < 0.5


def test_a_text_may_be_as_long_as_it_likes() -> None:
    old = "é" * 2**20
    assert difference(old, old + "!") == [[[], 2**20, 0, "!"]]
    assert difference("a" * 2**20, "a" * 2**19 + "b" + "a" * 2**19) == [[[], 2**19, 0, "b"]]
