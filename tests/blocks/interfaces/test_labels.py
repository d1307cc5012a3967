"""What fields are called whose author did not say."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

import fanlight as gr
from fanlight.blocks.interfaces.labels import label_inputs, label_outputs


class Model:
    def __call__(self, photo: str, top: int) -> None: ...

    def method(self, photo: str) -> None: ...


def ask(name: str, request: gr.Request, age: int = 3, progress: gr.Progress = gr.Progress()) -> None: ...


def many(*words: str) -> None: ...


@pytest.mark.parametrize(
    ("fn", "expected"),
    [
        (ask, ["name", "age", "input 2"]),
        (Model(), ["photo", "top", "input 2"]),
        (Model().method, ["photo", "input 1", "input 2"]),
        (partial(ask, "Ada"), ["age", "input 1", "input 2"]),
        (many, ["input 0", "input 1", "input 2"]),
        (len, ["obj", "input 1", "input 2"]),
        (max, ["input 0", "input 1", "input 2"]),
    ],
)
def test_inputs_are_called_after_the_parameters(fn: Callable[..., Any], expected: list[str]) -> None:
    inputs = [gr.Textbox(), gr.Textbox(), gr.Textbox()]
    label_inputs(inputs, fn)
    assert [one.label for one in inputs] == expected


def test_outputs_are_numbered_where_there_are_several() -> None:
    one, two = [gr.Textbox()], [gr.Textbox(), gr.Textbox(label="Own"), gr.Number()]
    label_outputs(one)
    label_outputs(two)
    assert [field.label for field in one + two] == ["output", "output 0", "Own", "output 2"]


def test_an_update_keeps_the_label() -> None:
    field = gr.Textbox()
    label_outputs([field])
    assert field.changed({"lines": 3}).label == "output"
    state = gr.State()
    label_outputs([state])
    assert state.changed({"value": 1}).value == 1
