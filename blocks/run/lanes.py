"""Which lane a run waits in, whether there is room for it, and what its tab is told of its place."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from ..errors import Full
from ..tree.listener import Listener
from ..tree.options import QueueOptions
from ..wire.protocol import Place
from .lane import Lane
from .run import Run
from .session.session import Session

FAST_LANE = -1
"""The lane of all runs that go past the queue (`queue=False`)."""
FAST_LANE_LIMIT = 1000
"""How many of those last at the same time: each takes a thread."""
MAX_WAITING = 1000
"""How many runs may wait in all, where the author sets no `max_size`."""
MAX_WAITING_EACH = 32
"""How many of them may be one session's."""
SHORT_WAIT = 0.25
"""Seconds that a run waits before its tab is told so, and between two such messages."""
MANY_LANES = 256
"""From so many on, the idle ones are cleared away: functions made while the app runs have lanes of their own."""


class Lanes:
    """All lanes of an app.

    Args:
        listeners: the page's.
        options: the queue's limits.
    """

    def __init__(self, listeners: Sequence[Listener], options: QueueOptions) -> None:
        self._options = options
        self._set = _shared_limits(listeners)
        self._lanes: dict[int | str, Lane[Run]] = {}
        self._teller: asyncio.TimerHandle | None = None

    def of(self, run: Run) -> Lane[Run]:
        """The lane of a run."""
        listener = run.listener
        if not listener.queue or listener.fn is None:
            name: int | str = FAST_LANE
        else:
            name = _name(listener)
        lane = self._lanes.get(name)
        if lane is None:
            if len(self._lanes) >= MANY_LANES:
                self._lanes = {key: one for key, one in self._lanes.items() if not one.is_idle}
            lane = self._lanes[name] = Lane(self._limit(name, listener))
        return lane

    def check_room(self, lane: Lane[Run], session: Session) -> None:
        """Refuse a run that would have to wait where too many do.

        Raises:
            Full: with what the visitor reads.
        """
        if lane.has_room:
            return
        most = MAX_WAITING if self._options.max_size is None else self._options.max_size
        if sum(map(len, self._lanes.values())) >= most:
            raise Full(f"{most} runs are waiting already. Try again in a moment.")
        if lane.waiting_of(session.id) >= MAX_WAITING_EACH:
            raise Full(f"{MAX_WAITING_EACH} of your runs are waiting already. Let some of them end first.")

    def waiting(self) -> int:
        """How many runs wait in all."""
        return sum(map(len, self._lanes.values()))

    def moved(self) -> None:
        """Runs wait, or have moved on: tell their tabs before long. Most start before anyone could read that."""
        if self._teller is None and any(map(len, self._lanes.values())):
            rate = self._options.status_update_rate
            wait = SHORT_WAIT if rate == "auto" else rate
            self._teller = asyncio.get_running_loop().call_later(wait, self._tell)

    def close(self) -> None:
        """Tell nobody any more."""
        if self._teller is not None:
            self._teller.cancel()

    def _tell(self) -> None:
        self._teller = None
        for lane in self._lanes.values():
            for ahead, run in enumerate(lane.in_order()):
                if run.ahead == ahead:
                    continue
                if run.ahead is None:
                    run.session.outbox.put(run.say("queued"))
                run.ahead = ahead
                run.session.outbox.put(Place(run.id, ahead, _seconds(lane, ahead)))

    def _limit(self, name: int | str, listener: Listener) -> int | None:
        if name == FAST_LANE:
            return FAST_LANE_LIMIT
        if name in self._set:
            return self._set[name]
        limit = listener.concurrency_limit
        return self._options.default_concurrency_limit if limit == "default" else limit


def _shared_limits(listeners: Sequence[Listener]) -> dict[int | str, int | None]:
    """The limit of each lane for which a listener sets one: the lowest, where several do."""
    limits: dict[int | str, int | None] = {}
    for listener in listeners:
        limit, name = listener.concurrency_limit, _name(listener)
        if limit != "default":
            set_before = limits.get(name)
            limits[name] = (
                limit if set_before is None else set_before if limit is None else min(limit, set_before)
            )
    return limits


def _name(listener: Listener) -> int | str:
    return listener.concurrency_id or id(listener.fn)


def _seconds(lane: Lane[Run], ahead: int) -> float | None:
    """Until a run starts, judged by how long the last ones took."""
    if lane.seconds is None or lane.limit is None:
        return None
    return round((ahead // lane.limit + 1) * lane.seconds, 1)
