"""Values: the components that show what went into a run and what came out of it, and those that correct it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ...blocks.errors import Refused
from ...blocks.layouts.accordion import Accordion
from ...blocks.layouts.column import Column
from ...blocks.layouts.row import Row
from ...blocks.tree.component import Component
from ...components.markdown import Markdown
from ..sample import Sample
from .correction import corrections
from .files import with_media
from .form import Field, Form
from .telling import value_in_words

TALL = 300
"""Pixels that a picture has in height: the whole of a sample shall be in sight."""


class Values:
    """The components for samples of one form, for the open layout.

    Args:
        form: what the columns are.
        folder: the flagged folder.

    Attributes:
        form: the same.
        shown: the components that show the values, by column.
        corrections: where the outputs are corrected.
    """

    def __init__(self, form: Form, folder: Path) -> None:
        self.form = form
        self.shown: dict[str, Component] = {}
        self._folder = folder
        with Row():
            for title, fields in _parts(form):
                with Column(min_width=240):
                    Markdown(f"### {title}")
                    for field in fields:
                        self.shown[field.column] = _view(field)
        outputs = form.of_role("output") if form.says_roles else list(form.fields)
        with Accordion("Correction", open=form.says_roles and not any(map(_is_large, outputs))), Row():
            self.corrections = corrections(outputs)

    @property
    def components(self) -> list[Component]:
        """All that `fill` has a payload for."""
        return [*self.shown.values(), *self.editors]

    @property
    def editors(self) -> list[Component]:
        """Those that the reviewer writes into."""
        return [one.component for one in self.corrections]

    def fill(self, sample: Sample) -> list[Any]:
        """The payloads of `components` for a sample of this form."""
        shown = [_payload(one, sample.data[column], self._folder) for column, one in self.shown.items()]
        return [*shown, *(one.payload(sample, self._folder) for one in self.corrections)]

    def expected(self, payloads: Sequence[Any], sample: Sample) -> dict[str, Any]:
        """What the reviewer has corrected, by column.

        Args:
            payloads: of `editors`.
            sample: the one that they show.

        Raises:
            NoJSON: a text should be JSON, and is none.
        """
        pairs = zip(self.corrections, payloads, strict=True)
        values = {one.field.column: one.value(payload, sample, self._folder) for one, payload in pairs}
        return {column: value for column, value in values.items() if value is not None}


def _parts(form: Form) -> list[tuple[str, list[Field]]]:
    if not form.says_roles:
        return [("Values", list(form.fields))]
    known = [("Inputs", form.of_role("input")), ("Outputs", form.of_role("output"))]
    rest = [field for field in form.fields if field.role is None]
    return [(title, fields) for title, fields in [*known, ("Values", rest)] if fields]


def _view(field: Field) -> Component:
    if field.component == "Image":
        return field.make(interactive=False, height=TALL, buttons=["fullscreen", "download"])
    return field.make(interactive=False)


def _is_large(field: Field) -> bool:
    return field.component == "Image"


def _payload(component: Component, value: Any, folder: Path) -> Any:
    """A kept value as a component shows it; nothing where it is not one of the component's."""
    if value is None:
        return component.initial()
    if component.holds_files:
        return with_media(value, folder)
    if type(component).__name__ == "Textbox":
        return value_in_words(value)
    try:
        component.validate(value)
    except Refused:
        return component.initial()
    return value
