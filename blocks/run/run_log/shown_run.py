"""A recorded run in a session that watches it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from ...files.file_store import FileStore
from ...files.payload_walk import replaced, to_wire
from ...tree.block import Block
from ...tree.component import Component
from ...wire.codec import tag, untag
from ...wire.media import StoredFile, file_id
from ...wire.protocol import Bar, Progress, Run, ServerMessage
from ..session.session import Change, Session
from .record import Record
from .run_log import RunLog


class ShownRun:
    """A recorded run in a session that watches it: `fill`, then `follow`.

    Args:
        session: who watches.
        record: the run; most often another session's.
        run_log: knows the files in it.
        files: gives the session copies of these.

    Attributes:
        misses_files: whether files of it are gone.
        inputs, started: as of any run that a session has open: nothing is done for this one.
    """

    started = None

    def __init__(self, session: Session, record: Record, run_log: RunLog, files: FileStore) -> None:
        self.record = record
        self.misses_files = False
        self.inputs: list[Any] = []
        self._session = session
        self._run_log = run_log
        self._files = files
        self._bars: list[Bar] = []
        self._next: int | None = None

    @property
    def id(self) -> str:
        """The run's id, as whoever asked for it has chosen it."""
        return self.record.run

    def standing(self) -> list[ServerMessage]:
        """The messages that say where it stands, for a tab that knows nothing of it."""
        return [self._say("running"), *([Progress(self.id, self._bars)] if self._bars else [])]

    async def fill(self, filled: set[int]) -> None:
        """Show what was entered, and what the outputs show now.

        Args:
            filled: the blocks that have been filled by what came before: what was entered there is older.
        """
        record, session = self.record, self._session
        outputs = dict(record.outputs)
        if record.grows:  # what is added from here on is for `follow`
            self._next = record.count
            session.open_runs[self.id] = self
        for identifier, payload in record.inputs.items():
            block = None if identifier in filled else session.page.blocks.get(identifier)
            if isinstance(block, Component) and not (block.is_server_side or block.is_secret):
                await self._apply(block, {"value": tag(to_wire(payload))}, payload)
        for message in self.standing() if self._next is not None or self._has_failed else ():
            session.outbox.put(message)
        await self._show(outputs)
        if self._has_failed and self._next is None:
            session.outbox.put(self._say("failed", record.message))
        filled.update(record.inputs, outputs)

    async def follow(self) -> None:
        """Show what still comes of it."""
        if self._next is None:
            return
        async for entry in self.record.follow(self._next):
            if entry.kind == "output":
                self._session.held.update(entry.data)
                await self._show(entry.data)
            elif entry.kind == "progress":
                self._bars = entry.data
                self._session.outbox.put(Progress(self.id, entry.data))
        self._session.end_run(self._say(self.record.state, self.record.message))

    @property
    def _has_failed(self) -> bool:
        return self.record.state in ("failed", "lost")

    def _say(self, state: Any, message: str | None = None) -> Run:
        return Run(self.id, self.record.listener, state, message)

    async def _show(self, outputs: Mapping[int, Mapping[str, Any]]) -> None:
        for identifier, props in outputs.items():
            block = self._session.page.blocks.get(
                identifier
            )  # the ids of what was rendered are each visit's own
            if block is not None:
                await self._apply(block, dict(props), untag(props.get("value")))

    async def _apply(self, block: Block, props: dict[str, Any], payload: Any) -> None:
        if isinstance(block, Component) and block.holds_files and "value" in props:
            payload = await asyncio.to_thread(self._own, payload)
            props["value"] = tag(to_wire(payload))
        for name, prop in props.items():
            if name != "value" and file_id(prop) is not None:  # an icon, for instance
                props[name] = tag(to_wire(await asyncio.to_thread(self._own, prop)))
        change = Change(self._session.block(block), props, payload, has_payload="value" in props)
        self._session.apply(change)

    def _own(self, payload: Any) -> Any:
        """The payload with copies of its files that are the session's own; None in place of those that are gone."""

        def copied(value: Any) -> Any:
            is_file = isinstance(value, StoredFile)
            if not is_file and file_id(value) is None:
                return value
            file = value if is_file else self._run_log.file(self.record, value)
            try:
                if file is not None:
                    return self._files.adopt(self._session.id, file)
            except OSError:
                pass
            self.misses_files = True
            return None

        return replaced(payload, copied)
