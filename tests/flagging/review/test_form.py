from pathlib import Path

import pytest
from flagger import Flagger

import fanlight as gr
from fanlight.flagging import Sample, read
from fanlight.flagging.review.form import Field, form_of


def test_samples_of_one_interface_have_one_form(flagger: Flagger) -> None:
    flagger.flag(option="wrong")
    flagger.flag((1, "add", 2, None, "a comment"), username="ada")
    first, second = map(form_of, read(flagger.folder, raw=True))
    assert first == second
    assert [field.column for field in first.fields] == ["a", "operation", "b", "result"]
    assert [field.column for field in first.of_role("output")] == ["result"]
    assert first.says_roles


@pytest.mark.parametrize(
    ("value", "component"),
    [("a", "Textbox"), (1.5, "Number"), (True, "Textbox"), ([1], "JSON"), (None, "Textbox"),
     (Path("Photo/0123456789abcdef-a.png"), "Image"), (Path("Photo/0123456789abcdef-a.bin"), "Textbox")],
)  # fmt: skip
def test_what_nobody_described_is_shown_by_what_it_is(value: object, component: str) -> None:
    form = form_of(Sample("id", "log.csv", {"x": value}, {}, {}))
    assert [(field.component, field.role) for field in form.fields] == [(component, None)]
    assert not form.says_roles


def test_a_component_is_made_again_with_what_counts_here() -> None:
    field = Field(
        "Grade", "output", "Radio", '{"choices": ["a", "b"], "label": "Grade", "interactive": true}'
    )
    made = field.make(interactive=False)
    assert isinstance(made, gr.Radio)
    assert (made.label, made.interactive, made.choices) == ("Grade", False, [("a", "a"), ("b", "b")])


@pytest.mark.parametrize(
    "field", [Field("X", None, "Gone", "{}"), Field("X", None, "Image", '{"image_mode": "of old"}')]
)
def test_what_cannot_be_made_again_is_text(field: Field) -> None:
    made = field.make(interactive=False, buttons=["fullscreen"], height=300)
    assert isinstance(made, gr.Textbox)
    assert (made.label, made.interactive) == ("X", False)
