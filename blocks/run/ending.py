"""How a run ended, and what its visitor reads of that."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import Error, FanlightError, Full, Refused
from ..wire.i18n import in_language
from ..wire.protocol import Toast
from .calling.binding import BadResult, Refusal
from .calling.engine import FunctionFailed
from .run import Run
from .session.session import Change

LONGEST_ERROR = 2048

log = logging.getLogger("fanlight")


@dataclass(frozen=True, slots=True)
class Ending:
    """How a run ended.

    Attributes:
        changes: its last result, where that came together with the end.
        error: what it failed with.
    """

    changes: Sequence[Change] = ()
    error: BaseException | None = None


def explain(run: Run, error: BaseException, *, show_error: bool) -> tuple[str, Toast | None]:
    """What the visitor reads of a failure, on the outputs and in a toast; the rest goes to the log.

    Args:
        run: what failed.
        error: with what.
        show_error: whether visitors read the text of any exception, and not of `Error` alone.
    """
    if isinstance(error, FunctionFailed):
        error = error.error
    if not isinstance(error, (Refused, Refusal)) and (not isinstance(error, Error) or error.print_exception):
        log.error("Run %s of %r failed.", run.id, run.listener.name, exc_info=error)
    if isinstance(error, Refusal):
        return _cut(str(error)), None
    if isinstance(error, Error):
        text, title = (_cut(in_language(one, run.session.languages)) for one in (error.message, error.title))
        return text, Toast("error", title, text, error.duration or None) if error.visible else None
    if isinstance(error, FanlightError) or show_error:
        cause = error.__cause__ if isinstance(error, BadResult) and show_error else None
        text = _cut(_text(error) if cause is None else f"{_text(error)} {_text(cause)}")
    else:
        text = f"Something went wrong in this app. Its log has the details under {run.id}."
    return text, Toast("error", "Too busy" if isinstance(error, Full) else "Error", text, 10)


def _text(error: BaseException) -> str:
    try:
        return str(error) or type(error).__name__
    except BaseException:  # an author's __str__ may be broken as well
        return type(error).__name__


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_ERROR else text[: LONGEST_ERROR - 1] + "…"
