"""Several runs of one function, done with one call of it (`batch=True`)."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from ...files.file_store import FileStore
from ...tree.options import Function
from ..ending import Ending
from ..run import Run
from .binding import Arguments, BadResult, Binding

T = TypeVar("T")


class Batch:
    """Runs that waited together. Each argument of the function is a list with the value of each run.

    What a parameter asks for (request, progress) it gets once: that of the first run. Progress is shown to all.

    Args:
        function: what to call.
        runs: all of one listener.
        files: keeps what the results hold.
        loop: where the function runs if it is a coroutine function.
    """

    def __init__(
        self,
        function: Function | None,
        runs: Sequence[Run],
        files: FileStore,
        loop: asyncio.AbstractEventLoop,
    ) -> None:
        assert function is not None
        self._function = function
        self._runs = runs
        self._bindings = {run: Binding(run, files) for run in runs}
        self._loop = loop

    def endings(self) -> list[Ending]:
        """How each of the runs ended, in their order. Blocks until then; raises nothing."""
        endings: dict[Run, Ending] = {}
        ready: dict[Run, Arguments] = {}
        for run, binding in self._bindings.items():
            arguments = _caught(binding.values)
            if isinstance(arguments, Ending):
                endings[run] = arguments
            else:
                ready[run] = arguments
        endings |= self._call(ready)
        return [endings[run] for run in self._runs]

    def _call(self, ready: dict[Run, Arguments]) -> dict[Run, Ending]:
        """Call the function with all of them; where that fails, with each alone: one does not lose the others."""
        if not ready:
            return {}
        results = _caught(partial(self._results, ready))
        if isinstance(results, Ending):
            if len(ready) == 1:
                return dict.fromkeys(ready, results)
            return {run: self._call({run: arguments})[run] for run, arguments in ready.items()}
        return {run: self._ending(run, result) for run, result in zip(ready, results, strict=True)}

    def _results(self, ready: dict[Run, Arguments]) -> list[Any]:
        """What the function returns for each: the columns of its lists."""
        first, arguments = next(iter(ready)), list(ready.values())
        listener = first.listener
        args = [list(column) for column in zip(*(one for one, _ in arguments), strict=True)]
        kwargs = {name: [named[name] for _, named in arguments] for name in arguments[0][1]}
        self._runs[0].bars.show_to([run.report for run in ready])  # in whose context the function is called
        args, kwargs = self._bindings[first].filled(args, kwargs)
        result = self._function(*args, **kwargs)
        if inspect.isawaitable(result):
            result = asyncio.run_coroutine_threadsafe(_awaited(result), self._loop).result()
        outputs = len(listener.outputs)
        if not outputs:
            return [None for _ in arguments]
        columns = list(result) if isinstance(result, (list, tuple)) else []
        if len(columns) != outputs or not all(_is_column(column, len(arguments)) for column in columns):
            raise BadResult(
                f"{listener.name!r} has batch=True: it must return a tuple of {outputs} list(s), each with one "
                f"value for each of the {len(arguments)} runs of this call."
            )
        return columns[0] if outputs == 1 else list(zip(*columns, strict=True))

    def _ending(self, run: Run, result: Any) -> Ending:
        if isinstance(result, Exception):  # the function says that this one has failed
            return Ending(error=result)
        changes = _caught(partial(self._bindings[run].changes, result))
        return changes if isinstance(changes, Ending) else Ending(changes)


def _caught(work: Callable[[], T]) -> T | Ending:
    try:
        return work()
    except BaseException as error:
        return Ending(error=error)


def _is_column(column: Any, length: int) -> bool:
    return not isinstance(column, (str, bytes, dict)) and hasattr(column, "__len__") and len(column) == length


async def _awaited(result: Any) -> Any:
    return await result
