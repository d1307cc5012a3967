"""The sheet: one sample with all that is known of it, and where a reviewer says what to make of it."""

from collections.abc import Callable
from typing import Any

from ...blocks.layouts.accordion import Accordion
from ...blocks.layouts.column import Column
from ...blocks.layouts.row import Row
from ...blocks.tree.block import Block
from ...blocks.tree.render import render
from ...blocks.tree.update import Update, skip, update
from ...components.browser_state import BrowserState
from ...components.button import Button
from ...components.checkbox import Checkbox
from ...components.markdown import Markdown
from ...components.state import State
from ...components.textbox import Textbox
from ..sample import Sample
from .form import Form, form_of
from .telling import facts, headline, history

KEYS = {"previous": "k", "next": "j", "reject": "r", "accept": "a", "save": "s", "open": "o"}
"""Which key presses which button."""
MEANING = (
    "**Accept:** the output is right, as it stands or as you have corrected it. "
    "**Reject:** the sample shall not count."
)
"""What replay makes of a verdict (docs/replay.md), for those who give it."""


class Sheet:
    """The blocks of the sheet, for the open layout.

    Args:
        form: holds the form of the sample on the sheet.
        build: makes the components for a form's values, and binds the buttons to them.
    """

    def __init__(self, form: State, build: Callable[[Form], None]) -> None:
        self._form = form
        self._kept = BrowserState({"name": "", "keys": True}, storage_key="fanlight-review")
        with Column(visible=False) as self.column:
            with Row():
                self.previous = Button("Previous", size="sm", scale=0, shortcut=KEYS["previous"])
                self.next = Button("Next", size="sm", scale=0, shortcut=KEYS["next"])
                self.standing = Markdown(min_width=60)
                self.open = Button(
                    "Open in the demo", size="sm", scale=0, visible=False, shortcut=KEYS["open"]
                )
            self._headline = Markdown()
            render(inputs=form, show_progress="hidden")(build)
            self.comment = Textbox(
                label="Comment", lines=2, placeholder="What did you see?", interactive=True
            )
            Markdown(MEANING)
            with Row():
                self.reject = Button(
                    "Reject", variant="stop", shortcut=KEYS["reject"], min_width=120, interactive=False
                )
                self.accept = Button(
                    "Accept", variant="primary", shortcut=KEYS["accept"], min_width=120, interactive=False
                )
                self.save = Button("Save only", shortcut=KEYS["save"], min_width=120, interactive=False)
            with Accordion("Reviews"):
                self._history = Markdown()
            with Accordion("About this sample", open=False):
                self._facts = Markdown()
            with Row():
                self.name = Textbox(label="Your name", placeholder="It stands beside your reviews", scale=2)
                self._has_keys = Checkbox(value=True, label="Keyboard shortcuts", scale=1, min_width=200)
        self.outputs: list[Block] = [self._headline, self._history, self._facts, self.comment, form]
        self.judging = [self.accept, self.reject, self.save]
        self._buttons: list[Block] = [
            self.previous, self.next, self.reject, self.accept, self.save, self.open
        ]  # fmt: skip

    def show(self, sample: Sample) -> list[Any]:
        """What is on the sheet: for `outputs`."""
        return [headline(sample), history(sample.reviews), facts(sample), "", form_of(sample)]

    def nothing(self) -> list[Any]:
        """Leave it as it is: for `outputs`."""
        return [skip() for _ in self.outputs]

    def listen(self, **options: Any) -> None:
        """Bind what the sheet does by itself: it remembers in the browser who reviews, and whether by keys."""
        settings = [self.name, self._has_keys]
        self._kept.change(lambda kept: (kept["name"], kept["keys"]), self._kept, settings, **options)
        self._has_keys.change(self._keys, self._has_keys, self._buttons, **options)
        for changed in (self.name.blur, self._has_keys.input):
            changed(lambda name, keys: {"name": name, "keys": keys}, settings, self._kept, **options)

    def _keys(self, has_keys: bool) -> list[Update]:
        """The buttons with or without their keys."""
        return [update(shortcut=key if has_keys else None) for key in KEYS.values()]
