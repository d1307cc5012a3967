"""When a run may start, what follows it, and how it is stopped.

event ──► trigger mode ──► its js ──► lane ──► Runner.start ──► chain: then, success, failure
             │               │          │                          └──► change, of what the outputs changed
             │               │          └ waits while as many runs of the function last as its limit allows
             │               └ in the tab: one that never answers takes no room in the lane
             └ once: dropped while one lasts; always_last: the newest waits; multiple: on it goes
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from ..errors import BadMessage, Full, Gone, Refused
from ..tree.block import Block, block_id
from ..tree.listener import Listener
from ..tree.options import QueueOptions
from ..wire.protocol import Event, Invalid, Link, Toast, as_data
from .calling.binding import Refusal
from .calling.lag import LagWatch
from .chains import MAX_DEPTH, Chains
from .ending import Ending, explain
from .lane import Lane
from .lanes import Lanes
from .metrics import Metrics
from .note import loop_cut, note_end, warn_of_last, warn_of_place, warn_of_stop
from .run import Run, State
from .run_log.run_log import RunLog
from .runner import Runner
from .session.session import Change, Session
from .turns import Turns

GRACE = 10.0
"""Seconds that functions have to return, when the server stops and when their run was cancelled."""
TELL_WITHIN = 0.08
"""Seconds after which a visitor hears that a run was cancelled, also where its function has not ended."""

OURS = ("prepare", "unload")
"""Events of a page that no tab tells: they happen at its start and at a session's end."""
WAITED = "Stopped before it began."
STOPPED = "Stopped."
REPLACED = "Replaced by a newer one."
SHUT_DOWN = "Stopped, because the server is."
AT_WORK = "Stopped. The function is still at work; what it returns is dropped."
AT_NEXT_STEP = "Stopped. The function ends at its next step."


class Scheduler:
    """Decides when runs start, what follows them, and ends those that are cancelled.

    Args:
        listeners: the page's.
        runner: does the work of a run.
        queue: the limits of the lanes.
        run_log: keeps a record of each run.
        show_error: whether visitors read the text of any exception, and not of `Error` alone.
        gives_links: whether a tab is told under which link each run that it asks for is found.
    """

    def __init__(
        self,
        listeners: Sequence[Listener],
        runner: Runner,
        queue: QueueOptions,
        run_log: RunLog,
        *,
        show_error: bool,
        gives_links: bool = False,
    ) -> None:
        self._runner = runner
        self._run_log = run_log
        self._gives_links = gives_links
        self._show_error = show_error
        self._lanes = Lanes(listeners, queue)
        self._turns = Turns()
        self._chains = Chains(self._run)
        self._runs: set[Run] = set()
        self._is_closing = False
        self._empty = asyncio.Event()
        self._lag = LagWatch(self.running)
        self.metrics = Metrics()
        runner.listen(self._started, self._take_changes, self._ended)

    def handle(self, session: Session, event: Event) -> None:
        """Take the values that an event brings and start the runs of its listeners.

        Raises:
            BadMessage: no listener is bound to it, or its id is none.
            Gone: none is bound to it any more.
            Refused: a value or file in it is not accepted, or the server is about to stop.
        """
        if not _EVENT_ID.fullmatch(event.id):  # it becomes a part of run ids, and stands in the log
            raise BadMessage("The id of an event has 1 to 64 of the characters A-Z, a-z, 0-9, - and _.")
        listeners = session.graph.started_by(event.block, event.event)
        if not listeners or event.event in OURS:
            if session.regions.is_used:
                raise Gone("The part of the page that listened to this is not there any more.")
            raise BadMessage(
                f"Nothing on this page listens to the event {event.event[:40]!r} of block {event.block}."
            )
        if self._is_closing:
            raise Full("The server is about to stop: it takes no new work.")
        if not session.is_new_event(event.id):
            return
        try:
            session.receive(event.values, event.edit)
        except Refused:
            session.forget_event(event.id)
            raise
        target = session.find(event.block)
        for place, listener in enumerate(listeners):
            run = self._run(f"{event.id}.{place}", listener, session, target, event.data)
            if self._gives_links and place == 0 and event.event != "load":
                session.show_link(Link(run.id, run.record.key))
            self.submit(run, listener.trigger_mode)

    def submit(self, run: Run, mode: str = "multiple") -> None:
        """Let a run start when its listener's mode and its lane allow it."""
        self._runs.add(run)
        for listener in run.listener.cancels:
            self._cancel_all(listener, run)
        dropped = self._turns.enter(run, mode)
        if dropped is not None:
            self._skip(dropped)
        if dropped is not run and not self._turns.waits(run):
            self._admit(run)

    def cancel(self, run: Run, why: str = STOPPED) -> None:
        """End a run: at once where it waits, else as soon as its function lets itself be ended.

        Its tab hears of it within 100 ms and sees nothing of what comes after that.
        """
        if run.is_over or run.stop:
            return
        is_at_work = run.lane is not None and not run.lane.remove(run)
        self._runner.stop(run)
        if is_at_work:
            loop = asyncio.get_running_loop()
            run.why = why
            loop.call_later(TELL_WITHIN, self._tell_cancelled, run)
            loop.call_later(GRACE, self._abandon, run)
        else:
            self._drop(run)
            self._conclude(run, "cancelled", WAITED)

    def close_session(self, session: Session) -> None:
        """End what runs or waits for a session that is over, and run what the page's `unload` asks for."""
        session.is_over = True
        for run in [run for run in self._runs if run.session is session]:
            self.cancel(run)
        for place, listener in enumerate(session.graph.started_by(block_id(session.root), "unload")):
            run = self._run(f"unload.{place}", listener, session, session.root, None)
            self.submit(run)

    async def prepare(self, session: Session) -> None:
        """Run what is to be done before the app is served, and wait for its end."""
        for place, listener in enumerate(session.graph.started_by(block_id(session.root), "prepare")):
            self.submit(self._run(f"prepare.{place}", listener, session, session.root, None))
        await self.idle()

    def running(self) -> list[str]:
        """The names of the functions that run now."""
        return [run.listener.name for run in self._runs if run.started is not None]

    @property
    def waiting(self) -> int:
        """How many runs wait in the lanes."""
        return self._lanes.waiting()

    async def idle(self) -> None:
        """Wait until no run lasts."""
        while self._runs:
            self._empty.clear()
            await self._empty.wait()

    async def drain(self, grace: float) -> None:
        """Take no new events, and wait until no run lasts, or for `grace` seconds."""
        self._is_closing = True
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self.idle(), grace)

    async def stop(self, grace: float) -> None:
        """Take no new events, give the runs `grace` seconds to end, then cancel those that last."""
        if self._runs:
            warn_of_stop(len(self._runs), grace)
        await self.drain(grace)
        for run in list(self._runs):
            self.cancel(run, SHUT_DOWN)
        await self.drain(2 * TELL_WITHIN)

    async def close(self, grace: float = GRACE) -> None:
        """Wait for the runs of sessions that are over: functions have `grace` seconds to return."""
        await self.drain(grace)
        self._lanes.close()
        self._lag.close()
        for run in self._runs:
            warn_of_last(run, grace)

    def _run(self, name: str, listener: Listener, session: Session, target: Block | None, data: Any) -> Run:
        run = Run(name, listener, session, target, data, session.clock, self._runner.deliver)
        run.record = self._run_log.begin(session.id, name, listener, run.inputs_by_block())
        if listener.is_looked_back_at:
            session.latest_runs.add(listener, run.record)
        return run

    def _admit(self, run: Run) -> None:
        if run.listener.js is None:
            self._enter(run)
        else:
            run.task = asyncio.get_running_loop().create_task(self._runner.ask(run))
            run.task.add_done_callback(partial(self._asked, run))

    def _asked(self, run: Run, task: asyncio.Task[None]) -> None:
        run.task = None
        if task.cancelled() or run.is_over:
            return
        error = task.exception()
        if error is None:
            if run.listener.fn is not None:
                run.record.inputs = run.inputs_by_block()
            self._enter(run)
        else:
            self._ended(run, Ending(error=error))

    def _enter(self, run: Run) -> None:
        """Let a run into its lane."""
        if run.listener.fn is None and run.listener.js is None:  # it only cancels others
            self._ended(run, Ending())
            return
        lane = self._lanes.of(run)
        try:
            self._lanes.check_room(lane, run.session)
        except Full as error:
            self._ended(run, Ending(error=error))
            return
        run.lane = lane
        if run.is_caused:  # the tab did not ask for this one: it learns of it here
            run.session.outbox.put(run.say("running"))
        self._lag.wake(run.listener.name)
        batches = lane.enter(run)
        self._start(lane, batches)
        if len(lane):
            self._lanes.moved()
        if not batches:
            self._runner.spare(run)

    def _start(self, lane: Lane[Run], batches: list[list[Run]]) -> None:
        for batch in batches:
            self._runner.start(lane, batch)

    def _started(self, run: Run) -> None:
        """A thread has begun a run of which somebody wants to know that."""
        if run.is_over or run.stop:
            return
        run.record.start(run.started)
        if run.ahead is not None:
            run.session.outbox.put(run.say("running"))
        if run.listener.time_limit is not None:
            asyncio.get_running_loop().call_later(run.listener.time_limit, self._time_is_up, run)

    def _time_is_up(self, run: Run) -> None:
        if run.room is None:
            self.cancel(run, f"Stopped after {run.listener.time_limit:g} s, its time limit.")
        else:
            self._runner.finish(run)

    def _take_changes(self, run: Run, changes: list[Change]) -> None:
        """An output of a run that goes on."""
        if not run.is_over and not run.stop:
            self._follow_changes(run, run.apply(changes))

    def _ended(self, run: Run, ending: Ending) -> None:
        """Tell the end and draw its consequences in one go: who hears of it finds the lane free."""
        self._drop(run)
        if run.stop:
            self._conclude(run, "cancelled", run.why)
        else:
            if ending.changes:
                self._follow_changes(run, run.apply(ending.changes))
            self._conclude_with(run, ending)
        if run.lane is not None:
            self._start(run.lane, run.lane.settle(run))
            if len(run.lane):
                self._lanes.moved()

    def _conclude_with(self, run: Run, ending: Ending) -> None:
        if ending.error is None:
            self._conclude(run, "done")
            return
        text, toast = explain(run, ending.error, show_error=self._show_error)
        if isinstance(ending.error, Refusal):
            run.is_refused = True
            for block, message in ending.error.refused.items():
                run.session.outbox.put(Invalid(block_id(block), message))
        self._conclude(run, "failed", text, toast)

    def _conclude(
        self, run: Run, state: State, message: str | None = None, toast: Toast | None = None
    ) -> None:
        """Tell how a run ended, make room for the one that waits behind it, and start what follows it."""
        if run.is_over:
            return
        run.is_over = True
        run.session.end_run(run.say(state, message))
        if toast is not None:
            run.session.outbox.put(toast)
            run.record.add("toast", as_data(toast))
        self._note(run, state, message)
        following = self._turns.leave(run)
        if following is not None:
            self._admit(following)
        if run.session.is_over or run.is_refused:
            return
        for chained in self._chains.after(run, state):
            self.submit(chained)

    def _note(self, run: Run, state: State, message: str | None = None) -> None:
        self.metrics.count(run, state)
        note_end(run, state, message)

    def _drop(self, run: Run) -> None:
        run.bars.close()
        self._runs.discard(run)
        if not self._runs:
            self._empty.set()

    def _skip(self, run: Run) -> None:
        self._drop(run)
        run.is_over = True
        run.session.end_run(run.say("skipped"))
        run.session.latest_runs.drop(run.listener, run.id)
        self._note(run, "skipped")

    def _tell_cancelled(self, run: Run) -> None:
        if not run.is_over:
            self._conclude(run, "cancelled", AT_WORK if run.room is None else AT_NEXT_STEP)

    def _abandon(self, run: Run) -> None:
        """Give the place of a function that does not end to the next one."""
        if run not in self._runs or run.lane is None or run.listener.batch:  # others are in it as well
            return
        warn_of_place(run, GRACE)
        self._start(run.lane, run.lane.abandon(run))

    def _cancel_all(self, listener: Listener, by: Run) -> None:
        """End the runs of a listener that a run of the same visitor cancels; its own listener's, but for itself."""
        index, session = listener.index, by.session
        for run in [one for one in self._runs if one.session is session and one.listener.index == index]:
            if run is not by:
                self.cancel(run, STOPPED if by.listener is not listener else REPLACED)

    def _follow_changes(self, run: Run, changed: list[Block]) -> None:
        for echo in self._chains.of_changes(run, changed):
            if echo.depth > MAX_DEPTH:
                self._cut_loop(echo)
            else:
                self.submit(echo, echo.listener.trigger_mode)

    def _cut_loop(self, run: Run) -> None:
        toast = Toast("error", "Endless loop", loop_cut(run, MAX_DEPTH), 10)
        run.session.end_run(run.say("failed", toast.message))
        run.session.outbox.put(toast)


_EVENT_ID = re.compile("[A-Za-z0-9_-]{1,64}")
