"""One execution of one listener for one session."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Literal, Protocol

from ..tree.block import Block, block_id
from ..tree.listener import Listener
from ..wire.i18n import in_language
from ..wire.protocol import Bar, Place, Progress, ServerMessage, Toast, as_data
from ..wire.protocol import Run as RunState
from .calling.interruptible import Interruptible
from .calling.room import Room
from .calling.stop import Stop
from .lane import Lane
from .progress.bars import Bars
from .run_log.record import Record
from .session.session import Change, Session

State = Literal["queued", "running", "done", "failed", "skipped", "cancelled"]


@dataclass(slots=True, eq=False)
class Run:
    """One execution of one listener for one session.

    Attributes:
        id: chosen by whoever asked: "<event>.<n>" for the n-th listener of an event; chains append to it.
        listener: what runs.
        session: for whom.
        target: the block at which the event happened.
        data: what the browser sent with the event.
        clock: the session's clock when the run was asked for.
        deliver: does something on the event loop, in the order of its calls, from any thread.
        echo: whether a `change` that a function caused, and not the visitor, asked for it.
        depth: how many such changes led here.
        inputs: the payloads to work on, as they were when the run was asked for.
        is_caused: whether a function's result asked for it, and not the tab.
        follows: what is known of the run whose end asked for it.
        is_refused: whether a validator has kept it from beginning; nothing follows then.
        is_over: whether its end was told, whatever its function still does.
        lane: where it waits or runs, once it was let in.
        why: what its tab reads when it was cancelled.
        asked, started, ended: when, by the monotonic clock, in seconds.
        stop: the wish that it end.
        call: its function's call, which can be broken off.
        room: how far a generator may be ahead; there as soon as the function turned out to be one.
        is_finished: whether a generator shall end as if it were done.
        task: what it does on the event loop, if anything.
        ahead: how many wait before it, as far as its tab was told; None: it was not told to wait.
        bars: how far its function says that it is; closed at its end.
        shown_bars: the same as its tab was told last.
        record: what the run log knows of it.
    """

    id: str
    listener: Listener
    session: Session
    target: Block | None
    data: Any
    clock: int
    deliver: Callable[[Callable[[], Any]], None]
    echo: bool = False
    depth: int = 0
    inputs: list[Any] = field(init=False)
    is_caused: bool = False
    follows: Record | None = None
    is_refused: bool = False
    is_over: bool = False
    lane: Lane[Run] | None = None
    why: str | None = None
    asked: float = field(default_factory=time.monotonic)
    started: float | None = None
    ended: float | None = None
    stop: Stop = field(default_factory=Stop)
    call: Interruptible = field(default_factory=Interruptible)
    room: Room | None = None
    is_finished: bool = False
    task: asyncio.Task[Any] | None = None
    ahead: int | None = None
    bars: Bars = field(init=False)
    shown_bars: list[Bar] = field(default_factory=list)
    record: Record = field(init=False)
    _bars: list[Bar] | None = None

    def __post_init__(self) -> None:
        self.bars = Bars(self.report)
        self.inputs = self.session.admit(self, self.listener.inputs)

    @property
    def waited(self) -> float:
        """Seconds from when it was asked for to the beginning of its function."""
        return 0.0 if self.started is None else self.started - self.asked

    @property
    def ran(self) -> float:
        """Seconds that its function has taken so far."""
        return 0.0 if self.started is None else (self.ended or time.monotonic()) - self.started

    @property
    def tells_start(self) -> bool:
        """Whether somebody wants to know when its function begins."""
        return self.ahead is not None or self.listener.time_limit is not None or self.record.tells_start

    def inputs_by_block(self) -> dict[int, Any]:
        """The payloads to work on, by the ids of their blocks; None in place of secret ones."""
        pairs = zip(self.listener.inputs, self.inputs, strict=True)
        return {block_id(one): None if one.is_secret else payload for one, payload in pairs}

    def say(self, state: State, message: str | None = None) -> RunState:
        """The message about this run."""
        return RunState(self.id, self.listener.index, state, message)

    def standing(self) -> list[ServerMessage]:
        """The messages that say where it stands, for a tab that knows nothing of it."""
        if self.lane is not None and self.started is None:
            place = [] if self.ahead is None else [Place(self.id, self.ahead, None)]
            return [self.say("queued"), *place]
        bars = [Progress(self.id, self.shown_bars)] if self.shown_bars else []
        return [self.say("running"), *bars]

    def apply(self, changes: Sequence[Change]) -> list[Block]:
        """Hand changes to the session; gives the blocks whose payload is another one now.

        A value that its visitor has edited meanwhile wins over an answer to the old one.
        """
        changes = [self._in_time(change) for change in changes]
        shown = {block_id(change.block): change.props for change in changes if change.is_recorded}
        if shown:
            self.record.add("output", shown)
        return [change.block for change in changes if self.session.apply(change)]

    def tell(self, message: ServerMessage) -> None:
        """Send a message to the run's tab, as long as the run lasts. May be called from any thread."""
        self.deliver(partial(self._tell, message))

    def report(self, bars: list[Bar]) -> None:
        """Show how far the run is; of reports that follow each other fast the newest counts. From any thread."""
        is_first, self._bars = self._bars is None, bars
        if is_first:
            self.deliver(self._report)

    def _in_time(self, change: Change) -> Change:
        if change.shown is not None:
            return replace(change, clock=self.clock)
        if change.has_payload and self.target is self.session.root and change.block.id in self.session.held:
            return change.without_value()
        answers = self.echo or (self.target is not None and change.block.id == self.target.id)
        if answers and change.has_payload and self.session.edited_since(change.block, self.clock):
            return change.without_value()
        return change

    def _tell(self, message: ServerMessage) -> None:
        if self.is_over:
            return
        if isinstance(message, Toast):
            texts = [in_language(text, self.session.languages) for text in (message.title, message.message)]
            message = replace(message, title=texts[0], message=texts[1])
        self.session.outbox.put(message)
        if isinstance(message, Toast):
            self.record.add("toast", as_data(message))
        elif isinstance(message, Progress):
            self.record.add("progress", message.bars)

    def _report(self) -> None:
        bars, self._bars = self._bars, None
        if bars is not None:
            self.shown_bars = bars
            self._tell(Progress(self.id, bars))


class Visit(Protocol):
    """Whose run it is: the session."""

    @property
    def id(self) -> str: ...

    def at_close(self, end: Callable[[], None]) -> None: ...


class Voice(Protocol):
    """What an author's function hears and says through its run, in whichever process it is called."""

    @property
    def session(self) -> Visit: ...

    @property
    def stop(self) -> Stop: ...

    @property
    def bars(self) -> Bars: ...

    def tell(self, message: ServerMessage) -> None: ...

    def report(self, bars: list[Bar]) -> None: ...


current_run: ContextVar[Voice | None] = ContextVar("current_run", default=None)
"""The run whose function is being called, if any."""
