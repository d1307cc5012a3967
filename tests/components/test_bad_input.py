"""What strangers send and what authors' functions return by mistake: taken, or an error that names the component."""

from __future__ import annotations

import math
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import MADE
from named import named

from fanlight.blocks.errors import Refused
from fanlight.blocks.tree.component import Component
from fanlight.blocks.wire.codec import decode, encode

Watch = Callable[[], AbstractContextManager[list[Any]]]


class Broken:
    """An object of an author's that says nothing of itself."""

    def __str__(self) -> str:
        raise RuntimeError("broken")

    __repr__ = __str__


def nested(depth: int) -> list[Any]:
    """Lists within lists."""
    value: list[Any] = []
    for _ in range(depth):
        value = [value]
    return value


endless: list[Any] = []
endless.append(endless)
KEYS = st.one_of(
    st.sampled_from(["path", "url", "meta", "_type", "$file", "id", "name", "mime", "label", "confidences"]),
    st.text(st.characters()),
)
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(st.characters()),
    st.sampled_from(
        [
            2**100,
            "\ud800",
            "a\0",
            "\u202efdp.exe",
            "/etc/passwd",
            "../../etc/passwd",
            "file:///etc/passwd",
            "http://127.0.0.1/",
            "gradio.FileData",
        ]
    ),
)
PAYLOADS = st.recursive(
    VALUES, lambda inner: st.one_of(st.lists(inner), st.dictionaries(KEYS, inner)), max_leaves=12
)

NUMBERS: list[Any] = [
    -1,
    2**53,
    2**100,
    10**400,
    1e308,
    math.nan,
    math.inf,
    -math.inf,
    Decimal("NaN"),
    1j,
    True,
]
TEXTS: list[Any] = [
    "",
    "\ud800",
    "a\udfff",
    "\0",
    "x" * 100_000,
    "9" * 5000,
    "2020-99-99",
    b"\xff",
    Path("a\0b"),
]
OBJECTS: list[Any] = [Broken(), [Broken()], {"a": Broken()}, object(), ..., int, {1, "a"}, range(3), date.max]
NESTED: list[Any] = [endless, nested(5000), [[]], [("a", math.nan)], {None: 1}, {"text": "a", "entities": 1}]
OF_NUMPY: list[Any] = [
    np.int64(3),
    np.float32("nan"),
    np.bool_(1),
    np.datetime64("NaT"),
    np.array(3),
    np.array([]),
]
OF_NUMPY += [np.array([1, 2]), np.array([math.nan]), np.array([None]), np.zeros((2, 2, 9)), np.str_("a")]
OTHERS: list[Any] = [timedelta.max, datetime.min, {"path": "/etc/passwd"}, {"label": "a", "confidences": 1}]
RETURNED = [*NUMBERS, *TEXTS, *OBJECTS, *NESTED, *OF_NUMPY, *OTHERS]
TRAVELLING = [component for component in MADE if not component.is_server_side and not component.holds_files]


def complaint(call: Callable[[], Any], *kinds: type[Exception]) -> str | None:
    """The text of the error that a call ends with, if it does."""
    try:
        call()
    except kinds as error:
        return str(error)
    return None


def assert_clear(text: str | None, component: Component) -> None:
    if text is not None:
        assert component.name in text
        assert len(text) < 700
        encode(text)


@given(component=st.sampled_from(MADE), payload=PAYLOADS)
def test_a_payload_of_a_stranger_is_taken_or_refused_by_name_and_opens_nothing(
    watch_files: Watch, component: Component, payload: Any
) -> None:
    with watch_files() as opened:
        text = complaint(lambda: component.preprocess(payload), Refused)
    assert_clear(text, component)
    assert opened == []


@pytest.mark.parametrize("component", MADE, ids=named)
@pytest.mark.filterwarnings("ignore")
def test_whatever_a_function_returns_is_shown_or_the_error_names_the_component(component: Component) -> None:
    for value in RETURNED:
        shown: list[Any] = []
        text = complaint(lambda: shown.append(component.postprocess(value)), ValueError, TypeError)  # noqa: B023
        assert_clear(text, component)
        if component in TRAVELLING and shown:
            assert encode(decode(encode(shown))) == encode(shown)


@pytest.mark.filterwarnings("ignore")
@given(component=st.sampled_from(TRAVELLING), value=PAYLOADS)
def test_what_is_shown_is_taken_again_or_refused_by_name(component: Component, value: Any) -> None:
    shown: list[Any] = []
    text = complaint(lambda: shown.append(component.postprocess(value)), ValueError, TypeError)
    assert_clear(text, component)
    for payload in shown:
        came = decode(encode(payload))
        assert_clear(complaint(lambda: component.preprocess(came), Refused), component)  # noqa: B023
