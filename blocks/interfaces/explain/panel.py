"""The button Explain of an interface, and the place where the explanation appears.

Explain ──► for each part of what the run was given: hide it, call the function again ──► heat maps below the inputs
Submit, a change of a live interface, Clear ──► the explanation goes: it was of another answer
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from typing import Any

from ....components.button import Button
from ....components.highlighted_text import HighlightedText
from ....components.image import Image
from ....components.image_editor import ImageEditor
from ....components.textbox import Textbox
from ...layouts.column import Column
from ...layouts.meanwhile import Meanwhile
from ...run.last_run import LastRun
from ...run.run import Run, current_run
from ...tree.component import Component
from ...tree.listener import Listener, Trigger, on
from ...tree.update import skip, update
from .effects import PartEffects
from .explainer import Explainer
from .explanation import Explanation, rounded
from .wording import EXPLAIN, SPEAKS_AGAINST, SPEAKS_FOR, WHY

OURS = "fl-effects"
"""The class of what is coloured by effects; `highlighted_text.css` gives it the colours of heat maps."""


class ExplainPanel:
    """The button that asks why, Stop in its place while the answer is worked out, and the answer.

    Args:
        explainer: works it out.
    """

    def __init__(self, explainer: Explainer) -> None:
        self._explainer = explainer
        self._button = Button(EXPLAIN, render=False)
        self._stop = Button("Stop", variant="stop", render=False)
        self._place = Meanwhile(render=False)
        self._column = Column(visible=False, render=False)
        self._legend = HighlightedText(label=WHY, elem_classes=OURS, render=False)
        self._own = {one: shown for one in explainer.inputs if (shown := _own_place(one)) is not None}
        seen = [one for one in explainer.inputs if one not in self._own and not one.is_server_side]
        names = ", ".join(str(one.label) for one in seen)
        self._row = HighlightedText(label=_why(names), elem_classes=OURS, render=False) if seen else None
        self._maps = [*self._own.values(), *([] if self._row is None else [self._row])]

    def render_button(self) -> None:
        """Put the button into the open layout."""
        with self._place.render():
            self._button.render()
            self._stop.render()

    def render(self) -> None:
        """Put the place of the explanation into the open layout."""
        with self._column.render():
            for one in (self._legend, *self._maps):
                one.render()

    def listen(self, submission: Listener, clear: Button | None) -> None:
        """Let the button do what it says.

        Args:
            submission: calls the interface's function.
            clear: the button that clears the interface.
        """
        listener = self._button.click(
            self._worker(LastRun(submission)),
            self._explainer.inputs,
            [self._column, self._legend, *self._maps],
            api_name=False,
            preprocess=False,
            show_progress_on=self._maps,
            concurrency_id=submission.concurrency_id,
            concurrency_limit=submission.concurrency_limit,
        )
        self._place.watch(listener)
        self._stop.click(None, cancels=listener, queue=False, api_name=False)
        over = [*submission.triggers, *(Trigger(one, "click") for one in (clear,) if one is not None)]
        on(
            over,
            lambda: update(visible=False),
            None,
            self._column,
            cancels=listener,
            queue=False,
            show_progress="hidden",
            api_name=False,
        )

    def _worker(self, submitted: LastRun) -> Callable[..., AsyncGenerator[list[Any], None]]:
        """The function behind the button."""

        async def explain(*entered: Any, seen: LastRun = submitted) -> AsyncGenerator[list[Any], None]:
            yield [update(visible=True), skip(), *(skip() for _ in self._maps)]
            run = current_run.get()
            assert isinstance(run, Run)
            found = self._explainer.explanations(run, self._given(entered, seen))
            async with aclosing(found):
                async for one in found:
                    yield [skip(), *self._shown(one)]

        return explain

    def _given(self, entered: Sequence[Any], seen: LastRun) -> Sequence[Any]:
        """What the run was given whose outputs stand on the page; what is entered, where there is none."""
        pairs = zip(self._explainer.outputs, seen.outputs(), strict=True)
        is_shown = all(seen.now(one) == payload for one, payload in pairs if not one.is_server_side)
        if seen.record is None or not is_shown:
            return entered
        return [
            now if one.is_server_side or one.is_secret else used
            for one, now, used in zip(self._explainer.inputs, entered, seen.inputs(), strict=True)
        ]

    def _shown(self, found: Explanation) -> list[Any]:
        """What the legend and the maps show of an explanation."""
        by_input = dict(zip(self._explainer.inputs, found.effects, strict=True))
        unit = found.strongest
        maps = [None if (one := by_input[each]) is None else one.heatmap(unit) for each in self._own]
        rows: list[Any] = []
        for component, effects in by_input.items():
            if isinstance(effects, PartEffects) and component not in self._own:
                rows += [("\n" if rows else "", None), (f"{component.label}: ", None), *effects.heatmap(unit)]
        return [_legend(found), *maps, *([] if self._row is None else [rows or None])]


def _own_place(component: Component) -> Component | None:
    """What shows the effects of an input that has a place for itself; None where it shares one."""
    if isinstance(component, (Image, ImageEditor)):
        return Image(label=_why(component.label), interactive=False, render=False)
    if isinstance(component, Textbox):
        return HighlightedText(label=_why(component.label), elem_classes=OURS, render=False)
    return None


def _why(label: str | None) -> str:
    """What the place of an explanation is called, in all languages."""
    return WHY.changed(lambda why: f"{why}: {label}")


def _legend(found: Explanation) -> list[tuple[str, float | None]]:
    """What is explained, and what the colours mean."""
    value = rounded(found.value, 4)
    said = value if found.target is None else f"{found.target}: {value}"
    scale: list[tuple[str, float | None]] = [(SPEAKS_FOR, 1.0), ("  ", None), (SPEAKS_AGAINST, -1.0)]
    return [(f"{said}   ", None), *scale, (f"  ± {rounded(found.strongest, 2)}", None)]
