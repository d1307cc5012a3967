"""A line of waiting runs with a concurrency limit, from which worker threads help themselves.

    enter ──► session A: ▢ ▢ ▢        next: one from each session in turn, so that nobody
              session B: ▢       ──►  waits for all that a busy one has asked for
              session C: ▢ ▢

A thread that has done a run takes the next one itself: there is no way to the event loop and back between the
two. But a session whose result has not reached the loop yet is passed over: its next run may need that.
"""

from __future__ import annotations

import threading
from collections import Counter, OrderedDict, deque
from collections.abc import Hashable, Iterator
from typing import Generic, Protocol, TypeVar

from ..tree.listener import Listener

WEIGHT = 0.3
"""How much the newest run counts in the mean duration."""


class Owner(Protocol):
    """Whose turn it is."""

    @property
    def id(self) -> str: ...


class Waiting(Hashable, Protocol):
    """What a lane needs to know of a run."""

    @property
    def session(self) -> Owner: ...

    @property
    def listener(self) -> Listener: ...

    @property
    def started(self) -> float | None: ...

    @property
    def ended(self) -> float | None: ...


R = TypeVar("R", bound=Waiting)


class Lane(Generic[R]):
    """A line of waiting runs with a concurrency limit.

    Args:
        limit: how many batches of runs last at the same time; None: as many as there are.

    Attributes:
        seconds: how long a run takes, by the last ones; None: there was none yet.
    """

    def __init__(self, limit: int | None) -> None:
        self.limit = limit
        self.seconds: float | None = None
        self._count = 0
        self._lock = threading.Lock()
        self._waiting: OrderedDict[str, deque[R]] = OrderedDict()
        self._unsettled: Counter[str] = Counter()
        self._at_work: set[R] = set()

    def __len__(self) -> int:
        """How many runs wait."""
        return self._count

    @property
    def running(self) -> int:
        """How many batches are at work."""
        return len(self._at_work)

    @property
    def is_idle(self) -> bool:
        """Whether nothing runs, waits, or is on its way to the loop."""
        return not (self.running or self._waiting or self._unsettled)

    @property
    def has_room(self) -> bool:
        """Whether a run that enters now need not wait."""
        return self.limit is None or self.running < self.limit

    def waiting_of(self, session: str) -> int:
        """How many runs of a session wait."""
        return len(self._waiting.get(session, ()))

    def enter(self, run: R) -> list[list[R]]:
        """Take a run in; gives the batches that may start now."""
        with self._lock:
            self._waiting.setdefault(run.session.id, deque()).append(run)
            self._count += 1
            return self._start()

    def next(self, done: list[R]) -> list[R]:
        """A worker has done a batch, whose results are about to be delivered; gives the one that it does next."""
        with self._lock:
            for run in done:
                self._unsettled[run.session.id] += 1
            if done[0] not in self._at_work:  # its place was given away
                return []
            self._at_work.remove(done[0])
            return self._take()

    def settle(self, run: R) -> list[list[R]]:
        """The loop has taken a run's results in; gives the batches that may start now."""
        with self._lock:
            self._unsettled[run.session.id] -= 1
            if not self._unsettled[run.session.id]:
                del self._unsettled[run.session.id]
            if run.started is not None and run.ended is not None:
                took = run.ended - run.started
                self.seconds = took if self.seconds is None else self.seconds + WEIGHT * (took - self.seconds)
            return self._start()

    def abandon(self, run: R) -> list[list[R]]:
        """Give away the place of a run that was cancelled and does not end; gives the batches that may start now."""
        with self._lock:
            self._at_work.discard(run)
            return self._start()

    def remove(self, run: R) -> bool:
        """Take out a run that waits; False where it has started."""
        with self._lock:
            waiting = self._waiting.get(run.session.id)
            if waiting is None or run not in waiting:
                return False
            waiting.remove(run)
            self._count -= 1
            if not waiting:
                del self._waiting[run.session.id]
            return True

    def in_order(self) -> Iterator[R]:
        """The runs that wait, in the order in which they would start."""
        with self._lock:
            lines = [list(runs) for runs in self._waiting.values()]
        for turn in range(max(map(len, lines), default=0)):
            yield from (line[turn] for line in lines if turn < len(line))

    def _start(self) -> list[list[R]]:
        batches = []
        while self._waiting and self.has_room and (batch := self._take()):
            batches.append(batch)
        return batches

    def _take(self) -> list[R]:
        """The next run, and those that its function takes together with it."""
        first = next((session for session in self._waiting if session not in self._unsettled), None)
        if first is None:
            return []
        batch = [self._pop(first)]
        listener = batch[0].listener
        if listener.batch:
            for session in [name for name in self._waiting if name not in self._unsettled]:
                runs = self._waiting[session]
                while runs and runs[0].listener is listener and len(batch) < listener.max_batch_size:
                    batch.append(self._pop(session))
        self._at_work.add(batch[0])
        return batch

    def _pop(self, session: str) -> R:
        """A session's next run; its others come after everybody else's."""
        runs = self._waiting[session]
        run = runs.popleft()
        self._count -= 1
        if runs:
            self._waiting.move_to_end(session)
        else:
            del self._waiting[session]
        return run
