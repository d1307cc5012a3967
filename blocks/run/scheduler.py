"""When a run may start: its listener's trigger mode, then its lane.

event ──► trigger mode ──► its js ──► lane ──► Runner.run ──► chain: then, success, failure
             │               │          │                       └──► change, of what the outputs changed
             │               │          └ waits while as many runs of the listener last as its limit allows
             │               └ in the tab: one that never answers takes no room in the lane
             └ once: dropped while one lasts; always_last: the newest waits; multiple: on it goes
"""

from __future__ import annotations

import asyncio
import re
from collections import deque
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import Any, TypeVar

from ..errors import BadMessage
from ..tree.block import Block
from ..tree.graph import Graph
from ..tree.listener import Listener
from ..wire.protocol import Event, Toast
from .run import Run
from .runner import Ending, Runner, log
from .session import Session

T = TypeVar("T")

LANE_LIMIT = 1
"""How many runs of one function last at the same time: models are rarely thread-safe."""
FAST_LANE = -1
"""The lane of all runs that go past the queue (`queue=False`)."""
FAST_LANE_LIMIT = 1000
"""How many of those last at the same time: each takes a thread."""
MAX_WAITING = 1000
"""How many runs may wait in all."""
SHORT_WAIT = 0.25
"""Seconds that a run waits before its tab is told so."""
GRACE = 10.0
"""Seconds that functions have to return when the server stops."""
MAX_DEPTH = 100
"""How many changes may cause each other before it is called a loop."""


@dataclass(slots=True)
class Lane:
    """A line of waiting runs with a concurrency limit."""

    limit: int
    running: int = 0
    waiting: deque[Run] = field(default_factory=deque)


@dataclass(slots=True)
class Active:
    """The runs of one listener in one session: how many last, and which one comes next (always_last)."""

    running: int = 0
    next: Run | None = None


class Scheduler:
    """Decides when runs start and what follows them.

    Args:
        graph: the page's listeners.
        runner: does the work of a run.
    """

    def __init__(self, graph: Graph, runner: Runner) -> None:
        self._graph = graph
        self._runner = runner
        self._lanes: dict[int, Lane] = {}
        self._active: dict[tuple[str, int], Active] = {}
        self._tasks: dict[asyncio.Task[Any], Run] = {}
        self._numbers = count(1)
        self._teller: asyncio.TimerHandle | None = None

    def handle(self, session: Session, event: Event) -> None:
        """Take the values that an event brings and start the runs of its listeners.

        Raises:
            BadMessage: no listener is bound to it, or its id is none.
            Refused: a value or file in it is not accepted.
        """
        if not _EVENT_ID.fullmatch(event.id):  # it becomes a part of run ids, and stands in the log
            raise BadMessage("The id of an event has 1 to 64 of the characters A-Z, a-z, 0-9, - and _.")
        listeners = self._graph.started_by(event.block, event.event)
        if not listeners or event.event == "unload":  # that one is for the session's end to tell
            raise BadMessage(
                f"Nothing on this page listens to the event {event.event[:40]!r} of block {event.block}."
            )
        if not session.is_new_event(event.id):
            return
        session.receive(event.values)
        target = session.page.blocks[event.block]
        for place, listener in enumerate(listeners):
            run = Run(f"{event.id}.{place}", listener, session, target, event.data, session.clock)
            self.submit(run, listener.trigger_mode)

    def submit(self, run: Run, mode: str = "multiple") -> None:
        """Let a run start when its listener's mode and its lane allow it."""
        active = self._active.setdefault((run.session.id, run.listener.index), Active())
        if active.running and mode == "once":
            run.session.end_run(run.say("skipped"))
        elif active.running and mode == "always_last":
            if active.next is not None:
                active.next.session.end_run(active.next.say("skipped"))
            active.next = run
        else:
            active.running += 1
            self._admit(run)

    def close_session(self, session: Session) -> None:
        """End what runs or waits for a session that is over, and run what the page's `unload` asks for."""
        for key in [key for key in self._active if key[0] == session.id]:
            del self._active[key]
        for lane in self._lanes.values():
            lane.waiting = deque(run for run in lane.waiting if run.session is not session)
        for task, run in self._tasks.items():
            if run.session is session:
                run.cancelled = True
                task.cancel()
        for place, listener in enumerate(self._graph.started_by(0, "unload")):
            self._start(Run(f"unload.{place}", listener, session, session.page, None, session.clock), None)

    async def close(self, grace: float = GRACE) -> None:
        """Wait for the runs of sessions that are over: functions have `grace` seconds to return."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=grace)
        for run in self._tasks.values():
            log.warning(
                "The function %r of run %s did not end within %g s.", run.listener.name, run.id, grace
            )

    def _admit(self, run: Run) -> None:
        if run.listener.js is None:
            self._enter_lane(run)
        else:
            self._do(run, self._runner.ask(run), partial(self._asked, run))

    def _asked(self, run: Run, task: asyncio.Task[bool]) -> None:
        if task.cancelled():
            return
        if task.result():
            self._enter_lane(run)
        else:
            self._finish(run, None, "failure")

    def _enter_lane(self, run: Run) -> None:
        passes = not run.listener.queue or run.listener.fn is None
        number, limit = (FAST_LANE, FAST_LANE_LIMIT) if passes else (id(run.listener.fn), LANE_LIMIT)
        lane = self._lanes.setdefault(number, Lane(limit))
        if lane.running < lane.limit:
            self._start(run, lane)
        elif sum(len(each.waiting) for each in self._lanes.values()) >= MAX_WAITING:
            self._leave(run, None)
            self._refuse(run, "Too busy", f"{MAX_WAITING} runs are waiting already. Try again in a moment.")
        else:
            lane.waiting.append(run)
            if self._teller is None:
                self._teller = asyncio.get_running_loop().call_later(SHORT_WAIT, self._tell_waiting)

    def _tell_waiting(self) -> None:
        """Tell the tabs whose runs wait; most have started before anyone could read that."""
        self._teller = None
        for run in [run for lane in self._lanes.values() for run in lane.waiting if not run.told_waiting]:
            run.told_waiting = True
            run.session.outbox.put(run.say("queued"))

    def _start(self, run: Run, lane: Lane | None) -> None:
        if lane is not None:
            lane.running += 1
        if run.told_waiting or run.depth or ">" in run.id:
            run.session.outbox.put(run.say("running"))
        on_end = partial(self._finish, run, lane)
        work = self._runner.run(run, partial(self._follow_changes, run), on_end)
        self._do(run, work, partial(self._ended, run, lane))

    def _ended(self, run: Run, lane: Lane | None, task: asyncio.Task[None]) -> None:
        if task.cancelled():  # else its end was told, in one frame with its last result
            self._leave(run, lane)

    def _finish(self, run: Run, lane: Lane | None, ending: Ending) -> None:
        """Tell the end and draw its consequences in one go: who hears of it finds the lane free."""
        assert run.ending is not None
        run.session.end_run(run.ending)
        if run.complaint is not None:
            run.session.outbox.put(run.complaint)
        self._leave(run, lane)
        self._follow(run, ending)

    def _do(self, run: Run, work: Coroutine[Any, Any, T], after: Callable[[asyncio.Task[T]], None]) -> None:
        """Do the work in a task; `after` is called even where the task is cancelled before it began."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks[task] = run
        task.add_done_callback(self._tasks.pop)
        task.add_done_callback(after)

    def _leave(self, run: Run, lane: Lane | None) -> None:
        """Make room for the next run of the lane, and for the one that waits behind this one."""
        if lane is not None:
            lane.running -= 1
            if lane.waiting:
                self._start(lane.waiting.popleft(), lane)
        key = (run.session.id, run.listener.index)
        active = self._active.get(key)
        if active is None:  # the session is closed
            return
        active.running -= 1
        following, active.next = active.next, None
        if following is not None:
            active.running += 1
            self._admit(following)
        elif not active.running:
            del self._active[key]

    def _follow(self, run: Run, ending: Ending) -> None:
        for event in ("then", ending):
            for listener in self._graph.chained_to(run.listener, event):
                self.submit(self._caused(run, listener, run.target, echo=run.echo, depth=run.depth))

    def _follow_changes(self, run: Run, changed: list[Block]) -> None:
        """Start the `change` listeners of the blocks to which a run gave another value."""
        for block in changed:
            assert block.id is not None
            for listener in self._graph.started_by(block.id, "change"):
                echo = self._caused(run, listener, block, echo=True, depth=run.depth + 1)
                if echo.depth > MAX_DEPTH:
                    self._cut_loop(echo, block)
                else:
                    self.submit(echo, listener.trigger_mode)

    def _caused(self, run: Run, listener: Listener, target: Block | None, *, echo: bool, depth: int) -> Run:
        root = run.id.partition(">")[0]
        name = f"{root}>{next(self._numbers)}"
        return Run(name, listener, run.session, target, run.data, run.clock, echo, depth)

    def _cut_loop(self, run: Run, block: Block) -> None:
        text = (
            f"{run.listener.name!r} was started by {MAX_DEPTH} changes in a row, each caused by the one before, "
            f"the last one of {block.name}: the loop was cut. Let one of the listeners return gr.skip() at some point."
        )
        log.error("Run %s: %s", run.id, text)
        self._refuse(run, "Endless loop", text)

    def _refuse(self, run: Run, title: str, text: str) -> None:
        run.session.end_run(run.say("failed", text))
        run.session.outbox.put(Toast("error", title, text, 10))


_EVENT_ID = re.compile("[A-Za-z0-9_-]{1,64}")
