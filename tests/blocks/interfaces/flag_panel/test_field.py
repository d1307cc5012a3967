"""What experts fill in: how outputs are corrected, each kind in its own way."""

from __future__ import annotations

from typing import Any

import pytest

import fanlight as gr
from fanlight.blocks.interfaces.flag_panel.field import BadAnswer, Comment, Correction, Question


def correction(output: gr.Component) -> Correction:
    output.label = "out"
    output.given = {**output.given, "label": "out"}
    return Correction(output, 0)


@pytest.mark.parametrize(
    "output",
    [
        gr.Textbox(),
        gr.Number(),
        gr.Slider(),
        gr.Checkbox(),
        gr.Radio(["a"]),
        gr.Label(),
        gr.JSON(),
        gr.Markdown(),
    ],
    ids=lambda one: type(one).__name__,
)
def test_what_can_be_edited_can_be_corrected(output: gr.Component) -> None:
    assert Correction.can_correct(output)


@pytest.mark.parametrize(
    "output",
    [gr.Image(), gr.State(), gr.Button(), gr.Textbox(type="password"), gr.Timer()],
    ids=lambda one: type(one).__name__,
)
def test_what_cannot_be_edited_is_left_out(output: gr.Component) -> None:
    assert not Correction.can_correct(output)


@pytest.mark.parametrize(
    ("output", "payload", "begins", "filled_in", "kept"),
    [
        (gr.Textbox(), "a", "a", "b", "b"),
        (gr.Textbox(), None, "", "b", "b"),
        (gr.Number(), 1.5, 1.5, 2, 2),
        (gr.Number(), None, None, 2, 2),
        (gr.Slider(0, 10), 3, 3, 4, 4),
        (gr.Checkbox(), True, True, False, False),
        (gr.Radio(["a", "b"]), "a", "a", "b", "b"),
        (gr.Markdown(), "# a", "# a", "# b", "# b"),
        (
            gr.Label(),
            {"label": "cat", "confidences": [{"label": "cat", "confidence": 0.9}]},
            "cat",
            "dog",
            {"label": "dog", "confidences": None},
        ),
        (gr.JSON(), {"ü": [1]}, '{\n  "ü": [\n    1\n  ]\n}', '{"ü": [2]}', {"ü": [2]}),
    ],
)
def test_a_correction_begins_with_the_output_and_becomes_its_payload(
    output: gr.Component, payload: Any, begins: Any, filled_in: Any, kept: Any
) -> None:
    field = correction(output)
    assert field.clean([payload]) == begins
    assert field.read(filled_in) == kept
    assert (field.column.label, field.role, type(field.column)) == ("corrected out", "expected", type(output))
    field.column.preprocess(kept)
    assert (field.component.label, field.component.interactive) == ("Corrected out", False)


@pytest.mark.parametrize(
    ("output", "payload", "begins"),
    [
        (gr.Number(minimum=0), -1, None),
        (gr.Slider(0, 10), None, gr.Slider(0, 10).initial()),
        (gr.Slider(0, 10), 11, gr.Slider(0, 10).initial()),
        (gr.JSON(), ["x" * 2**20], ""),
        (gr.Label(), None, ""),
    ],
)
def test_what_could_not_be_edited_begins_empty(output: gr.Component, payload: Any, begins: Any) -> None:
    assert correction(output).clean([payload]) == begins


def test_what_is_no_json_is_said() -> None:
    with pytest.raises(BadAnswer, match="“Corrected out” is no JSON"):
        correction(gr.JSON()).read("{")


def test_a_correction_shares_no_button_id_or_function_with_its_output() -> None:
    output = gr.Textbox(lambda: "x", elem_id="it", every=3, submit_btn=True, lines=3, info="An output.")
    field = correction(output)
    assert isinstance(field.component, gr.Textbox)
    assert (field.component.elem_id, field.component.load_fn, field.component.every) == (None, None, None)
    assert (field.component.submit_btn, field.component.lines, field.component.info) == (False, 3, None)


def test_an_empty_comment_is_none() -> None:
    field = Comment()
    assert (field.column.label, field.clean([]), field.read(""), field.read("hm")) == (
        "comment",
        "",
        None,
        "hm",
    )


def test_a_question_begins_with_its_own_value() -> None:
    field = Question(gr.Radio(["yes", "no"], value="no", label="Right?"))
    assert (field.clean([]), field.read("yes"), field.role) == ("no", "yes", "answer")
