"""The graph: who is started by what, and what is wrong with a listener."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import fanlight as gr
from fanlight.blocks.errors import PageError
from fanlight.blocks.tree.listener import Trigger

triggers = st.tuples(st.integers(0, 4), st.sampled_from(["change", "input", "submit"]))


@given(st.lists(st.lists(triggers, min_size=1, max_size=3, unique=True), max_size=8))
def test_whoever_is_started_is_given_in_the_order_of_declaration(plan: list[list[tuple[int, str]]]) -> None:
    with gr.Blocks() as demo:
        boxes = [gr.Textbox() for _ in range(5)]
        listeners = [gr.on([Trigger(boxes[n], event) for n, event in one], lambda: None) for one in plan]
    for number, box in enumerate(boxes):
        for event in ("change", "input", "submit"):
            wanted = [
                listener for listener, bound in zip(listeners, plan, strict=True) if (number, event) in bound
            ]
            assert demo.graph.started_by(box.id or 0, event) == wanted
    assert [listener.index for listener in demo.graph.listeners] == list(range(len(plan)))


@pytest.mark.parametrize("role", ["a trigger", "an input", "an output"])
def test_a_block_of_elsewhere_is_named_with_its_role_and_the_cure(role: str) -> None:
    stranger: Any = gr.Textbox(label="Stranger")

    def page() -> None:
        with gr.Blocks():
            box: Any = gr.Textbox()
            source = stranger if role == "a trigger" else box
            source.submit(
                lambda text: text,
                stranger if role == "an input" else box,
                stranger if role == "an output" else box,
            )

    with pytest.raises(PageError, match=rf"Textbox 'Stranger' is {role}.*\.render\(\)"):
        page()


def test_a_block_of_another_page_is_not_of_this_one() -> None:
    with gr.Blocks():
        other = gr.Textbox()
    with pytest.raises(PageError, match="not on this page"), gr.Blocks():
        gr.Button().click(lambda: "x", None, other)


def inputs(fn: Callable[..., Any], count: int) -> None:
    with gr.Blocks():
        gr.Button().click(fn, [gr.Number() for _ in range(count)])


def two(a: int, b: int = 0) -> None: ...


class Method:
    def take(self, a: int) -> None: ...


@pytest.mark.parametrize(
    ("fn", "count"),
    [
        (two, 1),
        (two, 2),
        (lambda *args: None, 9),
        (lambda a, *args: None, 9),
        (lambda a, *, b=1: None, 1),
        (lambda a, **rest: None, 1),
        (partial(two, 1), 1),
        (Method().take, 1),
        (print, 3),
        (max, 2),
    ],
)
def test_what_fits_gives_no_warning(fn: Callable[..., Any], count: int) -> None:
    inputs(fn, count)


def asks(a: int, request: gr.Request, event: gr.EventData) -> None: ...


def test_injected_parameters_do_not_count() -> None:
    inputs(asks, 1)


@pytest.mark.parametrize(
    ("fn", "count", "text"),
    [
        (two, 0, r"'two' takes 1 to 2 argument\(s\), but its listener gives it 0"),
        (two, 3, r"'two' takes 1 to 2 argument\(s\), but its listener gives it 3"),
        (asks, 2, r"'asks' takes 1 argument\(s\), but its listener gives it 2"),
        (lambda: None, 1, r"'<lambda>' takes 0 argument\(s\), but its listener gives it 1"),
        (lambda *, a: None, 1, "takes 0"),
    ],
)
def test_what_does_not_fit_is_warned_of_by_name_and_count(
    fn: Callable[..., Any], count: int, text: str
) -> None:
    with pytest.warns(UserWarning, match=text):
        inputs(fn, count)


def test_the_warning_names_arguments_and_inputs() -> None:
    with pytest.warns(UserWarning, match=r"Arguments: a, \[b\]\. Inputs: none\."), gr.Blocks():
        gr.Button().click(two)


def test_the_warning_comes_once() -> None:
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        with gr.Blocks() as demo:
            gr.Button().click(two)
        with demo:
            gr.Textbox()
    assert len(found) == 1


@pytest.mark.parametrize("value", [None, "", 0, [], {}, np.zeros((2, 2, 3)), "text", [1]], ids=repr)
def test_any_value_tells_whether_a_visitor_may_edit(value: Any) -> None:
    with gr.Blocks() as demo:
        alone, box = gr.Image(), gr.Textbox()
        alone.value = value
        out = gr.Textbox()
        box.submit(lambda text: text, box, out)
    is_empty = isinstance(value, (str, int, list, dict, type(None))) and not value
    assert demo.graph.is_interactive(alone) == is_empty
    assert demo.graph.is_interactive(box)
    assert not demo.graph.is_interactive(out)
