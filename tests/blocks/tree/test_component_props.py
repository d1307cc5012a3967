from __future__ import annotations

from collections.abc import Callable
from typing import Any

from visit import App

import fanlight as gr
from fanlight.blocks.tree.component_props import ComponentProps, asked_as_props

Start = Callable[..., App]


def double(box: gr.Number) -> Any:
    assert isinstance(box, ComponentProps)
    box.maximum = 2 * (box.maximum or 0)
    box.value = 2 * (box.value or 0)
    return box


async def test_a_function_gets_and_sets_what_an_annotated_component_says(serve_without_socket: Start) -> None:
    with gr.Blocks() as demo:
        box, told = gr.Number(5, maximum=10, label="Box"), gr.Textbox()
        grow, tell = gr.Button(), gr.Button()
        grow.click(double, box, box)

        @tell.click(inputs=[told, box], outputs=told)
        def say(text: str, box: gr.Number) -> str:
            return f"{text} {box.value} of {box.maximum} in {box.label}"

    visit = serve_without_socket(demo).visit()
    assert (await visit.run(grow, "click", {box: 5}))["state"] == "done", visit.seen
    assert visit.value(box) == 10
    assert (await visit.run(grow, "click", {box: 10}))["state"] == "done", visit.seen
    assert (await visit.run(tell, "click", {box: 20, told: "Now"}))["state"] == "done", visit.seen
    assert visit.value(told) == "Now 20 of 40 in Box"


def test_only_parameters_of_inputs_are_asked_for() -> None:
    with gr.Blocks():
        a, b, state = gr.Number(), gr.Number(), gr.State(0)

    def mixed(
        x: int, request: gr.Request, y: gr.Number, s: gr.State, *, z: gr.Slider | None = None
    ) -> None: ...

    def by_name(*args: Any, z: gr.Slider) -> None: ...

    assert asked_as_props(mixed, [a, b, state], []) == {1}
    assert asked_as_props(by_name, [a, b, a], ["z"]) == {2}
    assert asked_as_props(None, [a], []) == asked_as_props(print, [a, b], []) == frozenset()


def test_what_a_function_has_changed() -> None:
    group = gr.CheckboxGroup(["a", "b"], label="Letters")
    props = ComponentProps(group, ["a"])
    assert props.changes() == {"value": ["a"]}  # it may have been changed from within
    props.choices.append(("C", "c"))
    assert (len(group.choices), set(props.changes())) == (2, {"value", "choices"})
    assert ComponentProps(gr.Textbox("x"), "x").changes() == {}
