"""The work of a run: payloads → arguments → the author's function → changes → patches."""

from __future__ import annotations

import asyncio
import inspect
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from contextlib import aclosing
from contextvars import Context, copy_context
from functools import partial
from typing import Any, Literal

from ..errors import Error, FanlightError, Refused
from ..files.file_store import FileStore
from ..files.payload_walk import to_wire
from ..tree.block import Block
from ..tree.component import Component
from ..tree.graph import Graph
from ..tree.options import Function
from ..wire.codec import tag
from ..wire.protocol import Toast
from ..wire.script import script_name
from .binding import BadResult, Binding
from .engine import FunctionFailed, ThreadEngine
from .run import Run, current_run
from .session import Change, ScriptFailed

Ending = Literal["success", "failure"]
LONGEST_ERROR = 2048

log = logging.getLogger("fanlight")


class Runner:
    """Calls an author's function for a run and hands what it returns to the session.

    Args:
        graph: the page's listeners.
        engine: where functions run.
        files: where the files of results are kept.
        show_error: whether visitors read the text of any exception, and not of `Error` alone.
    """

    def __init__(self, graph: Graph, engine: ThreadEngine, files: FileStore, *, show_error: bool) -> None:
        self._graph = graph
        self._engine = engine
        self._files = files
        self._show_error = show_error

    async def ask(self, run: Run) -> bool:
        """Let the tab run the listener's JavaScript and note its failure; whether it went well."""
        try:
            run.inputs = await _in_browser(run)
        except Exception as error:
            self._fail(run, error)
            return False
        return True

    async def run(
        self, run: Run, on_change: Callable[[list[Block]], None], on_end: Callable[[Ending], None]
    ) -> None:
        """Do the work of a run and note how it ended.

        Args:
            run: what to do.
            on_change: is told, after each result, of the blocks whose payload became another one.
            on_end: is told how it ended, at once after the last result; not where the task is cancelled.
        """
        current_run.set(run)
        ending: Ending = "failure"
        try:
            await self._work(run, on_change)
        except FunctionFailed as failed:
            self._fail(run, failed.error)
        except Exception as error:  # a fault of ours: the visitor hears of it all the same
            self._fail(run, error)
        else:
            run.ending = run.say("done")
            ending = "success"
        on_end(ending)

    async def _work(self, run: Run, on_change: Callable[[list[Block]], None]) -> None:
        """Call the function; what it returned at once is most often all."""
        listener, context = run.listener, copy_context()
        binding = Binding(run, self._files, self._watched(run))
        result = await self._engine.call(context, partial(_begin, listener.fn, binding))
        if isinstance(result, list):
            on_change(_apply(run, result))
            return
        async with aclosing(self._rest(run, context, binding, result)) as rest:
            async for changes in rest:
                on_change(_apply(run, changes))

    async def _rest(
        self, run: Run, context: Context, binding: Binding, result: Any
    ) -> AsyncGenerator[list[Change], None]:
        """The changes of each value that comes of a call that only began."""
        if inspect.isgenerator(result):
            async with aclosing(self._engine.iterate(context, _stream(result, binding))) as stream:
                async for changes in stream:
                    yield changes
        elif inspect.isasyncgen(result):
            async with aclosing(_guarded(run, result)) as items:
                async for item in items:
                    yield await self._engine.call(context, partial(binding.changes, item))
        else:
            value = await _awaited(run, result)
            yield await self._engine.call(context, partial(binding.changes, value))

    def _watched(self, run: Run) -> dict[int, bytes | None]:
        """The server-side outputs whose `change` somebody listens to."""
        states = [
            block for block in run.listener.outputs if isinstance(block, Component) and block.is_server_side
        ]
        ids = [block.id for block in states if block.id is not None]
        return {identifier: None for identifier in ids if self._graph.started_by(identifier, "change")}

    def _fail(self, run: Run, error: BaseException) -> None:
        text, toast = self._told(run, error)
        if not isinstance(error, Refused) and (not isinstance(error, Error) or error.print_exception):
            log.error("Run %s of %r failed.", run.id, run.listener.name, exc_info=error)
        run.ending, run.complaint = run.say("failed", text), toast

    def _told(self, run: Run, error: BaseException) -> tuple[str, Toast | None]:
        """What the visitor reads: on the outputs, and in a toast."""
        if isinstance(error, Error):
            text = _cut(error.message)
            duration = error.duration or None
            return text, Toast("error", _cut(error.title), text, duration) if error.visible else None
        if isinstance(error, FanlightError) or self._show_error:
            cause = error.__cause__ if isinstance(error, BadResult) and self._show_error else None
            text = _cut(_text(error) if cause is None else f"{_text(error)} {_text(cause)}")
        else:
            text = f"Something went wrong in this app. Its log has the details under {run.id}."
        return text, Toast("error", "Error", text, 10)


def _apply(run: Run, changes: list[Change]) -> list[Block]:
    """Hand changes to the session; a value that its visitor has edited meanwhile wins over an answer to the old one."""
    session = run.session

    def in_time(change: Change) -> Change:
        answers = run.echo or (run.target is not None and change.block.id == run.target.id)
        if answers and change.has_payload and session.edited_since(change.block, run.clock):
            return change.without_value()
        return change

    return [one.block for one in changes if session.apply(in_time(one))]


async def _in_browser(run: Run) -> list[Any]:
    """What the listener's JavaScript makes of its inputs: the function's inputs, or its outputs where it has none."""
    listener = run.listener
    assert listener.js is not None
    result = await run.session.ask(
        script_name(listener.js), [tag(to_wire(payload)) for payload in run.inputs]
    )
    wanted = len(listener.outputs if listener.fn is None else listener.inputs)
    values = [result] if wanted == 1 else result
    if not isinstance(values, list):
        values = []
    if listener.fn is None:
        return values
    if len(values) != wanted:
        raise ScriptFailed(f"The JavaScript of {listener.name!r} must return an array of {wanted} values.")
    files = run.session.files
    pairs = zip(listener.inputs, values, strict=True)
    return [files.resolve(run.session.id, v) if c.holds_files else v for c, v in pairs]


def _begin(function: Function | None, binding: Binding) -> Any:
    """Call the function: its changes, or a generator or something to await where it only began."""
    if function is None:
        return binding.browser_changes()
    args, kwargs = binding.arguments()
    result = function(*args, **kwargs)
    is_under_way = inspect.isgenerator(result) or inspect.isasyncgen(result) or inspect.isawaitable(result)
    return result if is_under_way else binding.changes(result)


def _stream(items: Generator[Any, Any, Any], binding: Binding) -> Generator[list[Change], None, None]:
    try:
        for item in items:
            yield binding.changes(item)
    finally:
        items.close()


async def _guarded(run: Run, items: AsyncGenerator[Any, Any]) -> AsyncGenerator[Any, None]:
    try:
        while True:
            try:
                item = await anext(items)
            except StopAsyncIteration:
                return
            except BaseException as error:
                raise _boundary(run, error) from error
            yield item
    finally:
        await _awaited(run, items.aclose())


async def _awaited(run: Run, result: Awaitable[Any]) -> Any:
    try:
        return await result
    except BaseException as error:
        raise _boundary(run, error) from error


def _boundary(run: Run, error: BaseException) -> BaseException:
    """What leaves an author's coroutine: its error in a wrapper that no event loop acts upon."""
    is_ours = run.cancelled and isinstance(error, (asyncio.CancelledError, GeneratorExit))
    return error if is_ours else FunctionFailed(error)


def _text(error: BaseException) -> str:
    try:
        return str(error) or type(error).__name__
    except BaseException:  # an author's __str__ may be broken as well
        return type(error).__name__


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_ERROR else text[: LONGEST_ERROR - 1] + "…"
