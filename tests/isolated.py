"""Calls functions in workers, without a server."""

from __future__ import annotations

import errno
import os
import select
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fanlight as gr
from fanlight.blocks.run.calling.stop import Stop
from fanlight.blocks.run.process.worker import RemoteSession
from fanlight.blocks.run.process.workers import Workers
from fanlight.blocks.run.progress.bars import Bars
from fanlight.blocks.wire.protocol import Bar, ServerMessage


class Ears:
    """Hears what functions say through their run."""

    def __init__(self) -> None:
        self.session = RemoteSession("visit")
        self.stop = Stop()
        self.bars = Bars(self.report)
        self.told: list[ServerMessage] = []
        self.reported: list[list[Bar]] = []

    def tell(self, message: ServerMessage) -> None:
        self.told.append(message)

    def report(self, bars: list[Bar]) -> None:
        self.reported.append(bars)


class Isolated:
    """Calls one function in workers."""

    def __init__(self, function: Callable[..., Any]) -> None:
        with gr.Blocks() as self.page:
            self.box = gr.Textbox()
            self.listener = self.page.load(
                lambda *args, **kwargs: function(*args, **kwargs), isolate="process"
            )
        self.workers = Workers(self.page.graph.listeners, self.page.blocks)
        self.ears = Ears()

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.until(Stop(), *args, **kwargs)

    def until(self, stop: Stop, *args: Any, **kwargs: Any) -> Any:
        function = self.workers.function(self.listener, self.ears, stop)
        assert function is not None
        return function(*args, **kwargs)


Make = Callable[[Callable[..., Any]], Isolated]


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError as error:
        return error.errno != errno.ESRCH
    return True


def await_end(pid: int) -> None:
    """Wait until a process has ended, whosever child it is."""
    try:
        process = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    ended, _, _ = select.select([process], [], [], 10)
    os.close(process)
    assert ended, f"process {pid} lives on"


def children_of(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
