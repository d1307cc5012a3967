"""Showing a recorded run to whoever comes with its link."""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections.abc import Mapping
from typing import Any

from ..errors import BadFile, Full
from ..files.file_store import FileStore
from ..files.payload_walk import replaced, to_wire
from ..tree.block import Block
from ..tree.component import Component
from ..wire.codec import tag, untag
from ..wire.media import StoredFile, file_id
from ..wire.protocol import Bar, Progress, Run, ServerMessage, Toast
from .record import Record
from .run_log import RunLog
from .session import Change, Session

log = logging.getLogger("fanlight")

UNKNOWN = "The run that this link shows is not kept any more, or never was. Here is the page as usual."
OTHER_PAGE = "The page has changed since the run that this link shows: it does not fit any more."
GROWS = "It is still running: what comes of it appears here."
ELSEWHERE = "It was still running a moment ago: open the link again to see more."
CHANGED = "The app has been changed since."
FILES_GONE = "Files of it are not kept any more."


class ShownRun:
    """A run of another session that a tab watches until it ends."""

    started = None  # it is not done for this session

    def __init__(self, record: Record) -> None:
        self.id = record.run
        self.inputs: list[Any] = []
        self.bars: list[Bar] = []
        self._listener = record.listener

    def say(self, state: Any, message: str | None = None) -> Run:
        """The message about this run."""
        return Run(self.id, self._listener, state, message)

    def standing(self) -> list[ServerMessage]:
        """The messages that say where it stands, for a tab that knows nothing of it."""
        return [self.say("running"), *([Progress(self.id, self.bars)] if self.bars else [])]


class RunLinks:
    """Opens links to runs: a new session gets the inputs and outputs of a run, and what still comes of it.

    Nothing runs for that, and what the session does then changes nothing of the run.

    Args:
        run_log: where the records are kept.
        files: gives sessions copies of the files in them.
        is_on: whether the app gives links; else there are none to open.
    """

    def __init__(self, run_log: RunLog, files: FileStore, *, is_on: bool) -> None:
        self._run_log = run_log
        self._files = files
        self._is_on = is_on
        self._tasks: set[asyncio.Task[None]] = set()

    def open(self, session: Session, key: str) -> None:
        """Show the run with this key in a new session."""
        task = asyncio.get_running_loop().create_task(self._show(session, key))
        self._tasks.add(task)
        task.add_done_callback(self._shown)

    def close(self) -> None:
        """Show nothing more."""
        for task in self._tasks:
            task.cancel()

    def _shown(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None and not isinstance(
            error, (BadFile, Full)
        ):  # those say that the visitor has left
            log.error("The run of a link could not be shown.", exc_info=error)

    async def _show(self, session: Session, key: str) -> None:
        record = await self._run_log.get(key) if self._is_on and _KEY.fullmatch(key) else None
        if record is None:
            session.outbox.put(Toast("warning", "No run under this link", UNKNOWN, None))
        elif record.version.page != self._run_log.version.page:
            session.outbox.put(Toast("warning", "This run cannot be shown", OTHER_PAGE, None))
        else:
            await self._show_event(session, record)

    async def _show_event(self, session: Session, record: Record) -> None:
        """Show a run and all that the same event led to, what still comes of it too."""
        shown: set[str] = set()
        filled: set[int] = set()
        while fresh := [one for one in await self._run_log.family(record) if one.key not in shown]:
            first = not shown
            shown.update(one.key for one in fresh)
            session.held.update(block for one in fresh for block in (*one.inputs, *one.outputs))
            views = [_View(session, one, self._run_log, self._files) for one in fresh]
            for view in views:
                await view.fill(filled)
            if first:
                session.outbox.put(self._notice(record, views))
            # what these lead to begins, at the latest, as they end
            await asyncio.gather(*(view.follow() for view in views))

    def _notice(self, record: Record, views: list[_View]) -> Toast:
        when = time.strftime("%Y-%m-%d at %H:%M UTC", time.gmtime(record.asked))
        said = [f"This is what was entered on {when}, and what came of it."]
        if any(view.record.is_live for view in views):
            said.append(GROWS if any(view.record.grows for view in views) else ELSEWHERE)
        if record.version != self._run_log.version:
            said.append(CHANGED)
        if any(view.misses_files for view in views):
            said.append(FILES_GONE)
        return Toast("info", "A run from a link", " ".join(said), None)


class _View:
    """One run in the session that watches it.

    Attributes:
        record: the run.
        misses_files: whether files of it are gone.
    """

    def __init__(self, session: Session, record: Record, run_log: RunLog, files: FileStore) -> None:
        self.record = record
        self.misses_files = False
        self._session = session
        self._run_log = run_log
        self._files = files
        self._run = ShownRun(record)
        self._next = 0

    async def fill(self, filled: set[int]) -> None:
        """Show what was entered, and what the outputs show now.

        Args:
            filled: the blocks that have been filled by what came before: what was entered there is older.
        """
        record, session = self.record, self._session
        self._next, outputs = record.count, dict(record.outputs)
        for identifier, payload in record.inputs.items():
            block = None if identifier in filled else session.find(identifier)
            if isinstance(block, Component) and not (block.is_server_side or block.is_secret):
                await self._apply(block, {"value": tag(to_wire(payload))}, payload)
        if record.grows:
            session.open_runs[self._run.id] = self._run
        for message in self._standing():
            session.outbox.put(message)
        await self._apply_all(outputs)
        filled.update(record.inputs, outputs)

    async def follow(self) -> None:
        """Show what still comes."""
        if not self.record.grows:
            return
        async for entry in self.record.follow(self._next):
            if self._session.is_over:
                return
            if entry.kind == "output":
                self._session.held.update(entry.data)
                await self._apply_all(entry.data)
            elif entry.kind == "progress":
                self._run.bars = entry.data
                self._session.outbox.put(Progress(self._run.id, entry.data))
        self._session.end_run(self._run.say(self.record.state, self.record.message))

    def _standing(self) -> list[ServerMessage]:
        if self.record.grows:
            return self._run.standing()
        if self.record.state in ("failed", "lost"):
            return [self._run.say("running"), self._run.say("failed", self.record.message)]
        return []

    async def _apply_all(self, outputs: Mapping[int, Mapping[str, Any]]) -> None:
        for identifier, props in outputs.items():
            block = self._session.find(identifier)
            if block is not None:
                await self._apply(block, dict(props), untag(props.get("value")))

    async def _apply(self, block: Block, props: dict[str, Any], payload: Any) -> None:
        if isinstance(block, Component) and block.holds_files and "value" in props:
            payload = await asyncio.to_thread(self._own, payload)
            props["value"] = tag(to_wire(payload))
        others = {name: prop for name, prop in props.items() if name != "value" and file_id(prop) is not None}
        for name, prop in others.items():
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


_KEY = re.compile("[0-9a-f]{32}")
