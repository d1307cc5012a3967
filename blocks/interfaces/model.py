"""The function of an interface as a part of a larger one: from payloads to payloads."""

from __future__ import annotations

import inspect
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from functools import partial
from typing import Any

from ..errors import PageError
from ..run.calling.binding import BadResult, Binding, assigned, updates_in
from ..run.calling.lag import Watched
from ..run.run import Run, current_run
from ..run.runner import guarded
from ..tree.component import Component
from ..tree.injected import injected_parameters
from ..tree.options import Function
from ..tree.update import Update, skip
from .threads import Threads


class Model:
    """A function with the components of its arguments and results.

    Args:
        name: how errors call it.
        fn: a function of any kind.
        inputs, outputs: they need not be on the page that is served.
        batch: whether the function takes and returns lists.
        preprocess, postprocess: False: the function takes payloads, and returns them.
    """

    def __init__(
        self,
        name: str,
        fn: Function,
        inputs: Sequence[Component],
        outputs: Sequence[Component],
        *,
        batch: bool = False,
        preprocess: bool = True,
        postprocess: bool = True,
    ) -> None:
        self.name = name
        self.inputs = inputs
        self.outputs = outputs
        self.fn = fn
        self._batch = batch
        self._preprocess = preprocess
        self._postprocess = postprocess
        self._injected = injected_parameters(fn)

    async def results(self, run: Run, payloads: Sequence[Any]) -> AsyncGenerator[list[Any], None]:
        """Call the function; gives what each output shows, of a generator after each item.

        Args:
            run: whose visitor asks.
            payloads: one for each input.

        Returns:
            For each output a payload, or the `Update` that the function returned.

        Raises:
            Refused: an input does not take its payload.
            BadResult: an output does not take its value.
            Exception: whatever the function raises.
        """
        with Threads() as threads:
            result = await threads.call(partial(self._begin, run, payloads))
            if inspect.isgenerator(result):
                async with aclosing(threads.items(result, self._shown)) as items:
                    async for shown in items:
                        yield shown
            elif inspect.isasyncgen(result):
                async with aclosing(result):
                    while (item := await guarded(Watched(anext(result, _END), self.name))) is not _END:
                        yield await threads.call(partial(self._shown, item))
            elif inspect.isawaitable(result):
                value = await guarded(Watched(result, self.name))
                yield await threads.call(partial(self._shown, value))
            else:
                yield result

    def _begin(self, run: Run, payloads: Sequence[Any]) -> Any:
        """Call the function: what its outputs show, or a generator or something to await where it only began."""
        values = list(payloads)
        if self._preprocess:
            values = [c.preprocess(payload) for c, payload in zip(self.inputs, payloads, strict=True)]
        if self._batch:
            values = [[value] for value in values]
        args, kwargs = Binding(run, run.session.files).injected(self._injected, values, {})
        result = self.fn(*args, **kwargs)
        is_under_way = (
            inspect.isgenerator(result) or inspect.isasyncgen(result) or inspect.isawaitable(result)
        )
        return result if is_under_way else self._shown(result)

    def _shown(self, result: Any) -> list[Any]:
        """What each output shows of a result; an empty `Update` where the function left it alone."""
        values = dict(assigned(self.outputs, self._alone(result), self.name))
        return [
            self._payload(place, output, values[output]) if output in values else skip()
            for place, output in enumerate(self.outputs, start=1)
        ]

    def _alone(self, result: Any) -> Any:
        """The result of the one call in a batch."""
        if not self._batch:
            return result
        columns = [column[0] for column in result]
        return columns[0] if len(self.outputs) == 1 else columns

    def _payload(self, place: int, output: Component, value: Any) -> Any:
        if not self._postprocess:
            return value
        try:
            changes = updates_in(output, value)
            if changes is None:
                return output.postprocess(value)
            if "value" not in changes:
                return Update(changes)
            changed = output.changed(changes)
            return Update({**changes, "value": changed.postprocess(changes["value"])})
        except BadResult:
            raise
        except Exception as error:
            kind = type(value).__name__
            raise BadResult(
                f"Output {place} of {self.name!r}, {output.name}, cannot take the {kind} that it returned. "
                "The log says why."
            ) from error


def asking(whole: str) -> Run:
    """The run in whose function this is called.

    Raises:
        PageError: there is none, as in a script.
    """
    run = current_run.get()
    if not isinstance(run, Run):
        raise PageError(
            f"The function of a {whole} works for a visitor of its page: call those of its interfaces."
        )
    return run


def result(shown: list[Any]) -> Any:
    """What a function returns that shows this: a list of values, or the value where there is one."""
    return shown[0] if len(shown) == 1 else shown


def twin(component: Component, **changes: Any) -> Component:
    """A component that was made with the same arguments but for `changes`, on no page."""
    return type(component)(**{**component.given, **changes, "render": False})


def said(components: Sequence[Component]) -> str:
    """Components as an error lists them."""
    return ", ".join(f"{type(one).__name__} {one.label!r}" for one in components)


_END: Any = object()
