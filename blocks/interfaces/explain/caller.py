"""Calls a page's function, of any kind, for a study."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from contextlib import aclosing
from functools import partial
from typing import Any

from ...run.calling.binding import Binding
from ...run.calling.lag import Watched
from ...run.run import Run
from ...run.runner import guarded
from ...tree.injected import injected_parameters
from ...tree.options import Function
from ..threads import Threads
from .columns import in_columns, in_rows

_END: Any = object()


class Caller:
    """Calls a function with rows of arguments. Where its coroutine is cancelled, so is the function.

    Args:
        fn: a function of any kind; of a generator the last item counts.
        run: whose visitor asks.
        batch: whether it takes and returns lists.
    """

    def __init__(self, fn: Function, run: Run, *, batch: bool) -> None:
        self._fn = fn
        self._run = run
        self._batch = batch
        self._injected = injected_parameters(fn)

    async def results(self, threads: Threads, rows: Sequence[list[Any]]) -> list[Any]:
        """What it returns for each row.

        Raises:
            Exception: whatever it raises.
        """
        if self._batch:
            return in_rows(await self._result(threads, in_columns(rows)), len(rows))
        return [await self._result(threads, row) for row in rows]

    async def _result(self, threads: Threads, values: list[Any]) -> Any:
        result = await threads.call(partial(self._begin, values))
        if inspect.isgenerator(result):
            last: Any = None
            async with aclosing(threads.items(result, lambda item: item)) as items:
                async for item in items:
                    last = item
            return last
        if inspect.isasyncgen(result):
            last = None
            async with aclosing(result):
                while (item := await guarded(Watched(anext(result, _END), "explain"))) is not _END:
                    last = item
            return last
        return await guarded(Watched(result, "explain")) if inspect.isawaitable(result) else result

    def _begin(self, values: list[Any]) -> Any:
        args, kwargs = Binding(self._run, self._run.session.files).injected(self._injected, values, {})
        return self._fn(*args, **kwargs)
