"""One execution of one listener for one session."""

from __future__ import annotations

import asyncio
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Literal

from ..tree.block import Block
from ..tree.listener import Listener
from ..wire.protocol import Run as RunState
from ..wire.protocol import Toast
from .session import Session

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
        echo: whether a `change` that a function caused, and not the visitor, asked for it.
        depth: how many such changes led here.
        inputs: the payloads to work on, as they were when the run was asked for.
        ending, complaint: what the tab is to hear of its end, and the toast that goes with a bad one.
        told_waiting: whether the tab heard that the run waits.
        cancelled: whether it was told to end; what its function raises then is no error.
    """

    id: str
    listener: Listener
    session: Session
    target: Block | None
    data: Any
    clock: int
    echo: bool = False
    depth: int = 0
    inputs: list[Any] = field(init=False)
    ending: RunState | None = None
    complaint: Toast | None = None
    told_waiting: bool = False
    cancelled: bool = False
    loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.get_running_loop)

    def __post_init__(self) -> None:
        self.inputs = self.session.capture(self.id, self.listener.inputs)

    def say(self, state: State, message: str | None = None) -> RunState:
        """The message about this run."""
        return RunState(self.id, self.listener.index, state, message)

    def toast(self, toast: Toast) -> None:
        """Show a toast in the run's tab. May be called from any thread."""
        self.loop.call_soon_threadsafe(self.session.outbox.put, toast)


current_run: ContextVar[Run | None] = ContextVar("current_run", default=None)
"""The run whose function is being called, if any."""
