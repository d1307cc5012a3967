"""Series: interfaces in a row, the outputs of each being the inputs of the next."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing, asynccontextmanager
from functools import partial
from itertools import pairwise
from typing import Any

from ..app import Blocks
from ..errors import Error, PageError
from ..run.ending import explain
from ..run.run import Run
from ..tree.component import Component
from ..tree.listener import Listener
from ..tree.update import Update
from .interface import Interface
from .model import Model, asking, result, said, twin
from .models import models
from .threads import Threads
from .whole import Whole

Results = AsyncGenerator[list[Any], None]


class Series(Whole, Interface):
    """One interface of several in a row: what one of them returns is what the next one is given.

    ::

        gr.Series(gr.Interface(transcribe, "image", "text"), gr.Interface(translate, "text", "text")).launch()

    The page shows the inputs of the first and the outputs of the last. Between two of them a value goes the way that
    it would go over a page: an image that one returns as an array reaches the next one as a file's path, where that
    is what its `Image` gives. Of a generator the last item counts; what the last interface yields is shown as it comes.
    For the run log and for flags it is one run.

    Args:
        interfaces: each with as many inputs as the one before has outputs.
        options: as of `Interface`, for the page as a whole: title, examples, flagging and so on.

    Raises:
        PageError: there are none, or their numbers do not fit.
    """

    def __init__(self, *interfaces: Interface, **options: Any) -> None:
        self.models = models(interfaces, "Series")
        _check_numbers(self.models)
        first = interfaces[0]
        super().__init__(
            self.chain,
            [twin(one) for one in first.main_input_components],
            [twin(one) for one in self.models[-1].outputs],
            **{"additional_inputs": [twin(one) for one in first.additional_input_components], **options},
        )

    async def chain(self, *payloads: Any) -> AsyncGenerator[Any, None]:
        """Call all models, one after the other; gives what the last one shows, whenever that is something new.

        Args:
            payloads: one for each input of the first.

        Raises:
            Error: one has failed; the text says which, and why.
        """
        run = asking("Series")
        given: list[Any] = list(payloads)
        *before, last = self.models
        for model in before:
            shown = [one.postprocess(None) for one in model.outputs]
            async with self._results(run, model, given) as results:
                async for item in results:
                    shown = item
            with Threads() as threads:
                given = await threads.call(partial(_passed_on, run, model.outputs, shown))
        async with self._results(run, last, given) as results:
            async for shown in results:
                yield result(shown)

    def _listen(self, **options: Any) -> Listener:
        return super()._listen(**{**options, "preprocess": False, "postprocess": False})

    @asynccontextmanager
    async def _results(self, run: Run, model: Model, given: Sequence[Any]) -> AsyncGenerator[Results, None]:
        """What a model shows; an error says which one it is."""
        try:
            async with aclosing(model.results(run, given)) as results:
                yield results
        except Exception as error:
            shows_error = isinstance(self.page, Blocks) and self.page.shows_errors
            text, toast = explain(run, error, show_error=shows_error)
            place = f"Step {self.models.index(model) + 1} of {len(self.models)}, {model.name}"
            raise Error(
                f"{place}: {text}",
                duration=None if toast is None else toast.duration,
                visible=toast is not None,
                title="Error" if toast is None else toast.title,
                print_exception=False,
            ) from error


def _passed_on(run: Run, outputs: Sequence[Component], shown: Sequence[Any]) -> list[Any]:
    """What a model shows, as the page would send it to the next one."""
    values = [_value(output, one) for output, one in zip(outputs, shown, strict=True)]
    passed: list[Any] = run.session.files.publish_all(run.session.id, values)
    return passed


def _value(output: Component, shown: Any) -> Any:
    if not isinstance(shown, Update):
        return shown
    return shown.changes["value"] if "value" in shown.changes else output.postprocess(None)


def _check_numbers(models: Sequence[Model]) -> None:
    for model, following in pairwise(models):
        if len(model.outputs) != len(following.inputs):
            raise PageError(
                f"Series hands what {model.name!r} returns ({said(model.outputs)}) to {following.name!r}, which takes "
                f"({said(following.inputs)}): let it take as many values as the one before returns."
            )
