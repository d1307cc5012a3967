"""What can go wrong when flagged samples are run again."""

from __future__ import annotations

from ..errors import FlaggingError
from .replayed import Replayed


class CannotReplay(FlaggingError, ValueError):
    """Samples cannot be run again as it was asked for; the text says what to do."""


class BrokenOff(KeyboardInterrupt):
    """Ctrl+C has broken a replay off.

    Attributes:
        done: what had come of the samples by then.
    """

    def __init__(self, done: Replayed) -> None:
        super().__init__()
        self.done = done
