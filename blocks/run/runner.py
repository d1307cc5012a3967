"""The work of a run: payloads → arguments → the author's function → changes. On the engine's threads.

start ──► thread: arguments ─► function ─┬─► a result ───────────────► on_end ┐
              ▲                          ├─► a generator: on_changes …  on_end ├─► the event loop
              │                          └─► a coroutine: goes on there  on_end ┘
              └── the next run of the lane ◄──┘
"""

from __future__ import annotations

import asyncio
import inspect
import logging
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from contextvars import Context, copy_context
from functools import partial
from typing import Any

from ..errors import Refused
from ..files.file_store import FileStore
from ..files.payload_walk import to_wire
from ..tree.block import Block
from ..tree.component import Component
from ..wire.codec import tag
from ..wire.script import script_name
from .cache.cache import cache_of
from .cache.cached import Cached, Hit
from .calling.batch import Batch
from .calling.binding import Binding
from .calling.engine import FunctionFailed, ThreadEngine
from .calling.interruptible import Interrupted
from .calling.lag import Watched
from .calling.room import Room
from .calling.stop import Stop
from .ending import Ending
from .lane import Lane
from .process.workers import Workers
from .run import Run, current_run
from .run_log.weight import weight
from .session.browser_calls import ScriptFailed
from .session.session import Change

INTERRUPT_AFTER = 0.03
"""Seconds in which a function may see for itself that its run was cancelled."""
_END: Any = object()

log = logging.getLogger("fanlight")


class Runner:
    """Calls the authors' functions.

    Args:
        engine: where functions run.
        files: where the files of results are kept.
        workers: the processes of those functions that ask for one.
    """

    def __init__(self, engine: ThreadEngine, files: FileStore, workers: Workers) -> None:
        self.deliver = engine.deliver
        self._engine = engine
        self._files = files
        self._workers = workers
        self._context = copy_context()
        self._on_start: Callable[[Run], None]
        self._on_changes: Callable[[Run, list[Change]], None]
        self._on_end: Callable[[Run, Ending], None]

    def listen(
        self,
        on_start: Callable[[Run], None],
        on_changes: Callable[[Run, list[Change]], None],
        on_end: Callable[[Run, Ending], None],
    ) -> None:
        """Say who is told, on the event loop, what becomes of runs.

        Args:
            on_start: a run has begun, of those that `tells_start`.
            on_changes: a run that goes on has changed something.
            on_end: a run has ended, and nothing of it is left. Each run ends exactly once.
        """
        self._on_start, self._on_changes, self._on_end = on_start, on_changes, on_end

    def start(self, lane: Lane[Run], batch: list[Run]) -> None:
        """Do a batch that has a place in the lane on a thread, then whatever waits in the lane."""
        self._engine.start(partial(self._work, lane, batch))

    def spare(self, run: Run) -> None:
        """Look whether what a waiting run asks for is in its function's cache; then it waits no longer."""
        cached = cache_of(run.listener.fn)
        if cached is not None and not run.listener.batch and run.listener.validator is None:
            self._engine.start(partial(self._answer, run, cached))

    def stop(self, run: Run) -> None:
        """Let a run end: a coroutine at its next await, a generator at its next yield, others where they can."""
        run.stop.set()
        if run.task is not None:
            run.task.cancel()
        if run.room is not None:
            run.room.open()
        elif run.listener.isolate is None:  # else its worker has heard of it
            asyncio.get_running_loop().call_later(INTERRUPT_AFTER, run.call.interrupt)

    def finish(self, run: Run) -> None:
        """Let a generator end at its next yield as if it were done."""
        run.is_finished = True
        if run.room is not None:
            run.room.open()

    async def ask(self, run: Run) -> None:
        """Let the tab run the listener's JavaScript; what it makes of the run's inputs takes their place.

        Raises:
            ScriptFailed: with what the browser said.
            Refused: a file in its result is not this session's.
        """
        run.inputs = await _in_browser(run)

    def _work(self, lane: Lane[Run], batch: list[Run]) -> None:
        while batch:
            endings = self._together(batch) if batch[0].listener.batch else self._call_alone(batch[0])
            if endings is None:  # it goes on upon the loop, and takes its place in the lane along
                return
            done, batch = batch, lane.next(batch)
            for run, ending in zip(done, endings, strict=True):
                self.deliver(partial(self._on_end, run, ending))

    def _call_alone(self, run: Run) -> list[Ending] | None:
        return self._alone(run, Binding(run, self._files), self._call)

    def _answer(self, run: Run, cached: Cached) -> None:
        """Do a run that waits, past its lane, with what the cache has for it."""
        context, binding = self._within(run), Binding(run, self._files)
        try:
            args, kwargs = context.run(binding.arguments)
            hit = context.run(cached.lookup, args, kwargs)
        except BaseException:  # it is told when the run's turn comes
            return
        if hit is not None and run.lane is not None and run.lane.remove(run):
            run.lane = None
            self.deliver(run.record.start)
            for ending in self._alone(run, binding, partial(_given, hit)) or ():
                self.deliver(partial(self._on_end, run, ending))

    def _alone(self, run: Run, binding: Binding, call: Callable[[Binding], Any]) -> list[Ending] | None:
        """Do a run on this thread; None where it goes on upon the loop."""
        context = self._begin(run)
        if run.stop:
            return [_over(run, Ending())]
        try:
            result = run.call.call(partial(context.run, call, binding))
        except BaseException as error:  # the one boundary to the authors' code
            return [_over(run, Ending(error=error))]
        if isinstance(result, list):
            return [_over(run, Ending(result))]
        if inspect.isgenerator(result):
            return [_over(run, self._pump(run, context, binding, result))]
        self.deliver(partial(self._go_on, run, context, binding, result))
        return None

    def _call(self, binding: Binding) -> Any:
        """Call the function: its changes, or a generator or something to await where it only began."""
        run = binding.run
        function = self._workers.function(run.listener, run, run.stop)
        if function is None:
            return binding.browser_changes()
        args, kwargs = binding.arguments()
        result = function(*args, **kwargs)
        is_under_way = (
            inspect.isgenerator(result) or inspect.isasyncgen(result) or inspect.isawaitable(result)
        )
        return result if is_under_way else binding.changes(result)

    def _together(self, runs: list[Run]) -> list[Ending]:
        """Do several runs of one function with one call of it."""
        contexts = [self._begin(run) for run in runs]
        first = runs[0]
        function = self._workers.function(first.listener, first, Stop())  # no run takes the others with it
        batch = Batch(function, runs, self._files, self._engine.loop)
        return [_over(run, ending) for run, ending in zip(runs, contexts[0].run(batch.endings), strict=True)]

    def _begin(self, run: Run) -> Context:
        run.started = time.monotonic()
        if run.tells_start:
            self.deliver(partial(self._on_start, run))
        else:
            run.record.start_quietly(run.started)
        return self._within(run)

    def _within(self, run: Run) -> Context:
        context = self._context.copy()
        context.run(current_run.set, run)
        return context

    def _pump(self, run: Run, context: Context, binding: Binding, items: Generator[Any, Any, Any]) -> Ending:
        """Move a generator's items to the loop, as long as that takes them in."""
        room = run.room = Room()
        binding.is_stream = True
        failure: BaseException | None = None
        try:
            while not run.stop and not run.is_finished:
                item = context.run(next, items, _END)
                if item is _END:
                    break
                changes = context.run(binding.changes, item)
                size = sum(weight(change.payload) for change in changes)
                self.deliver(partial(self._take_in, run, changes, partial(room.leave, size)))
                room.enter(size)
        except BaseException as error:
            failure = error
        try:
            context.run(items.close)
        except BaseException as error:  # it yielded once more, or what it tidies up failed
            log.warning(
                "The generator %r of run %s did not end well.", run.listener.name, run.id, exc_info=error
            )
            failure = failure or error
        return self._completed(run, context, binding) if failure is None else Ending(error=failure)

    def _completed(self, run: Run, context: Context, binding: Binding) -> Ending:
        """The end of a generator that did not fail."""
        try:
            return Ending() if run.stop else Ending(context.run(binding.last_changes))
        except BaseException as error:
            return Ending(error=error)

    def _take_in(self, run: Run, changes: list[Change], leave_room: Callable[[], None]) -> None:
        """Take in an item of a generator, which goes on as soon as its tab's outbox has room."""
        self._on_changes(run, changes)
        if run.session.outbox.is_full:
            waiting = asyncio.get_running_loop().create_task(run.session.outbox.room())
            waiting.add_done_callback(lambda _: leave_room())
            run.task = waiting
        else:
            leave_room()

    def _go_on(self, run: Run, context: Context, binding: Binding, result: Any) -> None:
        """Await what a function returned, on the loop."""
        work = self._await(run, context, binding, result)
        run.task = context.run(asyncio.get_running_loop().create_task, work)
        if run.stop:
            run.task.cancel()
        run.task.add_done_callback(partial(self._awaited, run))

    async def _await(self, run: Run, context: Context, binding: Binding, result: Any) -> Ending:
        try:
            if inspect.isasyncgen(result):
                await self._follow(run, context, binding, result)
                return Ending(await self._engine.call(context, binding.last_changes))
            value = await guarded(Watched(result, run.listener.name))
            return Ending(await self._engine.call(context, partial(binding.changes, value)))
        except Exception as error:
            return Ending(error=error)

    async def _follow(
        self, run: Run, context: Context, binding: Binding, items: AsyncGenerator[Any, Any]
    ) -> None:
        binding.is_stream = True
        try:
            while not run.is_finished:
                item = await guarded(Watched(anext(items, _END), run.listener.name))
                if item is _END:
                    return
                self._on_changes(run, await self._engine.call(context, partial(binding.changes, item)))
                await run.session.outbox.room()
        finally:
            await guarded(items.aclose())

    def _awaited(self, run: Run, task: asyncio.Task[Ending]) -> None:
        run.task = None
        ending = _over(run, Ending() if task.cancelled() else task.result())
        assert run.lane is not None
        batch = run.lane.next([run])
        if batch:
            self.start(run.lane, batch)
        self._on_end(run, ending)


def _over(run: Run, ending: Ending) -> Ending:
    run.ended = time.monotonic()
    if run.stop and ending.error is not None and not isinstance(ending.error, Interrupted):
        log.info("Run %s of %r was cancelled and raised.", run.id, run.listener.name, exc_info=ending.error)
    return ending


def _given(hit: Hit, binding: Binding) -> Any:
    """What a function has returned before: its changes, or a generator."""
    result = hit.again()
    return result if hit.is_stream else binding.changes(result)


async def guarded(work: Awaitable[Any]) -> Any:
    """Await an author's coroutine: what it raises is wrapped where an event loop would act upon it."""
    try:
        return await work
    except asyncio.CancelledError as error:
        run = current_run.get()
        if run is not None and run.stop:
            raise
        raise FunctionFailed(error) from error
    except Exception:
        raise
    except BaseException as error:
        raise FunctionFailed(error) from error


async def _in_browser(run: Run) -> list[Any]:
    """What the listener's JavaScript makes of its inputs: the function's inputs, or its outputs where it has none."""
    listener = run.listener
    assert listener.js is not None
    result = await run.session.browser_calls.ask(
        script_name(listener.js), [tag(to_wire(payload)) for payload in run.inputs]
    )
    targets = listener.outputs if listener.fn is None else listener.inputs
    files = run.session.files
    if len(targets) == 1:
        values = [_alone(targets[0], result, partial(files.resolve, run.session.id))]
    else:
        values = result if isinstance(result, list) else []
    if listener.fn is None:
        return values
    if len(values) != len(targets):
        wanted = f"an array of {len(targets)} values"
        raise ScriptFailed(f"The JavaScript of {listener.name!r} must return {wanted}.")
    pairs = zip(listener.inputs, values, strict=True)
    return [files.resolve(run.session.id, v) if c.holds_files else v for c, v in pairs]


def _alone(target: Block, result: Any, resolve: Callable[[Any], Any]) -> Any:
    """The one value that a script gave, bare or as the only one of an array: a value that is a list may stay bare."""
    if not (isinstance(result, list) and len(result) == 1):
        return result
    if not isinstance(target, Component):
        return result[0]
    bare, inner = (_is_taken(target, value, resolve) for value in (result, result[0]))
    return result if bare and not inner else result[0]


def _is_taken(component: Component, value: Any, resolve: Callable[[Any], Any]) -> bool:
    try:
        component.validate(resolve(value) if component.holds_files else value)
    except Refused:
        return False
    return True
