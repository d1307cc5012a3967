"""The panel below an interface's outputs, where experts flag what is wrong.

    submit.then ──► get ready: corrections begin with what the run gave, all that can be filled in is open
    Flag ─────────► keep: the run that was seen, with what was filled in ──► callback.keep ──► "Saved.  Undo"
    Undo ─────────► take back, for a minute ──► callback.undo
    Clear ────────► forget what was seen

All of it is made of blocks and listeners, as any page is; the listeners' functions are `FlagDesk`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ....components.button import Button
from ....components.notice import Notice
from ....components.state import State
from ...layouts.accordion import Accordion
from ...layouts.column import Column
from ...layouts.row import Row
from ...run.last_run import LastRun
from ...tree.component import Component
from ...tree.listener import Listener, Trigger
from .field import Comment, Correction, Field, Question
from .flag_desk import FlagDesk
from .flag_options import FlagOptions
from .ledger import Ledger
from .recorder import recorder
from .sheet import Sheet


class FlagPanel:
    """What an interface's runs are flagged with. Making it puts its blocks at the end of the open layout.

    A sample is another one where the run, what it had shown, the reason or what is filled in differ; what would be the
    same is not kept again, and neither is a click on the same reason with nothing filled in: the first one has cleared
    the fields.

    Args:
        options: how runs are flagged; in the modes "auto" and "never", and where there are no outputs that could be
            wrong, there is nothing to see.
        inputs, outputs: the interface's, in the order of its function.

    Raises:
        FlaggingError: the callback does not take the columns or the folder.
    """

    def __init__(
        self, options: FlagOptions, inputs: Sequence[Component], outputs: Sequence[Component]
    ) -> None:
        is_asked = options.mode == "manual" and bool(options.choices) and bool(outputs)
        self._options = options
        self._inputs = inputs
        self._fields = _fields(options, outputs) if is_asked else []
        self._buttons: list[Button] = []
        self._notice = Notice(render=False)
        self._ledger = State(Ledger(), render=False)
        self._sheet = Sheet(inputs, outputs, self._fields)
        self._is_manual = is_asked and bool(self._sheet.columns)
        self._is_auto = options.mode == "auto" and bool(self._sheet.columns)
        if self._is_manual:
            self._build()
        if self._is_manual or self._is_auto:
            options.callback.setup(self._sheet.columns, options.folder)
        self._desk = FlagDesk(options.callback, self._sheet, self._notice, self._fields)

    def follow(self, run: Listener, clear: Component | None = None) -> None:
        """Flag the runs of a listener.

        Args:
            run: calls the interface's function.
            clear: the button that clears the interface.
        """
        if self._is_auto:
            _listen(run.then, recorder(self._options.callback, self._sheet, LastRun(run)), [], [])
        if not self._is_manual:
            return
        seen = LastRun(run)
        filled = [field.component for field in self._fields]
        inputs, outputs = [self._ledger, *filled], [self._notice, *filled]
        for button, (text, reason) in zip(self._buttons, self._options.choices, strict=True):
            _listen(button.click, self._desk.keeper(seen, text, reason), inputs, outputs, button)
        self._notice.watch(run)
        if self._fields:
            _listen(run.then, self._desk.opener(seen), inputs, outputs)
        _listen(self._notice.take, self._desk.take_back, inputs, outputs)
        page = self._notice.page
        assert page is not None
        _listen(page.load, self._desk.reminder(seen), [self._ledger, self._notice], [self._notice])
        if clear is not None:
            _listen(Trigger(clear, "click"), self._desk.clearer(seen), [self._ledger], outputs)

    def follow_examples(self, *listeners: Listener | None) -> None:
        """Flag what is kept of examples as well; in the mode "auto" it is not: the function was not called.

        Args:
            listeners: they show results, when the inputs have been filled; None: there are none of that kind.
        """
        filled = [field.component for field in self._fields]
        for one in listeners:
            if self._is_manual and one is not None:
                self._notice.watch(one)
                opener = self._desk.opener(LastRun(one), self._inputs)
                _listen(one.then, opener, [self._ledger, *filled], [self._notice, *filled])

    def _build(self) -> None:
        corrections = _of(self._fields, Correction)
        with Column(variant="panel" if self._fields else "default"):
            _place(_of(self._fields, Question))
            if corrections:
                several = "s" if len(corrections) > 1 else ""
                with Accordion(f"Correct the output{several}", open=False):
                    _place(corrections)
            _place(_of(self._fields, Comment))
            with Row():
                self._buttons = [
                    Button(text, size="md", min_width=_width(text)) for text, _ in self._options.choices
                ]
            self._notice.render()
        self._ledger.render()


def _fields(options: FlagOptions, outputs: Sequence[Component]) -> list[Field]:
    """What can be filled in, in the order of its columns."""
    corrected = enumerate(outputs) if options.correction else ()
    return [
        *(Correction(one, place) for place, one in corrected if Correction.can_correct(one)),
        *map(Question, options.questions),
        *([Comment()] if options.comment else []),
    ]


def _of(fields: Sequence[Field], kind: type[Field]) -> list[Component]:
    return [field.component for field in fields if isinstance(field, kind)]


def _place(components: Sequence[Component]) -> None:
    for component in components:
        component.unrender().render()


def _width(text: str) -> int:
    """About how many pixels a button needs to have its text on one line."""
    return 32 + 8 * len(text)


def _listen(
    trigger: Trigger,
    function: Callable[..., Any],
    inputs: Sequence[Component],
    outputs: Sequence[Component],
    shows: Component | None = None,
) -> None:
    """Bind a function that takes and gives payloads; where nothing `shows` that it runs, nobody sees it."""
    trigger(
        function,
        list(inputs),
        list(outputs),
        api_name=False,
        preprocess=False,
        postprocess=False,
        concurrency_limit=None,
        show_progress="hidden" if shows is None else "full",
        show_progress_on=shows,
    )
