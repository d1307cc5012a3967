# ruff: noqa: A001, N802
# The three are called like classes and one is named like a built-in, as people know them.
"""Short messages over the visitor's page, from inside a function."""

from __future__ import annotations

import logging
from typing import Literal

from ..wire.protocol import Toast
from .run import current_run

log = logging.getLogger("fanlight")


def Info(message: str = "", duration: float | None = 10, visible: bool = True, title: str = "Info") -> None:
    """Show a neutral message to the visitor whose run this is; called from a script, it goes to the log.

    Args:
        message: plain text.
        duration: seconds until it goes; None or 0 keeps it until it is closed.
        visible: False shows nothing.
        title: its heading.
    """
    _show("info", title, message, duration, visible=visible)


def Success(
    message: str = "", duration: float | None = 10, visible: bool = True, title: str = "Success"
) -> None:
    """Show a message of success to the visitor whose run this is. Parameters as in `Info`."""
    _show("success", title, message, duration, visible=visible)


def Warning(
    message: str = "", duration: float | None = 10, visible: bool = True, title: str = "Warning"
) -> None:
    """Show a warning to the visitor whose run this is. Parameters as in `Info`."""
    _show("warning", title, message, duration, visible=visible)


def _show(
    level: Literal["info", "success", "warning"],
    title: str,
    message: str,
    duration: float | None,
    *,
    visible: bool,
) -> None:
    run = current_run.get()
    if run is None:
        log.info("%s: %s", title, message)
    elif visible:
        run.tell(Toast(level, str(title), str(message), float(duration) if duration else None))
