"""How a page is served: one frozen object instead of many parameters handed down."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from ..run.run_log.sqlite.run_log_file import RunLogFile
from ..tree.options import QueueOptions
from .look import Look


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """How a page is served. Fixed when the first visitor comes.

    Attributes:
        show_error: whether visitors read the text of any exception of a function.
        allowed: files and folders, beside the working and the temporary one, that functions may give out.
        max_file_size: bytes of one upload; None: 100 MiB.
        capacity: how many sessions there may be.
        hosts, origins, proxies: who may talk to the app, see `OriginGuard`.
        sweep: every so many seconds, files that nobody used for so many seconds are removed.
        look: theme, styles, scripts, head and icon.
        session_ttl: seconds that a visit waits for a tab that lost its connection.
        grace: seconds that running functions have to end when the process is told to stop.
        monitoring: whether `/status` and `/metrics` tell what the app does.
        queue: how many runs last and wait at the same time.
        run_log: the file that keeps the records of all runs; None: the latest are kept in memory.
        run_links: whether each run has a link that shows it.
    """

    show_error: bool = False
    allowed: tuple[Path, ...] = ()
    max_file_size: int | None = None
    capacity: int = 10_000
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ()
    sweep: tuple[float, float] = (3_600, 86_400)
    look: Look = field(default_factory=Look)
    session_ttl: float = 300
    grace: float = 10
    monitoring: bool = False
    queue: QueueOptions = field(default_factory=QueueOptions)
    run_log: RunLogFile | None = None
    run_links: bool = False
