"""Values that fit a component nearly: Hypothesis's strategies beside those that fit nothing at all."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import strategies as st

from fanlight.blocks.tree.component import Component
from fanlight.components.browser_state import BrowserState
from fanlight.components.color_picker import ColorPicker
from fanlight.components.dataset import Dataset
from fanlight.components.date_time import DateTime
from fanlight.components.file_explorer import FileExplorer
from fanlight.components.highlighted_text import HighlightedText
from fanlight.components.json import JSON
from fanlight.components.label import Label
from fanlight.components.multimodal_textbox import MultimodalTextbox
from fanlight.components.navbar import Navbar
from fanlight.components.number import Number
from fanlight.components.param_viewer import ParamViewer
from fanlight.components.slider import Slider
from fanlight.components.timer import Timer

Strategy = st.SearchStrategy[Any]


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
NUMBERS: list[Any] = [-1, 0, 2**53, 2**100, 1e308, 5e-324, math.nan, math.inf, -math.inf, True]
TEXTS: list[Any] = [
    "",
    "\ud800",
    "a\udfff",
    "\0",
    "x" * 100_000,
    "9" * 5000,
    "2020-99-99",
    "\u202efdp.exe",
    "constructor",
]
PLACES: list[Any] = [
    "/etc/passwd",
    "../../etc/passwd",
    "file:///etc/passwd",
    "http://127.0.0.1/",
    "javascript:alert(1)",
]
UNSPEAKABLE: list[Any] = [Broken(), [Broken()], {"a": Broken()}, [("a", Broken())], endless, nested(5000)]
"""What not even Hypothesis could tell of, and so does not draw."""
OBJECTS: list[Any] = [object(), ..., int, {1, "a"}, range(3), date.max, b"\xff"]
OBJECTS += [
    10**400,
    Decimal("NaN"),
    Fraction(1, 3),
    1j,
    Path("a\0b"),
    timedelta.max,
    datetime.min,
    map(str, [1]),
]
NESTED: list[Any] = [[[]], [("a", math.nan)], {None: 1}, {"text": "a", "entities": 1}]
OF_NUMPY: list[Any] = [
    np.int64(3),
    np.float32("nan"),
    np.bool_(1),
    np.datetime64("NaT"),
    np.array(3),
    np.array([]),
]
OF_NUMPY += [np.array([1, 2]), np.array([math.nan]), np.array([None]), np.zeros((2, 2, 9)), np.str_("a")]
OTHERS: list[Any] = [{"path": "/etc/passwd"}, {"label": "a", "confidences": 1}]
KEYS = st.one_of(
    st.sampled_from(
        ["path", "url", "meta", "_type", "$file", "id", "name", "text", "files", "label", "confidences"]
    ),
    st.text(st.characters()),
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(st.characters()),
    st.sampled_from([*NUMBERS, *TEXTS, *PLACES]),
)


def trees(scalars: Strategy) -> Strategy:
    """Lists and dicts of these, and these alone."""
    return st.recursive(
        scalars, lambda inner: st.one_of(st.lists(inner), st.dictionaries(KEYS, inner)), max_leaves=12
    )


WIRE = trees(SCALARS)
"""What a stranger may send."""
RETURNED = trees(st.one_of(SCALARS, st.sampled_from([*OBJECTS, *NESTED, *OF_NUMPY, *OTHERS])))
"""What an author's function may return by mistake."""


def payloads(component: Component) -> Strategy:
    """What a browser may send for a component, or nearly so, and anything else."""
    return st.one_of(_fitting(component), WIRE)


def values(component: Component) -> Strategy:
    """What a function may return for a component, or nearly so, and anything else."""
    return st.one_of(_fitting(component), RETURNED)


def _fitting(component: Component) -> Strategy:
    for kind, strategy in _OF_KIND.items():
        if isinstance(component, kind):
            return strategy(component)
    given = vars(component).get("choices")
    return SCALARS if given is None else _chosen([value for _, value in given])


def _chosen(choices: list[Any]) -> Strategy:
    near = [*choices, *map(str, choices), *map(repr, choices), *range(len(choices) + 1), 1.0, True]
    one = st.one_of(st.sampled_from(near), SCALARS)
    return st.one_of(one, st.lists(one), st.lists(one).map(tuple), st.sets(st.sampled_from(near)))


def _within(component: Any) -> Strategy:
    bounds = [one for one in (component.minimum, component.maximum) if one is not None]
    near = [math.nextafter(bound, far) for bound in bounds for far in (-math.inf, math.inf)]
    numbers = st.sampled_from([*bounds, *near, *NUMBERS])
    written = st.one_of(
        numbers.map(str), st.decimals().map(str), st.sampled_from(["", " 1_0 ", "٣", "0x10", "1e999"])
    )
    return st.one_of(numbers, st.integers(), st.floats(), written, st.decimals(), st.fractions())


def _colors(_: Component) -> Strategy:
    number = st.from_regex(r"\A[+-]?(\d{1,3}\.?\d*|\.\d+)(e[+-]?\d{1,3})?(%|deg)?\Z")
    called = st.tuples(
        st.sampled_from(["rgb", "rgba", "hsl", "HSLA"]),
        st.lists(number, max_size=5),
        st.sampled_from([",", " ", " / "]),
    )
    function = called.map(lambda call: f"{call[0]}({call[2].join(call[1])})")
    return st.one_of(
        st.from_regex(r"\A#[0-9a-fA-F]{1,9}\Z"),
        function,
        st.sampled_from(["orange", "Transparent", "currentcolor", "#١٢٣"]),
    )


def _moments(_: Component) -> Strategy:
    zones = st.one_of(st.none(), st.timedeltas(timedelta(hours=-23), timedelta(hours=23)).map(timezone))
    moments = st.datetimes(timezones=zones)
    written = st.from_regex(
        r"\A\s*\d{4}-\d\d-\d\d([ T]\d\d:\d\d(:\d\d)?(\.\d{1,9})?\s*(Z|[+-]\d\d:\d\d(:\d\d)?)?)?\s*\Z"
    )
    past = st.from_regex(r"\A\s*[Nn]ow\s*(-\s*\d{1,11}\s*[dhms]\s*)?\Z")
    return st.one_of(
        moments,
        moments.map(str),
        moments.map(datetime.isoformat),
        st.dates(),
        st.dates().map(str),
        written,
        past,
        st.floats(),
    )


def _spans(_: Component) -> Strategy:
    label = st.one_of(st.none(), st.text(), st.floats(), SCALARS)
    token = st.one_of(st.text(), SCALARS)
    part = st.fixed_dictionaries({"token": token, "class_or_confidence": label})
    place = st.one_of(st.integers(-2, 9), SCALARS)
    entity = st.fixed_dictionaries(
        {"start": place, "end": place}, optional={"entity": label, "entity_group": label, "score": SCALARS}
    )
    said = st.fixed_dictionaries({"text": token, "entities": st.lists(entity)})
    return st.one_of(st.lists(part), st.lists(st.tuples(token, label)), said)


def _classes(_: Component) -> Strategy:
    sure = st.one_of(st.floats(), SCALARS)
    one = st.fixed_dictionaries({"label": st.one_of(st.text(), SCALARS), "confidence": sure})
    answer = st.fixed_dictionaries(
        {"label": st.one_of(st.text(), SCALARS), "confidences": st.one_of(st.lists(one), SCALARS)}
    )
    return st.one_of(answer, st.dictionaries(st.one_of(st.text(), st.integers(), st.none()), sure), SCALARS)


def _messages(_: Component) -> Strategy:
    file = st.one_of(SCALARS, st.dictionaries(KEYS, SCALARS))
    files = st.one_of(st.lists(file), SCALARS)
    return st.fixed_dictionaries(
        {}, optional={"text": st.one_of(st.text(), SCALARS), "files": files, "more": SCALARS}
    )


def _entries(_: Component) -> Strategy:
    name = st.one_of(
        st.sampled_from(["..", ".", "", "~", "a/b", "a\\b", "\0", "x" * 256, "components", "a.csv"]),
        st.text(),
        SCALARS,
    )
    path = st.one_of(
        st.text(), st.sampled_from(PLACES), st.lists(st.sampled_from(["..", "components", "x"])).map("/".join)
    )
    return st.one_of(
        st.lists(st.lists(name)), path, st.lists(path), path.map(lambda text: Path(text.replace("\0", "")))
    )


def _links(_: Component) -> Strategy:
    address = st.one_of(st.sampled_from(PLACES), st.text(), st.from_regex(r"\A\s?[a-zA-Z\t]*:?/?/?"), SCALARS)
    return st.lists(st.one_of(st.lists(address, max_size=3), st.tuples(st.text(), address)))


def _parameters(_: Component) -> Strategy:
    said = st.dictionaries(
        st.sampled_from(["type", "description", "default", "name", "more"]), st.one_of(SCALARS, st.just(int))
    )
    return st.one_of(st.dictionaries(st.text(), said), st.lists(said))


_OF_KIND: dict[type[Component], Callable[[Any], Strategy]] = {
    Number: _within,
    Slider: _within,
    ColorPicker: _colors,
    DateTime: _moments,
    HighlightedText: _spans,
    Label: _classes,
    MultimodalTextbox: _messages,
    FileExplorer: _entries,
    Navbar: _links,
    ParamViewer: _parameters,
    Dataset: lambda component: st.integers(-1, len(component.samples)),
    Timer: lambda _: st.one_of(st.floats(), st.integers(), SCALARS),
    JSON: lambda _: st.one_of(RETURNED, st.text(), WIRE.map(repr)),
    BrowserState: lambda _: RETURNED,
}
