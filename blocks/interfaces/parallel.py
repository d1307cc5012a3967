"""Parallel: several models asked the same, side by side."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any

from ..app import Blocks
from ..errors import Error, PageError
from ..layouts.accordion import Accordion
from ..layouts.column import Column
from ..layouts.meanwhile import Meanwhile
from ..layouts.row import Row
from ..run.ending import explain
from ..run.run import Run
from ..tree.block import block_id
from ..tree.component import Component
from ..tree.update import skip
from ..wire.protocol import Invalid, Toast
from .interface import Interface
from .merged import End, merged
from .model import Model, asking, result, said, twin
from .models import models
from .whole import Whole

WIDEST = 3
"""How many times as wide as the inputs all outputs together get at most."""
SECONDS = 10
"""How long it is said over the page that a model has failed."""
NARROWEST = 160
"""CSS pixels of one model's outputs: more of them go to the next line."""


class Parallel(Whole, Interface):
    """One interface of several: the same inputs go to all of them at the same time, to compare what they make of them.

    ::

        gr.Parallel(gr.Interface(small, "text", "label"), gr.Interface(large, "text", "label")).launch()

    The outputs stand side by side, each called after its interface: its title, or its function's name. Each result
    appears as soon as it is there. Where some fail, their outputs say why, and the others stay. For the run log and
    for flags it is one run.

    Args:
        interfaces: they take the same inputs, by class; the page shows those of the first.
        options: as of `Interface`, for the page as a whole; title, examples, flagging and so on.

    Raises:
        PageError: there are none, their inputs differ, or one has a `State`.
    """

    def __init__(self, *interfaces: Interface, **options: Any) -> None:
        self.models = models(interfaces, "Parallel")
        _check_inputs(self.models)
        self._groups = [[_named(one, model) for one in model.outputs] for model in self.models]
        first = interfaces[0]
        super().__init__(
            self.compare,
            [twin(one) for one in first.main_input_components],
            [one for group in self._groups for one in group],
            **{"additional_inputs": [twin(one) for one in first.additional_input_components], **options},
        )

    async def compare(self, *payloads: Any) -> AsyncGenerator[Any, None]:
        """Ask all models at once; gives what all outputs show, whenever one of them shows something new.

        Args:
            payloads: one for each input.

        Raises:
            Error: all have failed, or one where this is a part of something else; the text says why.
        """
        run = asking("Parallel")
        latest = [[one.postprocess(None) for one in group] for group in self._groups]
        failed: dict[int, _Failure] = {}
        answers = merged([model.results(run, payloads) for model in self.models])
        async with aclosing(answers):
            async for place, one in answers:
                if not isinstance(one, End):
                    latest[place] = one
                elif one.error is not None:
                    latest[place] = [output.postprocess(None) for output in self._groups[place]]
                    failed[place] = self._tell(run, place, one.error)
                else:
                    continue
                yield self._row({place: latest[place]})
        self._warn(run, [failed[place] for place in sorted(failed)])
        yield self._row(dict(enumerate(latest)))  # who wants the last item alone has all that was shown

    def _listen(self, **options: Any) -> Any:
        return super()._listen(**{**options, "preprocess": False, "postprocess": False})

    def _lay_out(self, accordion: str | Accordion | None) -> Meanwhile:
        place = super()._lay_out(accordion)
        self._panel.scale = min(len(self.models), WIDEST)
        return place

    def _lay_out_outputs(self) -> None:
        with Row():
            for group in self._groups:
                with Column(min_width=NARROWEST):
                    for output in group:
                        output.render()

    def _row(self, shown: dict[int, list[Any]]) -> Any:
        """What the outputs of some models show, and nothing for those of the others."""
        rows = [shown.get(place, [skip() for _ in group]) for place, group in enumerate(self._groups)]
        return result([value for row in rows for value in row])

    def _tell(self, run: Run, place: int, error: BaseException) -> _Failure:
        """Say why a model failed, at its own outputs."""
        shows_error = isinstance(self.page, Blocks) and self.page.shows_errors
        text, toast = explain(run, error, show_error=shows_error)
        if run.listener is self.submission:
            for output in self._groups[place]:
                run.tell(Invalid(block_id(output), text))
        return _Failure(self.models[place].name, text, is_loud=toast is not None)

    def _warn(self, run: Run, failures: Sequence[_Failure]) -> None:
        """Say once over the page which models have failed.

        Raises:
            Error: all of them, or one where another function asks: it cannot go on, or would be kept.
        """
        loud = [one for one in failures if one.is_loud]
        if len(failures) == len(self.models) or (failures and run.listener is not self.submission):
            raise Error(_list(failures), visible=bool(loud), print_exception=False)
        if len(loud) == 1:
            run.tell(Toast("warning", loud[0].name, loud[0].text, SECONDS))
        elif loud:
            run.tell(Toast("warning", f"{len(failures)} of {len(self.models)} failed", _list(loud), SECONDS))


@dataclass(frozen=True, slots=True)
class _Failure:
    """Why a model failed; `is_loud`: whether that is also said over the page."""

    name: str
    text: str
    is_loud: bool


def _list(failures: Sequence[_Failure]) -> str:
    """What has failed and why, a line each; once where all say the same."""
    texts = {one.text for one in failures}
    return texts.pop() if len(texts) == 1 else "\n".join(f"{one.name}: {one.text}" for one in failures)


def _named(output: Component, model: Model) -> Component:
    """An output for the page, of which one can tell whose it is; in what is flagged too."""
    is_alone = len(model.outputs) == 1 and output.label in (None, "output")
    return twin(output, label=model.name if is_alone else f"{model.name}: {output.label}")


def _check_inputs(models: Sequence[Model]) -> None:
    first = models[0]
    for model in models:
        if any(one.is_server_side for one in (*model.inputs, *model.outputs)):
            raise PageError(
                f"{model.name!r} has a State, of which Parallel would have one for all: let the function keep it, "
                "with a parameter cache=gr.Cache(per_session=True)."
            )
        if [type(one) for one in model.inputs] != [type(one) for one in first.inputs]:
            raise PageError(
                f"Parallel gives all interfaces the same inputs, but {first.name!r} takes ({said(first.inputs)}) and "
                f"{model.name!r} takes ({said(model.inputs)}): let them take the same components, in the same order."
            )
