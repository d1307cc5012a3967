from __future__ import annotations

import datetime
import enum
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from named import named
from PIL import Image

import fanlight as gr
from fanlight.blocks.run.cache.fingerprint import NoFingerprint, fingerprint, state_of

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()) | st.binary(),
    lambda inner: (
        st.lists(inner)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text(), inner)
        | st.frozensets(st.integers() | st.text())
    ),
    max_leaves=20,
)


@dataclass
class Point:
    x: Any
    y: Any


class Pair(NamedTuple):
    a: Any
    b: Any


class Shade(enum.Enum):
    DARK = 1
    LIGHT = 2


def copied(value: Any) -> Any:
    """An equal value that shares no container with this one."""
    if isinstance(value, dict):
        return {copied(key): copied(one) for key, one in reversed(value.items())}
    if isinstance(value, (list, tuple)):
        return type(value)([copied(one) for one in value])
    if isinstance(value, frozenset):
        return frozenset(reversed(list(value)))
    return value


def exactly(value: Any) -> Any:
    """The value in a form that equals another one only where type and content are the same."""
    if isinstance(value, dict):
        return dict, frozenset((exactly(key), exactly(one)) for key, one in value.items())
    if isinstance(value, (list, tuple)):
        return type(value), tuple(map(exactly, value))
    if isinstance(value, frozenset):
        return frozenset, frozenset(map(exactly, value))
    return type(value), repr(value)


@given(PLAIN)
def test_equal_content_is_the_same_wherever_it_lies(value: Any) -> None:
    assert fingerprint(value) == fingerprint(copied(value))


@given(PLAIN, PLAIN)
def test_other_content_is_another(one: Any, other: Any) -> None:
    assert (fingerprint(one) == fingerprint(other)) == (exactly(one) == exactly(other))


def image(mode: str = "RGB", shade: int = 3) -> Image.Image:
    return Image.new(mode, (4, 3), shade)


SAME: dict[str, Callable[[], Any]] = {
    "nan": lambda: [float("nan")],
    "array": lambda: np.arange(6).reshape(2, 3),
    "turned array": lambda: np.arange(6).reshape(2, 3).T,
    "array of objects": lambda: np.array([{1}, "x"], object),
    "array of dates": lambda: np.array(["2026-01-01"], "datetime64[D]"),
    "image": image,
    "dataclass": lambda: Point({1, 2, 3}, [1]),
    "named tuple": lambda: Pair(1, "b"),
    "enum": lambda: Shade.DARK,
    "path": lambda: Path("a/b"),
    "date": lambda: datetime.date(2026, 1, 2),
    "request": lambda: gr.Request({"x": "1"}, session_hash="abc"),
    "ordered dict": lambda: OrderedDict(a=1),
}
OTHER: list[tuple[Any, Any]] = [
    (1, True),
    (1, 1.0),
    ("1", b"1"),
    (0.0, -0.0),
    ([1, 2], (1, 2)),
    (["ab", "c"], ["a", "bc"]),
    ([[1], 2], [[1, 2]]),
    (np.zeros(4), np.zeros((2, 2))),
    (np.zeros(4), np.zeros(4, np.float32)),
    (np.arange(4).reshape(2, 2), np.arange(4).reshape(2, 2).T),
    (image(), image(shade=4)),
    (image("L"), image("P")),
    (Point(1, 2), Point(2, 1)),
    (Pair(1, 2), (1, 2)),
    (Shade.DARK, Shade.LIGHT),
    (gr.Request(username="a"), gr.Request(username="b")),
]


@pytest.mark.parametrize("name", SAME)
def test_what_is_made_twice_is_the_same(name: str) -> None:
    assert fingerprint(SAME[name]()) == fingerprint(SAME[name]())


@pytest.mark.parametrize(("one", "other"), OTHER, ids=named)
def test_what_differs_a_little_is_another(one: Any, other: Any) -> None:
    assert fingerprint(one) != fingerprint(other)


def test_blocks_are_told_by_their_place_on_the_page() -> None:
    with gr.Blocks():
        one, other = gr.Textbox(), gr.Textbox()
    assert fingerprint({one: 1}) == fingerprint({one: 1})
    assert fingerprint(gr.SelectData(one)) != fingerprint(gr.SelectData(other))


@pytest.mark.parametrize(
    "value", [threading.Lock(), lambda: 1, (x for x in "x"), [object, {threading.Lock()}]], ids=named
)
def test_what_cannot_be_told_is_said(value: Any) -> None:
    with pytest.raises(NoFingerprint, match=type(value).__name__):
        fingerprint(value)


def test_what_contains_itself_is_said() -> None:
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(NoFingerprint):
        fingerprint(endless)


def test_the_state_of_an_object_that_cannot_be_pickled_is_its_hash() -> None:
    class Hand:
        cards = 5

        def __hash__(self) -> int:
            return self.cards

    hand, other = Hand(), Hand()
    before = state_of(hand), state_of([hand, threading.Lock()])
    assert state_of(other) == before[0]
    hand.cards = 10
    assert state_of(hand) != before[0]
    assert state_of([hand, threading.Lock()]) != before[1]


def test_the_state_of_a_list_is_what_it_holds() -> None:
    word = "".join(["a", "b"])
    assert state_of([word, word]) == state_of([word, "".join(["a", "b"])])
    history: list[Any] = [print, lambda: None]
    before = state_of(history)
    assert state_of(history) == before
    history.append(1)
    assert state_of(history) != before


def test_the_state_of_what_has_no_hash_is_its_identity() -> None:
    class Odd:
        __hash__ = None  # type: ignore[assignment]  # as `__eq__` without `__hash__` makes it

    odd, loop = Odd(), []  # type: ignore[var-annotated]
    loop.append(loop)
    assert state_of(odd) == state_of(odd) != state_of(Odd())
    assert state_of(loop) == state_of(loop)
