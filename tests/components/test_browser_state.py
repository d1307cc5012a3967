from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

import fanlight as gr
from fanlight.blocks.errors import PageError
from fanlight.components.browser_state import LONGEST, BrowserState


def keys(*states: BrowserState) -> list[str]:
    return [state.props()["made_key"] for state in states]


def test_nothing_kept_is_the_default_of_which_each_function_gets_its_own() -> None:
    state = BrowserState({"names": []})
    mine = state.preprocess(None)
    mine["names"].append("Ada")
    assert state.preprocess(None) == {"names": []}


def test_what_was_kept_is_a_copy_too() -> None:
    kept = [[1]]
    BrowserState().preprocess(kept)[0].append(2)
    assert kept == [[1]]


def test_it_is_what_json_can_say() -> None:
    state = BrowserState(("Ada", np.int64(36)))
    assert state.default_value == state.initial() == ["Ada", 36]
    assert state.postprocess({1: (True, None)}) == {"1": [True, None]}
    assert math.isnan(state.postprocess(math.nan))


def test_what_looks_like_a_file_is_plain_data() -> None:
    payload = {"path": "/etc/passwd", "$file": "f1", "url": "http://127.0.0.1/"}
    assert BrowserState().preprocess(payload) == payload


def test_it_has_a_limit() -> None:
    assert BrowserState().postprocess("x" * (LONGEST - 2))
    with pytest.raises(ValueError, match="more than the 262144"):
        BrowserState().postprocess("x" * LONGEST)
    with pytest.raises(PageError, match="cannot keep this default_value"):
        BrowserState("x" * LONGEST)


def test_a_default_that_holds_itself_is_refused() -> None:
    knot: list[Any] = []
    knot.append(knot)
    with pytest.raises(PageError, match="nested deeper"):
        BrowserState(knot)


def test_the_key_is_the_authors() -> None:
    assert BrowserState(storage_key="user").props()["storage_key"] == "user"
    assert BrowserState().props()["storage_key"] is None


def test_a_made_key_survives_a_restart_and_changes_around_it() -> None:
    def page(*, with_text: bool) -> list[str]:
        with gr.Blocks():
            if with_text:
                gr.Markdown("new")
            return keys(gr.BrowserState({"a": 1}), gr.BrowserState("b"))

    assert page(with_text=False) == page(with_text=True)


def test_made_keys_differ() -> None:
    with gr.Blocks():
        states = [gr.BrowserState(), gr.BrowserState(storage_key="x"), gr.BrowserState(), gr.BrowserState("")]
        assert len(set(keys(states[0], *states[2:]))) == 3


def test_an_update_leaves_the_key() -> None:
    with gr.Blocks():
        gr.BrowserState()
        state = gr.BrowserState()
        assert keys(state.changed({"value": [3]})) == keys(state)


def test_the_secret_is_not_sent() -> None:
    assert "tell nobody" not in str(BrowserState(1, secret="tell nobody").props())
