"""What a validator may return, and what that refuses."""

from __future__ import annotations

from typing import Any

import pytest
from named import named

import fanlight as gr
from fanlight.blocks.errors import PageError
from fanlight.blocks.tree.validation import refusals, validate

NAME, AGE = gr.Textbox(label="Name"), gr.Number(label="Age")
BAD, FINE = validate(is_valid=False, message="no"), validate(is_valid=True, message="never read")


@pytest.mark.parametrize(
    "verdict",
    [None, True, FINE, [None, FINE], (True, None), [FINE, FINE], {}, {NAME: FINE}, {AGE: None}],
    ids=named,
)
def test_accepts(verdict: Any) -> None:
    assert refusals([NAME, AGE], verdict) == {}


@pytest.mark.parametrize(
    ("verdict", "names"),
    [
        ([BAD, FINE], ["Name"]),
        ((None, BAD), ["Age"]),
        ([BAD, BAD], ["Name", "Age"]),
        ({AGE: BAD}, ["Age"]),
        (BAD, ["Name", "Age"]),
    ],
    ids=named,
)
def test_refuses(verdict: Any, names: list[str]) -> None:
    found = refusals([NAME, AGE], verdict)
    assert {component.label: message for component, message in found.items()} == dict.fromkeys(names, "no")


@pytest.mark.parametrize("verdict", [BAD, [BAD], (BAD,), {NAME: BAD}], ids=named)
def test_refuses_a_single_input(verdict: Any) -> None:
    assert refusals([NAME], verdict) == {NAME: "no"}


def test_without_inputs_it_is_an_error_for_the_visitor() -> None:
    with pytest.raises(gr.Error, match=r"^no$"):
        refusals([], BAD)
    assert refusals([], FINE) == {}


@pytest.mark.parametrize(
    ("verdict", "complaint"),
    [
        ([BAD], "The validator returned 1 verdicts for 2 inputs"),
        ([], "The validator returned 0 verdicts for 2 inputs"),
        ([BAD, "too young"], "returned a str for Number 'Age'"),
        (False, "returned a bool for Textbox 'Name'"),
        ({"name": BAD}, "'name', which is no input"),
    ],
    ids=named,
)
def test_what_is_no_verdict_names_the_cure(verdict: Any, complaint: str) -> None:
    with pytest.raises(PageError, match=complaint):
        refusals([NAME, AGE], verdict)


def test_any_object_is_a_condition_and_a_message() -> None:
    found = validate(1, ValueError("too long"))  # type: ignore[arg-type]  # as people write it
    assert (found.is_valid, found.message) == (True, "too long")
