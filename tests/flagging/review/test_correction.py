import json
from pathlib import Path
from typing import Any

import pytest

import fanlight as gr
from fanlight.flagging import Sample
from fanlight.flagging.review.correction import Correction, NoJSON, corrections
from fanlight.flagging.review.form import Field

LABEL = {"label": "sad", "confidences": [{"label": "sad", "confidence": 0.9}]}


def correction(component: str, **parameters: Any) -> Correction:
    with gr.Blocks():
        (one,) = corrections([Field("Out", "output", component, json.dumps(parameters))])
    return one


def sample(value: Any) -> Sample:
    return Sample("id", "dataset1.csv", {"Out": value}, {"Out": "output"}, {})


@pytest.mark.parametrize(
    ("component", "value", "shown", "written", "expected"),
    [
        ("Textbox", "a", "a", "b", "b"),
        ("Textbox", None, None, "b", "b"),
        ("Textbox", "a", "a", "", ""),
        ("Number", 1.5, 1.5, 2, 2),
        ("Checkbox", True, True, False, False),
        ("Label", LABEL, "sad", "happy", {"label": "happy", "confidences": None}),
        ("JSON", {"a": 1}, '{\n  "a": 1\n}', '{"a": 2}', {"a": 2}),
        ("Gone", "a", "a", "b", "b"),
    ],
)
def test_what_is_written_becomes_a_value_of_the_output(
    component: str, value: Any, shown: Any, written: Any, expected: Any
) -> None:
    one = correction(component)
    assert one.component.interactive is True
    assert one.payload(sample(value), Path()) == shown
    assert one.value(shown, sample(value), Path()) is None
    assert one.value(written, sample(value), Path()) == expected


def test_choices_stay_choices() -> None:
    one = correction("Radio", choices=["a", "b"], label="Out")
    assert isinstance(one.component, gr.Radio)
    assert one.component.label == "Out, as it should be"


def test_an_empty_field_says_nothing() -> None:
    for component in ("Textbox", "Number", "Label", "JSON"):
        assert correction(component).value(None, sample(None), Path()) is None
    assert correction("Textbox").value("", sample(None), Path()) is None


def test_text_that_should_be_json_must_be() -> None:
    with pytest.raises(NoJSON, match="Out is no JSON"):
        correction("JSON").value("{", sample({}), Path())
