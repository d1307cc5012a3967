from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.blocks.errors import BadValue, PageError
from fanlight.blocks.wire.codec import decode, encode
from fanlight.components.param_viewer import ParamViewer

TEXTS = st.none() | st.text()
PARAMETERS = st.dictionaries(
    st.text(), st.fixed_dictionaries({"type": TEXTS, "description": TEXTS, "default": TEXTS})
)


@given(PARAMETERS)
def test_parameters_survive_both_ways(parameters: dict[str, Any]) -> None:
    viewer = ParamViewer()
    assert viewer.preprocess(decode(encode(viewer.postprocess(parameters)))) == parameters


def test_what_is_missing_is_not_shown() -> None:
    assert ParamViewer().postprocess({"a": {}}) == {"a": {"type": None, "description": None, "default": None}}
    assert ParamViewer().initial() == ParamViewer().empty() == {}


def test_a_type_may_be_a_class_and_a_default_any_object() -> None:
    given: dict[Any, Any] = {"a": {"type": int, "default": False}, 2: {"default": 1.5, "type": int | None}}
    shown = ParamViewer(given).initial()
    assert shown == {
        "a": {"type": "int", "description": None, "default": "False"},
        "2": {"type": "int | None", "description": None, "default": "1.5"},
    }


def test_a_list_names_its_parameters() -> None:
    assert list(ParamViewer().postprocess([{"name": "a", "type": "str"}, {"name": "b"}])) == ["a", "b"]


@pytest.mark.parametrize("value", [1, "ab", ["a"], [{}], {"a": 1}, {"a": ["b"]}, {"a": None}, object()])
def test_says_what_it_shows_instead_of_other_things(value: Any) -> None:
    with pytest.raises(ValueError, match="ParamViewer 'Takes' shows a dict of parameters' names"):
        ParamViewer(label="Takes").postprocess(value)


@pytest.mark.parametrize("payload", [None, [], "a", {"a": 1}, {"a": {"type": 1}}, {"a": {"more": "b"}}])
def test_refuses_what_it_has_not_sent(payload: Any) -> None:
    with pytest.raises(BadValue, match="ParamViewer 'Takes' takes a dict of names to dicts"):
        ParamViewer(label="Takes").preprocess(payload)


def test_a_language_is_one_of_two() -> None:
    with pytest.raises(PageError, match="language='rust'"):
        ParamViewer(language="rust")  # type: ignore[arg-type]


def test_a_sample_shows_the_names() -> None:
    assert ParamViewer().process_example({"a": {}, "b": {}}) == "a, b"
