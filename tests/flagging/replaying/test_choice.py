from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import pytest

import fanlight as gr
from fanlight.flagging import RunFacts
from fanlight.flagging.flag import Role
from fanlight.flagging.replaying.choice import Choice, choose
from fanlight.flagging.replaying.errors import CannotReplay
from fanlight.flagging.sample import Sample

RUN = RunFacts("0" * 32, "plus", "done", None, datetime(2026, 11, 21, tzinfo=timezone.utc), 0.0, 0.1, {})


def sample(*columns: str, run: RunFacts | None = None, **roles: Role) -> Sample:
    return Sample("5a" * 8, "dataset1.csv", dict.fromkeys([*columns, *roles]), roles, {}, run)


def app(*functions: tuple[str, list[str | None], list[str | None]]) -> gr.Blocks:
    """An app with functions of so many numbers, each with fields of its own."""
    with gr.Blocks() as demo:
        for name, *labels in functions:
            inputs, outputs = ([gr.Number(label=label) for label in some] for some in labels)
            gr.Button().click(lambda *values, own=name: own, inputs, outputs, api_name=name)
    return demo


def chosen(demo: gr.Blocks, of: Sample, name: str | None = None) -> Choice:
    found = choose(demo.graph.listeners, of, name)
    assert found is not None
    return found


def test_the_labels_of_inputs_and_outputs_are_looked_for_among_the_columns() -> None:
    found = chosen(app(("plus", ["a", "b"], ["sum"])), sample("a", "b", "sum", "flag", "timestamp"))
    assert (found.inputs, found.outputs) == ({0: "a", 1: "b"}, {0: "sum"})


def test_every_input_must_be_there_and_not_every_output() -> None:
    demo = app(("plus", ["a", "b"], ["sum", "carry"]))
    assert chosen(demo, sample("a", "b", "carry")).outputs == {1: "carry"}
    assert choose(demo.graph.listeners, sample("a", "sum", "carry")) is None


def test_labels_that_come_twice_or_not_at_all_are_those_of_the_loggers() -> None:
    found = chosen(app(("plus", ["n", None], ["n"])), sample("n", "component 1", "n (2)"))
    assert (found.inputs, found.outputs) == ({0: "n", 1: "component 1"}, {0: "n (2)"})


def test_the_one_with_the_most_inputs_is_meant() -> None:
    demo = app(("one", ["a"], ["sum"]), ("plus", ["a", "b"], ["sum"]), ("reset", [], ["a", "b", "sum"]))
    assert chosen(demo, sample("a", "b", "sum")).listener.api_name == "plus"


def test_the_run_says_which_else_the_caller_must() -> None:
    demo = app(("minus", ["a", "b"], ["sum"]), ("plus", ["a", "b"], ["sum"]))
    assert chosen(demo, sample("a", "b", "sum", run=RUN)).listener.api_name == "plus"
    assert chosen(demo, sample("a", "b", "sum"), "minus").listener.api_name == "minus"
    with pytest.raises(CannotReplay, match="several functions"):
        choose(demo.graph.listeners, sample("a", "b", "sum"))


def test_roles_are_kept_to() -> None:
    demo = app(("plus", ["a", "b"], ["sum"]))
    reworded = chosen(demo, sample(x="input", y="input", z="output"))
    assert (reworded.inputs, reworded.outputs) == ({0: "x", 1: "y"}, {0: "z"})
    assert choose(demo.graph.listeners, sample(a="input", b="output", sum="output")) is None
    asked = chosen(demo, sample(a="input", b="input", sum="output", comment="comment"))
    assert asked.outputs == {0: "sum"}


def test_state_and_what_gives_nothing_back_do_not_count() -> None:
    with gr.Blocks() as demo:
        state, a, total = gr.State(), gr.Number(label="a"), gr.Number(label="sum")
        gr.Button().click(lambda state, a: (state, a), [state, a], [state, total])
        gr.Button().click(lambda a, total: None, [a, total], None)
        gr.Button().click(None, a, total, js="a => a")
    found = chosen(demo, sample("a", "sum"))
    assert (found.inputs, found.outputs) == ({1: "a"}, {1: "sum"})


@pytest.mark.parametrize("name", ["minus", ""])
def test_a_function_that_is_not_there_is_refused(name: Any) -> None:
    with pytest.raises(CannotReplay, match=f"no function '{name}'. It has <lambda>"):
        choose(app(("plus", ["a"], ["sum"])).graph.listeners, sample("a", "sum"), name)
