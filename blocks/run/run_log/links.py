"""Showing a recorded run to whoever comes with its link."""

from __future__ import annotations

import asyncio
import logging
import re
import time
from functools import partial

from ...errors import BadFile, Full
from ...files.file_store import FileStore
from ...wire.protocol import Toast
from ..session.session import Session
from .record import Record
from .run_log import RunLog
from .shown_run import ShownRun

log = logging.getLogger("fanlight")

UNKNOWN = "The run that this link shows is not kept any more, or never was. Here is the page as usual."
OTHER_PAGE = "The page has changed since the run that this link shows: it does not fit any more."
GROWS = "It is still running: what comes of it appears here."
ELSEWHERE = "It was still running a moment ago: open the link again to see more."
CHANGED = "The app has been changed since."
FILES_GONE = "Files of it are not kept any more."


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
        session.at_close(partial(_cancel, task))

    def close(self) -> None:
        """Show nothing more."""
        for task in self._tasks:
            task.cancel()

    def _shown(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        has_left = isinstance(error, (BadFile, Full))  # or has no room for its files
        if error is not None and not has_left:
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
            runs = [ShownRun(session, one, self._run_log, self._files) for one in fresh]
            for run in runs:
                await run.fill(filled)
            if first:
                session.outbox.put(self._notice(record, runs))
            # what these lead to begins, at the latest, as they end
            await asyncio.gather(*(run.follow() for run in runs))

    def _notice(self, record: Record, runs: list[ShownRun]) -> Toast:
        when = time.strftime("%Y-%m-%d at %H:%M UTC", time.gmtime(record.asked))
        said = [f"This is what was entered on {when}, and what came of it."]
        if any(run.record.is_live for run in runs):
            said.append(GROWS if any(run.record.grows for run in runs) else ELSEWHERE)
        if record.version != self._run_log.version:
            said.append(CHANGED)
        if any(run.misses_files for run in runs):
            said.append(FILES_GONE)
        return Toast("info", "A run from a link", " ".join(said), None)


def _cancel(task: asyncio.Task[None]) -> None:
    task.cancel()


_KEY = re.compile("[0-9a-f]{32}")
