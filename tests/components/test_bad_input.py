"""What strangers send and what authors' functions return by mistake: taken, or an error that names the component."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import jsonschema
import pytest
from hypothesis import example, given, settings
from made import MADE
from named import named
from odd import NESTED, NUMBERS, OBJECTS, OF_NUMPY, OTHERS, PLACES, TEXTS, UNSPEAKABLE, payloads, values

from fanlight.blocks.errors import PageError, Refused
from fanlight.blocks.tree.component import Component
from fanlight.blocks.wire.codec import decode, encode

Watch = Callable[[], AbstractContextManager[list[Any]]]

FEW = settings(max_examples=max(1, settings().max_examples // 10))
"""Of each component: there are many."""
RETURNED = [*NUMBERS, *TEXTS, *PLACES, *OBJECTS, *NESTED, *OF_NUMPY, *OTHERS, *UNSPEAKABLE]
TRAVELLING = [component for component in MADE if not component.is_server_side and not component.holds_files]
PARAMETERS = [
    ("minimum", "a"),
    ("maximum", [1]),
    ("precision", "a"),
    ("precision", 0.5),
    ("step", "a"),
    ("type", "x" * 2000),
    ("variant", UNSPEAKABLE[0]),
    ("every", "x" * 2000),
]


def complaint(call: Callable[[], Any], *kinds: type[Exception]) -> str | None:
    """The text of the error that a call ends with, if it does."""
    try:
        call()
    except kinds as error:
        return str(error)
    return None


def assert_clear(text: str | None, name: str) -> None:
    if text is not None:
        assert name in text
        assert len(text) < 700
        encode(text)


@pytest.mark.parametrize("component", MADE, ids=named)
def test_a_payload_of_a_stranger_is_taken_or_refused_by_name_and_opens_nothing(
    watch_files: Watch, component: Component
) -> None:
    schema = jsonschema.Draft202012Validator(component.api_info())

    @FEW
    @given(payloads(component))
    @example({"url": "javascript:alert(1)"})
    def check(sent: Any) -> None:
        if complaint(lambda: encode(sent), TypeError) is not None:  # it cannot be sent
            return
        payload = decode(encode(sent))
        with watch_files() as opened:
            text = complaint(lambda: component.preprocess(payload), Refused)
        assert_clear(text, component.name)
        assert opened == []
        if text is None:
            assert schema.is_valid(payload) or component.is_server_side
            component.validate(component.kept(payload))

    check()


@pytest.mark.parametrize("component", MADE, ids=named)
@pytest.mark.filterwarnings("ignore")
def test_whatever_a_function_returns_is_shown_or_the_error_names_the_component(component: Component) -> None:
    for value in RETURNED:
        shown: list[Any] = []
        text = complaint(lambda: shown.append(component.postprocess(value)), ValueError, TypeError)  # noqa: B023
        assert_clear(text, component.name)
        if component in TRAVELLING and shown:
            assert encode(decode(encode(shown))) == encode(shown)


@pytest.mark.parametrize("component", MADE, ids=named)
@pytest.mark.filterwarnings("ignore")
def test_what_is_shown_is_taken_again_or_refused_by_name_and_stays_what_it_is(component: Component) -> None:
    @FEW
    @given(values(component))
    @example({"url": "javascript:alert(1)"})
    @example("http://[")
    @example([("a", None), (True, None)])
    def check(value: Any) -> None:
        shown: list[Any] = []
        text = complaint(lambda: shown.append(component.postprocess(value)), ValueError, TypeError)
        assert_clear(text, component.name)
        if text is None:
            assert_clear(
                complaint(lambda: component.process_example(value), ValueError, TypeError), component.name
            )
        for payload in shown if component in TRAVELLING else ():
            came = decode(encode(payload))
            assert_clear(complaint(lambda: component.preprocess(came), Refused), component.name)  # noqa: B023

    check()


@pytest.mark.parametrize(("parameter", "argument"), PARAMETERS, ids=range(len(PARAMETERS)))
def test_a_wrong_argument_is_refused_where_it_is_written(parameter: str, argument: Any) -> None:
    takers = {type(component): component for component in MADE if parameter in vars(component)}
    assert takers
    for kind, component in takers.items():
        text = complaint(lambda: component.changed({parameter: argument}), PageError)  # noqa: B023
        assert text is not None
        assert any(cls.__name__ in text for cls in kind.__mro__)  # or that of the class which looks at it
        assert_clear(text, parameter)
