"""The time that samples are stamped with."""

from contextlib import suppress
from datetime import datetime, timedelta, timezone


def later_than(told: str) -> str:
    """The time in UTC; a microsecond after what was told last, where the clock is not beyond it.

    Args:
        told: What was told last, or anything else where nothing was.
    """
    now = datetime.now(timezone.utc)
    with suppress(ValueError, TypeError, OverflowError):
        now = max(now, datetime.fromisoformat(told) + timedelta(microseconds=1))
    return now.isoformat(" ", "microseconds")
