"""What one visitor has flagged: so that nothing is kept twice, and what was kept can be taken back for a while."""

from __future__ import annotations

import math
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ...tree.typing import Self
from .seen import Seen

UNDO_WITHIN = 60.0
"""Seconds for which a sample can be taken back."""
REMEMBERED = 100
"""How many samples of a visitor are known again."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A sample that was kept.

    Attributes:
        shown: what was on the page: the key of the run, and how many entries its record had.
        reason: why it was flagged; None: no reason was asked for.
        answers: the payloads of the fields.
        name: what visitors call the reason; "" where there is none.
        sample: its id; None where it cannot be taken back.
        at: when, by the monotonic clock.
    """

    shown: tuple[str, int]
    reason: str | None
    answers: Sequence[Any]
    name: str
    sample: str | None
    at: float

    @property
    def seconds_left(self) -> float:
        """For how long it can still be taken back."""
        return 0.0 if self.sample is None else max(0.0, self.at + UNDO_WITHIN - time.monotonic())


class Ledger:
    """What one visitor has flagged, and what the panel's fields showed before they were filled in.

    Attributes:
        lock: held while a sample is kept or taken back: of two clicks at once, the second knows of the first.
        run: the key of the run that the fields were last made ready for; None: there was none yet.
        clean: the payloads of the fields as they were then.
        example: the result of an example that was shown last, where such are kept.
        cleared: when the visitor has cleared away what was shown, by the monotonic clock.
    """

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.run: str | None = None
        self.clean: list[Any] = []
        self.example: Seen | None = None
        self.cleared = -math.inf
        self._kept: deque[Kept] = deque(maxlen=REMEMBERED)

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """Each visit begins with an empty one."""
        return type(self)()

    def open(self, shown: Seen, clean: list[Any], *, is_example: bool) -> None:
        """The fields were made ready for a run, or for the result of an example."""
        with self.lock:
            self.run, self.clean = shown.record.key, clean
            if is_example:
                self.example = shown

    def seen(self, run: Seen | None) -> Seen | None:
        """What stands on the page.

        Args:
            run: the last one of the interface's function.

        Returns:
            This, or the result of an example that came later; None where it was cleared away.
        """
        found = [one for one in (run, self.example) if one is not None and one.record.asked_at > self.cleared]
        return max(found, key=lambda one: one.is_over_since, default=None)

    def find(
        self, shown: tuple[str, int], reason: str | None, answers: Sequence[Any], *, is_blank: bool
    ) -> Kept | None:
        """The sample that another one would only repeat.

        Args:
            shown, reason, answers: see `Kept`.
            is_blank: whether nothing is filled in: as after a click, which clears the fields, and before the second one
                of a double click.
        """
        for one in self._kept:
            if (one.shown, one.reason) == (shown, reason) and (is_blank or [*one.answers] == [*answers]):
                return one
        return None

    def has(self, run: str) -> bool:
        """Whether a sample of the run with this key was kept."""
        return any(one.shown[0] == run for one in self._kept)

    def add(self, kept: Kept) -> None:
        """Note a sample."""
        self._kept.append(kept)

    def kept(self, sample: str) -> Kept | None:
        """The sample with an id, if it can still be taken back."""
        return next((one for one in self._kept if one.sample == sample and one.seconds_left), None)

    def latest(self) -> Kept | None:
        """The sample that was kept last, of those that can still be taken back."""
        return next((one for one in reversed(self._kept) if one.seconds_left), None)

    def take_back(self, sample: str, undo: Callable[[str], bool]) -> Kept | None:
        """Take a sample back.

        Args:
            sample: its id.
            undo: does it.

        Returns:
            What it was; None where it is too late, or it is none of this visitor's.
        """
        with self.lock:
            found = self.kept(sample)
            if found is None or not undo(sample):
                return None
            self._kept.remove(found)
            return found
