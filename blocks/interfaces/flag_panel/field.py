"""What experts fill in before they flag a run: answers, a comment, outputs as they should have been."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

from ....components.json import JSON
from ....components.label import Label
from ....components.markdown import Markdown
from ....components.textbox import Textbox
from ....flagging.flag import Role
from ...errors import Refused
from ...tree.component import Component
from ...tree.update import Update, update

OF_THE_OUTPUT = (
    "value", "every", "inputs", "visible", "elem_id", "info", "key", "preserved_by_key", "buttons", "autofocus",
    "submit_btn", "stop_btn",
)  # fmt: skip
"""Arguments of an output that its correction does not share."""


class BadAnswer(ValueError):
    """What was filled in cannot be kept; the text is for the visitor."""


class Field(ABC):
    """Something to fill in, which becomes a column of the sample.

    Attributes:
        component: what is filled in.
        column: what heads the column.
        role: what the column is.
    """

    def __init__(self, component: Component, column: Component, role: Role) -> None:
        self.component = component
        self.column = column
        self.role = role
        component.interactive = False  # before the first run, there is nothing to say
        component.given = {**component.given, "interactive": False}

    @abstractmethod
    def clean(self, outputs: Sequence[Any]) -> Any:
        """Its payload before anybody has filled it in, below a run that gave these payloads."""

    def opened(self, clean: Any) -> Update:
        """What lets visitors fill it in, now that a run has ended; what they have filled in already stays."""
        return update(interactive=True)

    def read(self, payload: Any) -> Any:
        """What is kept of a payload.

        Raises:
            BadAnswer: with a sentence for the visitor.
        """
        return payload


class Question(Field):
    """A question of the author's."""

    def __init__(self, component: Component) -> None:
        super().__init__(component, component, "answer")

    def clean(self, outputs: Sequence[Any]) -> Any:
        return self.component.initial()


class Comment(Field):
    """A text about the run."""

    def __init__(self) -> None:
        box = Textbox(label="Comment", lines=2, placeholder="What should we know about it?", render=False)
        super().__init__(box, Textbox(label="comment", render=False), "comment")

    def clean(self, outputs: Sequence[Any]) -> Any:
        return ""

    def read(self, payload: Any) -> Any:
        return payload or None


class Correction(Field):
    """An output as it should have been: it begins with what the run gave, and is kept if it was changed.

    Args:
        output: which can be corrected, see `can_correct`.
        place: its place among the outputs.
    """

    def __init__(self, output: Component, place: int) -> None:
        label = output.label or type(output).__name__
        shared = {name: value for name, value in output.given.items() if name not in OF_THE_OUTPUT}
        column = type(output)(**{**shared, "label": f"corrected {label}", "render": False})
        super().__init__(self._twin(output, f"Corrected {label}", shared), column, "expected")
        self._place = place

    @staticmethod
    def can_correct(output: Component) -> bool:
        """Whether visitors could edit what the component shows."""
        is_edited = "input" in output.events and not output.holds_files
        return not output.is_secret and (is_edited or isinstance(output, (Label, JSON, Markdown)))

    def clean(self, outputs: Sequence[Any]) -> Any:
        payload = outputs[self._place]
        shown = None if payload is None else self._shown(payload)
        try:
            self.component.validate(shown)
        except Refused:  # such as a text that is too long to be edited, or a number out of its bounds
            shown = None
        return self.component.initial() if shown is None else shown

    def opened(self, clean: Any) -> Update:
        return update(interactive=True, value=clean)

    def read(self, payload: Any) -> Any:
        match self.column:
            case Label():
                return {"label": payload, "confidences": None} if payload else None
            case JSON():
                return self._json(payload) if payload else None
        return payload

    def _twin(self, output: Component, label: str, shared: dict[str, Any]) -> Component:
        """What the output is corrected in."""
        match output:
            case Label():
                return Textbox(label=label, render=False)
            case JSON() | Markdown():
                return Textbox(label=label, lines=4, render=False)
        return type(output)(**{**shared, "label": label, "interactive": True, "render": False})

    def _shown(self, payload: Any) -> Any:
        match self.column:
            case Label():
                return payload["label"]
            case JSON():
                return json.dumps(payload, indent=2, ensure_ascii=False)
        return payload

    def _json(self, text: str) -> Any:
        try:
            return json.loads(text)
        except ValueError as error:
            raise BadAnswer(f"“{self.component.label}” is no JSON: {error}.") from error
