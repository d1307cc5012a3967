"""What a function may ask for by annotation."""

from __future__ import annotations

import pickle
from functools import partial
from typing import Any, Optional

import pytest

import fanlight as gr
from fanlight.blocks.tree.injected import PerRun, injected_parameters


def asks(a: int, request: gr.Request, event: Optional[gr.SelectData] = None) -> None: ...  # noqa: UP045  # as people write it


def test_parameters_are_found_with_place_and_class() -> None:
    found = [(one.name, one.place, one.kind) for one in injected_parameters(asks)]
    assert found == [("request", 1, gr.Request), ("event", 2, gr.SelectData)]


class Own(PerRun):
    def for_run(self) -> Own:
        return Own()


def test_defaults_that_each_run_has_its_own_of_are_found_wherever_they_stand() -> None:
    own = Own()

    def fn(a: int, b: Own = own, c: int = 1, *, d: Any = own, e: str = "") -> None: ...

    assert [(one.name, one.place, one.kind) for one in injected_parameters(fn)] == [
        ("b", 1, own),
        ("d", None, own),
    ]
    with_partial = partial(fn, e="e", d=own)
    assert [one.name for one in injected_parameters(with_partial)] == ["b", "d"]


@pytest.mark.parametrize("fn", [None, print, max, lambda a: a, int, "text".join])
def test_others_ask_for_nothing(fn: Any) -> None:
    assert injected_parameters(fn) == ()


def test_what_an_event_carries_are_its_attributes() -> None:
    event = gr.EventData("block", {"key": 1})
    assert event.target == "block"
    assert event.key == 1
    with pytest.raises(AttributeError, match="no 'other'"):
        _ = event.other
    assert pickle.loads(pickle.dumps(event)).key == 1


@pytest.mark.parametrize("data", [None, 5, [], "text", {}])
def test_a_selection_without_data_is_empty(data: Any) -> None:
    event = gr.SelectData("block", data)
    assert (event.index, event.value, event.selected) == (None, None, True)


def test_a_deselection() -> None:
    assert gr.SelectData("block", {"index": 1, "value": "v", "selected": False}).selected is False


def test_nobody_has_signed_in() -> None:
    def fn(text: str, who: gr.OAuthProfile | None, *, token: Optional[gr.OAuthToken]) -> None: ...  # noqa: UP045

    found = injected_parameters(fn)
    assert [(one.name, one.place) for one in found] == [("who", 1), ("token", None)]
    for one in found:
        assert isinstance(one.kind, PerRun)
        assert one.kind.for_run() is None


def test_who_needs_somebody_signed_in_says_so() -> None:
    def fn(who: gr.OAuthProfile) -> None: ...

    [needed] = injected_parameters(fn)
    assert isinstance(needed.kind, PerRun)
    with pytest.raises(gr.Error, match="Sign in with Hugging Face first"):
        needed.kind.for_run()
