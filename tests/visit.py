"""An app without a server, and visits without a socket: what the run engine does, seen from an outbox."""

from __future__ import annotations

import asyncio
import itertools
from typing import Any

from patches import take

from fanlight.blocks.files.file_store import FileStore
from fanlight.blocks.run.calling.engine import ThreadEngine
from fanlight.blocks.run.process.workers import Workers
from fanlight.blocks.run.run_log.app_version import app_version
from fanlight.blocks.run.run_log.run_log import RunLog
from fanlight.blocks.run.runner import Runner
from fanlight.blocks.run.scheduler import Scheduler
from fanlight.blocks.run.session.block_config import first_payload
from fanlight.blocks.run.session.disposal import Disposal
from fanlight.blocks.run.session.sessions import Sessions
from fanlight.blocks.tree.block import Block
from fanlight.blocks.tree.component import Component
from fanlight.blocks.tree.options import QueueOptions
from fanlight.blocks.tree.page import Page
from fanlight.blocks.tree.request import Request
from fanlight.blocks.wire.codec import decode
from fanlight.blocks.wire.protocol import Event

ENDED = ("done", "failed", "skipped", "cancelled")


class App:
    """What runs a page's listeners.

    Args:
        page: what the author declared.
        show_error: see `Runner`.
        capacity: see `Sessions`.
        queue: see `Scheduler`.
    """

    def __init__(
        self,
        page: Page,
        *,
        show_error: bool = False,
        capacity: int = 100,
        queue: QueueOptions | None = None,
    ) -> None:
        self.files = FileStore()
        blocks = page.blocks.items()
        initial = {
            name: first_payload(block, page.graph) for name, block in blocks if isinstance(block, Component)
        }
        self.engine = ThreadEngine(asyncio.get_running_loop())
        self.workers = Workers(page.graph.listeners, page.blocks)
        runner = Runner(self.engine, self.files, self.workers)
        self.run_log = RunLog(app_version(page), self.files.find)
        self.scheduler = Scheduler(
            page.graph.listeners, runner, queue or QueueOptions(), self.run_log, show_error=show_error
        )
        self.disposal = Disposal(self.engine)
        on_close = self.scheduler.close_session
        self.sessions = Sessions(page, initial, self.files, self.disposal, on_close, capacity=capacity)

    def visit(self, request: Request | None = None) -> Visit:
        """Someone opens the page."""
        return Visit(self, request or Request())

    async def close(self) -> None:
        self.sessions.close_all()
        await self.scheduler.close()
        await self.disposal.close(10)
        self.workers.close()
        self.engine.close()
        self.files.close()


class Visit:
    """One tab.

    Attributes:
        session: what the server knows of it.
        seen: all messages, as they came.
        props: what patches have said so far, by block id.
    """

    def __init__(self, app: App, request: Request) -> None:
        self.session = app.sessions.open(request)
        self.seen: list[dict[str, Any]] = []
        self.props: dict[int, dict[str, Any]] = {}
        self._app = app
        self._ids = itertools.count(1)
        self._waiting: list[dict[str, Any]] = []

    def send(self, block: Block, event: str, values: dict[Block, Any] | None = None, data: Any = None) -> str:
        """Say that something happened; gives the event's id."""
        assert block.id is not None
        identifier = f"e{next(self._ids)}"
        named = {str(component.id): value for component, value in (values or {}).items()}
        self._app.scheduler.handle(self.session, Event(identifier, block.id, event, named, data))
        return identifier

    async def next(self) -> dict[str, Any]:
        """The next message."""
        if not self._waiting:
            frame = decode(await asyncio.wait_for(self.session.outbox.next(), 20))
            self.session.outbox.acknowledge(frame["seq"])
            self._waiting = frame["messages"]
        message = self._waiting.pop(0)
        self.seen.append(message)
        if message["t"] == "patch":
            take(self.props, message)
        return message

    async def receive(self, kind: str) -> dict[str, Any]:
        """The next message of a kind."""
        while (message := await self.next())["t"] != kind:
            pass
        return message

    async def ending(self, run: str) -> dict[str, Any]:
        """The message that ends a run."""
        while True:
            message = await self.receive("run")
            if message["run"] == run and message["state"] in ENDED:
                return message

    async def endings(self, count: int) -> list[tuple[int, str]]:
        """How the next runs end: the index of the listener, and the state."""
        found: list[tuple[int, str]] = []
        while len(found) < count:
            message = await self.receive("run")
            if message["state"] in ENDED:
                found.append((message["listener"], message["state"]))
        return found

    async def settle(self) -> None:
        """Take in all messages until nothing runs any more."""
        while self._waiting or self.session.open_runs or not self.session.outbox.is_empty:
            await self.next()

    async def run(
        self, block: Block, event: str, values: dict[Block, Any] | None = None, data: Any = None
    ) -> dict[str, Any]:
        """Say that something happened and wait for the end of its first run."""
        return await self.ending(f"{self.send(block, event, values, data)}.0")

    def value(self, block: Block) -> Any:
        """The value that a block was last told to show."""
        assert block.id is not None
        return self.props[block.id]["value"]

    def messages(self, kind: str) -> list[dict[str, Any]]:
        """The messages of a kind that came so far."""
        return [message for message in self.seen if message["t"] == kind]
