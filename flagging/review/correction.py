"""Correction: where a reviewer says what an output should have been, and what that is as a value."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...blocks.tree.component import Component
from ...blocks.wire.media import StoredFile
from ...components.textbox import Textbox
from ..errors import FlaggingError
from ..sample import Sample
from .files import with_media
from .form import Field


class NoJSON(FlaggingError, ValueError):
    """What stands in a field for JSON is none."""


@dataclass(frozen=True, slots=True)
class Correction:
    """An output that can be corrected.

    Attributes:
        field: its column.
        component: where it is corrected, in place of the output's own where nobody can write into that.
    """

    field: Field
    component: Component

    @property
    def is_written_as_text(self) -> bool:
        """Whether the value is written in a Textbox that is not its own."""
        return self.field.component != "Textbox" and isinstance(self.component, Textbox)

    def payload(self, sample: Sample, folder: Path) -> Any:
        """What stands in the component at first: the value as corrected last, else the output itself, but for files."""
        value = sample.expected.get(self.field.column)
        if value is None and not self.component.holds_files:
            value = sample.data.get(self.field.column)
        if self.component.holds_files:
            return with_media(value, folder)
        return self._as_text(value) if self.is_written_as_text else value

    def value(self, payload: Any, sample: Sample, folder: Path) -> Any:
        """What a reviewer has made of it; None: nothing.

        Raises:
            NoJSON: the text is no JSON, where it has to be.
        """
        if payload is None or self._is_as_before(payload, self.payload(sample, folder)):
            return None
        return self._of_text(payload) if self.is_written_as_text else payload

    def _is_as_before(self, payload: Any, before: Any) -> bool:
        if isinstance(payload, StoredFile):
            with payload.open() as file:
                return before is not None and file.read() == before.content
        return payload == before or (payload == "" and before is None)

    def _as_text(self, value: Any) -> str:
        if value is None:
            return ""
        if self.field.component == "Label" and isinstance(value, dict):
            return str(value.get("label", ""))
        return (
            value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=2, default=str)
        )

    def _of_text(self, text: str) -> Any:
        if self.field.component == "Label":
            return {"label": text, "confidences": None}
        if self.field.component != "JSON":
            return text
        try:
            return json.loads(text)
        except ValueError as error:
            raise NoJSON(f"{self.field.column} is no JSON: {error}.") from error


def corrections(fields: list[Field]) -> list[Correction]:
    """The components in which outputs are corrected; they go to the open layout."""
    return [Correction(field, _editor(field)) for field in fields]


def _editor(field: Field) -> Component:
    label = f"{field.column}, as it should be"
    component = field.make(label=label, interactive=True, render=False)
    if component.default_interactive is False:
        lines = 1 if field.component == "Label" else 3
        component = Textbox(label=label, lines=lines, interactive=True, render=False)
    return component.render()
