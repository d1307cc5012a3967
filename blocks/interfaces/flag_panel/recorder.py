"""What keeps each run of an interface when it has ended, unasked: the mode "auto"."""

from __future__ import annotations

import logging
from collections.abc import Callable

from ....flagging.callback import FlaggingCallback
from ...run.last_run import LastRun
from ...tree.request import Request
from .seen import seen
from .sheet import Sheet

log = logging.getLogger("fanlight")


def recorder(callback: FlaggingCallback, sheet: Sheet, last_run: LastRun) -> Callable[..., None]:
    """A function for a listener that follows the interface's: it keeps the run, unless that was cancelled.

    Args:
        callback: keeps samples.
        sheet: makes them.
        last_run: stands for the run.
    """

    def record(*, run: LastRun = last_run, request: Request) -> None:
        shown = seen(run)
        if shown is None or shown.record.state == "cancelled":
            return
        try:
            callback.keep(sheet.flag(shown, username=request.username))
        except Exception:  # whatever a callback raises, its visitor has not asked for anything
            log.exception("Run %s of %r was not kept.", shown.record.key, shown.record.name)

    return record
