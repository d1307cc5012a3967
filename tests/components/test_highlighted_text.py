import math
from contextlib import suppress
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.blocks.errors import BadValue
from fanlight.components.highlighted_text import HighlightedText
from fanlight.components.json import JSON

LABELS = st.one_of(st.none(), st.text(), st.floats(allow_nan=False))
PAIRS = st.lists(st.tuples(st.text(), LABELS))
ANYTHING = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    lambda inner: st.one_of(
        st.lists(inner),
        st.dictionaries(st.sampled_from(["token", "class_or_confidence", "text", "entities"]), inner),
    ),
    max_leaves=8,
)


@given(PAIRS)
def test_pairs_survive_both_ways(pairs: list[Any]) -> None:
    text = HighlightedText()
    assert text.preprocess(text.postprocess(pairs)) == pairs
    assert text.process_example(pairs) == "".join(part for part, _ in pairs)


def test_a_part_is_a_pair_that_is_read_by_names_as_well() -> None:
    [part] = HighlightedText().preprocess([{"token": "Ada", "class_or_confidence": "person"}]) or []
    assert (part["token"], part["class_or_confidence"]) == (part[0], part[1]) == ("Ada", "person")
    assert JSON().postprocess([part]) == [["Ada", "person"]]
    with pytest.raises(KeyError):
        part["label"]


@given(st.text(), st.data())
def test_entities_leave_the_text_whole(text: str, data: st.DataObject) -> None:
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    entities = [
        {"entity": "x", "start": start, "end": end} for start, end in data.draw(st.lists(places, max_size=5))
    ]
    parts = HighlightedText().postprocess({"text": text, "entities": entities}) or []
    assert "".join(str(part["token"]) for part in parts) == text
    assert all(part["token"] for part in parts)


def test_entities_are_put_in_order_and_cut_where_they_overlap() -> None:
    value = {
        "text": "Ada Lovelace lived in London",
        "entities": [
            {"entity_group": "place", "start": np.int64(22), "end": 28, "score": 0.9},
            {"entity": "name", "start": 0, "end": 12},
            {"entity": "first name", "start": 0, "end": 3},
        ],
    }
    text = HighlightedText()
    assert text.preprocess(text.postprocess(value)) == [
        ("Ada Lovelace", "name"),
        (" lived in ", None),
        ("London", "place"),
    ]


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("plain", [("plain", None)]),
        ([("a", np.float32(0.5)), ("b", 1)], [("a", 0.5), ("b", 1.0)]),
        ([["a", "x"], {"token": "b", "class_or_confidence": None}], [("a", "x"), ("b", None)]),
        ((pair for pair in [("a", "x")]), [("a", "x")]),
        ({"text": "none", "entities": []}, [("none", None)]),
        ([], []),
        (None, None),
    ],
)
def test_takes_many_forms(value: Any, parts: Any) -> None:
    text = HighlightedText()
    assert text.preprocess(text.postprocess(value)) == parts


def test_neighbours_of_one_label_become_one() -> None:
    text = HighlightedText(combine_adjacent=True, adjacent_separator=" ")
    value = [("a", "x"), ("b", "x"), ("", "z"), ("c", None), ("d", "y"), ("e", 1.0), ("f", True)]
    assert text.preprocess(text.postprocess(value)) == [
        ("a b", "x"),
        ("c", None),
        ("d", "y"),
        ("e", 1.0),
        ("f", 1.0),
    ]


def test_white_space_can_be_taken_from_the_ends() -> None:
    parts = HighlightedText(show_whitespaces=False).postprocess([(" a ", "x"), ("\nb c", None)])
    assert [part["token"] for part in parts or []] == ["a", "b c"]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (["abc"], "'abc' is no pair"),
        ([("a", "b", "c")], "is no pair"),
        (5, "shows a list of pairs"),
        ([(5, "x")], "a part is 5, a int"),
        ([("a", 10**400)], "beyond every float"),
        ([("a", ["x"])], "shows a number; the function returned"),
        ({"text": "a"}, 'needs the keys "text" and "entities"'),
        ({"text": "a", "entities": [{"entity": "x", "start": 0, "end": 2}]}, "not within the text of 1"),
        ({"text": "a", "entities": [{"entity": "x", "start": None, "end": 1}]}, 'needs "entity", "start"'),
        ({"text": "a", "entities": [{"start": 0, "end": 1}]}, 'needs "entity", "start"'),
    ],
)
def test_what_is_no_labelled_text_is_named(value: Any, message: str) -> None:
    with pytest.raises((TypeError, ValueError), match=message) as error:
        HighlightedText(label="Names").postprocess(value)
    assert "HighlightedText 'Names'" in str(error.value)


@given(ANYTHING)
def test_whatever_a_function_returns_is_shown_or_named(value: Any) -> None:
    text = HighlightedText(label="Names")
    with suppress(TypeError, ValueError):
        text.validate(text.postprocess(value))


@pytest.mark.parametrize(
    "payload",
    [
        "a",
        5,
        {"token": "a", "class_or_confidence": None},
        [["a", "x"]],
        [{"token": 5, "class_or_confidence": None}],
        [{"token": "a", "class_or_confidence": ["x"]}],
        [{"token": "a", "class_or_confidence": True}],
        [{"token": "a"}],
        [{"token": "a", "class_or_confidence": None, "more": 1}],
    ],
)
def test_refuses_what_the_browser_does_not_send(payload: Any) -> None:
    with pytest.raises(BadValue, match="HighlightedText 'Names' takes a list of"):
        HighlightedText(label="Names").preprocess(payload)


def test_refuses_a_text_without_end() -> None:
    with pytest.raises(BadValue, match="up to 1048576 characters in 65536 parts; it got 1048577 in 1"):
        HighlightedText().preprocess([{"token": "x" * (2**20 + 1), "class_or_confidence": None}])
    with pytest.raises(BadValue, match="it got 0 in 65537"):
        HighlightedText().preprocess([{"token": "", "class_or_confidence": None}] * (2**16 + 1))


def test_a_score_may_be_no_number() -> None:
    parts = HighlightedText().postprocess([("a", math.nan)]) or []
    assert math.isnan(float(parts[0]["class_or_confidence"] or 0))


def test_a_value_and_its_payload_are_flagged_alike() -> None:
    text = HighlightedText()
    payload = text.example_payload()
    assert text.to_flag([("Ada", "person"), (" was here", None)]) == text.to_flag(payload) == payload
