"""What the server and a worker say to each other, through a `Pipe`.

server                              worker
 │ Call                                │
 │ ──────────────────────────────────► │
 │        Told, Reported, Logged …     │     as the function goes on
 │ ◄────────────────────────────────── │
 │           Returned, Raised or Began │     Began: it gave a generator
 │ ◄────────────────────────────────── │
 │ Next                                │     each item when it is asked for, and not before
 │ ──────────────────────────────────► │
 │         Item, or Returned or Raised │
 │ ◄────────────────────────────────── │
 │ Close                               │
 │ ──────────────────────────────────► │
 │                  Returned or Raised │
 │ ◄────────────────────────────────── │
"""

from __future__ import annotations

import logging
import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from traceback import format_exception
from typing import Any

from ...errors import Error
from ...wire.protocol import Bar, ServerMessage
from ..run import Voice


@dataclass(frozen=True, slots=True)
class Call:
    """To the worker: call the function with the index `place`, for a session."""

    place: int
    session: str
    args: Sequence[Any]
    kwargs: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Next:
    """To the worker: the next item of the generator."""


@dataclass(frozen=True, slots=True)
class Close:
    """To the worker: no more items; the generator is to end."""


@dataclass(frozen=True, slots=True)
class Began:
    """From the worker: the function gave a generator."""


@dataclass(frozen=True, slots=True)
class Item:
    """From the worker: what the generator yielded."""

    value: Any


@dataclass(frozen=True, slots=True)
class Returned:
    """From the worker: the call is over."""

    value: Any


@dataclass(frozen=True, slots=True)
class Raised:
    """From the worker: the call is over by an exception.

    Attributes:
        error: itself, where it can be pickled.
        name: of its class.
        text: its own.
        trace: its traceback, as text.
    """

    error: BaseException | None
    name: str
    text: str
    trace: str

    @classmethod
    def by(cls, error: BaseException) -> Raised:
        """What to say of an exception."""
        try:
            text = str(error)
        except BaseException:  # an author's __str__ may be broken
            text = ""
        return cls(_portable(error), type(error).__name__, text, "".join(format_exception(error)))

    def again(self) -> BaseException:
        """The exception, or one of the same name and text; it was caused by what the worker saw."""
        error = type(self.name, (Exception,), {})(self.text) if self.error is None else self.error
        error.__cause__ = InWorker(self.trace)
        return error


@dataclass(frozen=True, slots=True)
class Told:
    """From the worker: the function says something to its visitor."""

    message: ServerMessage

    def to(self, run: Voice) -> None:
        """Say it through the run."""
        run.tell(self.message)


@dataclass(frozen=True, slots=True)
class Reported:
    """From the worker: how far the function is."""

    bars: list[Bar]

    def to(self, run: Voice) -> None:
        """Say it through the run."""
        run.report(self.bars)


@dataclass(frozen=True, slots=True)
class Logged:
    """From the worker: the function wrote to the log."""

    record: logging.LogRecord


@dataclass(frozen=True, slots=True)
class Printed:
    """From the worker: the function wrote to its standard output (1) or error (2)."""

    fd: int
    text: str


class InWorker(Exception):
    """Shows, in the server's log, the traceback of an exception that was raised in a worker."""

    def __str__(self) -> str:
        return f"\n{self.args[0]}"


def _portable(error: BaseException) -> BaseException | None:
    """An exception as it can be pickled, if it can."""
    try:
        pickle.loads(pickle.dumps(error))
    except BaseException:
        if isinstance(error, Error):  # its class is known, and what the visitor is to read
            return Error(error.message, error.duration, error.visible, error.title, error.print_exception)
        return None
    return error
