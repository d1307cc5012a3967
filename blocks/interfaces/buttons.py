"""The buttons of an interface: Submit, in its place Stop while a run lasts, Explain, and Clear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ...components.button import Button
from ...components.clear_button import ClearButton, clear_on
from ..errors import PageError
from ..layouts.meanwhile import Meanwhile
from ..layouts.row import Row
from ..tree.component import Component
from ..tree.listener import Listener
from .explain.panel import ExplainPanel

Variant = Literal["primary", "secondary", "stop"]


@dataclass(frozen=True, slots=True)
class Buttons:
    """What stands below the fields.

    Attributes:
        submit: calls the function; None where it runs by itself.
        stop: ends the run.
        clear: empties the fields; None where the author wants none.
        explains: asks why; None where it cannot be asked.
    """

    submit: Button | None
    stop: Button
    clear: Button | None
    explains: ExplainPanel | None = None

    def render(self) -> Meanwhile:
        """Put them into the open layout; gives the place of Stop."""
        with Row(elem_classes="fl-actions"):
            if self.submit is None and self.clear is not None:
                self.clear.render()
            with Meanwhile() as place:
                for one in (self.submit, self.stop):
                    if one is not None:
                        one.render()
            if self.explains is not None:
                self.explains.render_button()
            if self.submit is not None and self.clear is not None:
                self.clear.render()
        return place

    def listen(self, submission: Listener, fields: Sequence[Component], place: Meanwhile) -> None:
        """Let them do what they say.

        Args:
            submission: the listener whose runs Stop ends, and Clear too.
            fields: what Clear empties.
            place: of Stop.
        """
        if self.submit is not None and not any(block.client_name for block in submission.outputs):
            submission.progress_on = [self.submit]  # there is no other place to show it
        place.watch(submission)
        self.stop.click(None, cancels=submission, queue=False, api_name=False)
        if self.clear is not None:
            clear_on(self.clear.click, fields, cancels=submission, api_name=False)


def button_of(given: Any, parameter: str, variant: Variant) -> Button:
    """The button that an author gave, or one with the text that was given; on no page.

    Raises:
        PageError: it is neither.
    """
    if isinstance(given, Button):
        return given.unrender()
    if isinstance(given, str):
        if parameter == "clear_btn":
            return ClearButton(value=given, variant=variant, render=False)
        return Button(given, variant=variant, scale=2, render=False)
    or_none = ", or None" if parameter == "clear_btn" else ""
    raise PageError(f"{parameter}={given!r} is no button: write its text, or pass a Button{or_none}.")
