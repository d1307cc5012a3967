"""An app's functions at work without a server: the same engine, and nobody at a socket."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from copy import copy
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

from ...blocks.files.file_store import FileStore
from ...blocks.files.payload_walk import to_wire
from ...blocks.run.calling.engine import ThreadEngine
from ...blocks.run.process.workers import Workers
from ...blocks.run.run_log.app_version import app_version
from ...blocks.run.run_log.record import Record
from ...blocks.run.run_log.run_log import RunLog
from ...blocks.run.runner import Runner
from ...blocks.run.scheduler import Scheduler
from ...blocks.run.session.disposal import Disposal
from ...blocks.run.session.session import Session
from ...blocks.run.session.sessions import Sessions
from ...blocks.tree.block import Block, block_id
from ...blocks.tree.component import Component
from ...blocks.tree.graph import Graph
from ...blocks.tree.listener import Listener, Trigger
from ...blocks.tree.options import QueueOptions
from ...blocks.tree.page import Page
from ...blocks.tree.request import Request
from ...blocks.wire.protocol import Event
from .failures import Failures

GRACE = 2.0
"""Seconds that functions which took too long have to end when all is over."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run came out.

    Attributes:
        error: what a visitor would have read of its failure; None: it did not fail.
        traceback: of what the function raised, where it did.
        outputs: the payloads that the outputs show, by their places.
        seconds: that the function took.
    """

    error: str | None
    traceback: str | None
    outputs: dict[int, Any]
    seconds: float


class Bench:
    """Runs listeners of a page as the page would, each run for a visit of its own. Nothing follows from a run.

    Everything behaves as in the app: validation, batches, concurrency limits, processes, generators (the last value
    counts), `gr.Error`. But a listener's JavaScript is left out, since flagged inputs are what that made of them,
    and so is what the page does after a run: `then`, `change`, a flag.

    Args:
        page: what the author declared, closed.
        listeners: those of its listeners that are to run.
        queue: its limits.
        limit: how many runs of each last at the same time, in place of what the page says; None: as it says.

    Attributes:
        files: keeps the files of the visits. The author's functions may give out any file: nobody sees it.
    """

    def __init__(
        self, page: Page, listeners: Sequence[Listener], queue: QueueOptions, limit: int | None = None
    ) -> None:
        alone = copy(page)
        alone.graph = Graph()
        self._listeners = {one: _alone(one, page, place, limit) for place, one in enumerate(listeners)}
        for listener in self._listeners.values():
            alone.graph.add(listener)
        alone.graph.close(page.blocks, warns=False)
        self._workers = Workers(alone.graph.listeners, page.blocks)  # it forks: before there are threads
        self.files = FileStore(None, [Path("/")])
        self._engine = ThreadEngine(asyncio.get_running_loop())
        runner = Runner(self._engine, self.files, self._workers)
        self._run_log = RunLog(app_version(page), self.files.find)
        limits = [*page.graph.listeners, *self._listeners.values()]
        unbounded = replace(queue, max_size=None)  # of what waits: that is for us to see to
        self._scheduler = Scheduler(limits, runner, unbounded, self._run_log, show_error=True)
        self._disposal = Disposal(self._engine)
        on_close = self._scheduler.close_session
        self._sessions = Sessions(alone, self._initial(page), self.files, self._disposal, on_close)
        self._numbers = count(1)
        self._failures = Failures()

    @contextmanager
    def visit(self) -> Iterator[Session]:
        """A visit for one run; its files go at its end."""
        session = self._sessions.open(Request())
        reading = asyncio.get_running_loop().create_task(_read_all(session))
        try:
            yield session
        finally:
            reading.cancel()
            self._sessions.close(session)

    async def run(
        self, session: Session, listener: Listener, payloads: Mapping[int, Any], timeout: float | None = None
    ) -> Ended:
        """Run a listener.

        Args:
            session: a visit.
            listener: one of those that were named at the start.
            payloads: of its inputs, by their places; the others have their first value.
            timeout: seconds after which a function that has not come to its end has failed.
        """
        alone, event = self._listeners[listener], f"replay-{next(self._numbers)}"
        (trigger,) = alone.triggers
        assert isinstance(trigger.source, Block)
        values = {str(block_id(alone.inputs[place])): to_wire(payload) for place, payload in payloads.items()}
        self._scheduler.handle(session, Event(event, block_id(trigger.source), trigger.event, values, None))
        record = await self._run_log.find(session.id, f"{event}.0")
        assert record is not None
        with self._failures.of(record.run) as failure:
            in_time = await _end_of(record, timeout)
            error = None if record.state == "done" else record.message or record.state
            outputs = enumerate(alone.outputs)
            return Ended(
                error if in_time else f"It took longer than {timeout:g} s.",
                failure.traceback,
                {place: session.payload(one) for place, one in outputs if isinstance(one, Component)},
                record.ran or 0.0,
            )

    async def close(self) -> None:
        """End what runs."""
        self._sessions.close_all()
        await self._scheduler.close(GRACE)
        await self._disposal.close(GRACE)
        self._workers.close()
        self._engine.close()
        self._failures.close()
        self.files.close()

    def _initial(self, page: Page) -> dict[int, Any]:
        blocks = page.blocks.items()
        return {
            name: self.files.publish_all("", block.initial()) if block.holds_files else block.initial()
            for name, block in blocks
            if isinstance(block, Component)
        }


@asynccontextmanager
async def open_bench(
    page: Page, listeners: Sequence[Listener], queue: QueueOptions, limit: int | None = None
) -> AsyncIterator[Bench]:
    """A `Bench` for an `async with` block."""
    bench = Bench(page, listeners, queue, limit)
    try:
        yield bench
    finally:
        await bench.close()


def _alone(listener: Listener, page: Page, place: int, limit: int | None) -> Listener:
    """The listener as one that nothing starts but us, and that ends nothing."""
    sources = [trigger.source for trigger in listener.triggers if isinstance(trigger.source, Block)]
    found = copy(listener)
    found.triggers = (Trigger(sources[0] if sources else page, f"replay {place}"),)
    found.js = None
    found.cancels = []
    if limit is not None:
        found.concurrency_limit, found.concurrency_id = limit, f"replay {place}"
    return found


async def _read_all(session: Session) -> None:
    """Take what the visit is told, as a tab would: a function that has much to say waits for its reader."""
    for number in count(1):
        await session.outbox.next()
        session.outbox.acknowledge(number)


async def _end_of(record: Record, timeout: float | None) -> bool:
    """Wait for the end of a run; False where its function takes longer than so many seconds, its turn not counted."""
    news = asyncio.Event()
    record.notify(news)
    await _until(lambda: record.waited is not None or not record.is_live, news)
    try:
        await asyncio.wait_for(_until(lambda: not record.is_live, news), timeout)
    except asyncio.TimeoutError:
        return False
    return True


async def _until(is_so: Callable[[], bool], news: asyncio.Event) -> None:
    while True:
        news.clear()
        if is_so():
            return
        await news.wait()
