"""What functions raised, as the engine's log tells it."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(slots=True)
class Failure:
    """What is known of a run's failure.

    Attributes:
        traceback: of what its function raised; None where nothing was logged.
    """

    traceback: str | None = None


class Failures(logging.Handler):
    """Listens to the log from when it is made to `close`, and hands each failure to whoever waits for that run.

    The engine logs a run that failed with the run's id as the first argument. As long as a handler listens, Python does
    not write to stderr what nobody else takes: that is done here for all that nobody waits for.
    """

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._awaited: dict[str, Failure] = {}
        self._logger = logging.getLogger("fanlight")
        self._logger.addHandler(self)

    @contextmanager
    def of(self, run: str) -> Iterator[Failure]:
        """Wait for the failure of a run."""
        found = self._awaited[run] = Failure()
        try:
            yield found
        finally:
            del self._awaited[run]

    def emit(self, record: logging.LogRecord) -> None:
        """Take what the engine says of a run that is waited for."""
        about = record.args[0] if isinstance(record.args, tuple) and record.args else None
        failure = self._awaited.get(about) if isinstance(about, str) else None
        if failure is not None and record.exc_info is not None:
            failure.traceback = "".join(traceback.format_exception(*record.exc_info))
        elif self._is_alone() and logging.lastResort is not None:
            logging.lastResort.handle(record)

    def close(self) -> None:
        """Listen no more."""
        self._logger.removeHandler(self)
        super().close()

    def _is_alone(self) -> bool:
        """Whether the app has not set up a log of its own."""
        return self._logger.handlers == [self] and not logging.getLogger().handlers
