"""Moments as a visitor reads and writes them: on the clocks of a time zone, to the second."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

NOW = re.compile(r"\s*now\s*(?:-\s*(\d{1,10})\s*([dhms])\s*)?", re.IGNORECASE)
UNITS = {"d": "days", "h": "hours", "m": "minutes", "s": "seconds"}
MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(:\d\d)?(?:\.\d{1,9})?\s*(Z|[+-]\d\d:\d\d(?::\d\d)?)?)?"
)
OUT_OF_RANGE = (OverflowError, ValueError, OSError)
"""What `datetime` raises beyond the years 1 to 9999."""


class SkippedHour(ValueError):
    """There is no such hour on that day: the clocks are put forward over it."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Reads and writes moments: "2026-11-21 14:30:00", or "2026-11-21" where there are no times.

    An hour that comes twice, as clocks are put back, is meant the first time. The second time it is written with its
    distance from UTC: "2026-10-25 02:30:00+01:00".

    Attributes:
        zone: whose clocks; None: the server's.
        has_time: whether there are times, and not only dates.
    """

    zone: ZoneInfo | None
    has_time: bool

    def read(self, text: str) -> datetime:
        """The moment that a text names: aware of its zone, where there is one.

        Raises:
            SkippedHour: it names an hour that the clocks leave out.
            ValueError: it names none; it says why.
        """
        now = NOW.fullmatch(text)
        if now:
            return self._ago(int(now[1] or 0), UNITS[(now[2] or "s").lower()])
        parts = MOMENT.fullmatch(text.strip())
        if parts is None or (parts[2] and not self.has_time):
            raise ValueError(f"write it as {self.form}")
        day, minute, second, offset = parts.groups()
        try:
            wall = datetime.fromisoformat(f"{day} {minute or '00:00'}{second or ':00'}")
        except ValueError as error:
            raise ValueError("there is no such day or time") from error
        if offset:
            return self._at_offset(wall, offset)
        return self._checked(wall.replace(tzinfo=self.zone))

    def write(self, moment: date) -> str:
        """A moment as `read` takes it; one that knows its zone is told on this one's clocks.

        Raises:
            ValueError: it lies beyond the years 1 to 9999.
        """
        if not isinstance(moment, datetime):
            moment = datetime(moment.year, moment.month, moment.day)
        try:
            wall = moment if moment.tzinfo is None else self._on_our_clocks(moment)
            wall = wall.replace(microsecond=0, tzinfo=None)
            again = wall.fold and self.has_time and self._offset(wall) < self._offset(wall.replace(fold=0))
        except OUT_OF_RANGE as error:
            raise ValueError("it lies beyond the years 1 to 9999") from error
        if not self.has_time:
            return wall.date().isoformat()
        return f"{wall.isoformat(' ')}{_signed(self._offset(wall)) if again else ''}"

    def at(self, timestamp: float) -> datetime:
        """The moment so many seconds after 1970, UTC.

        Raises:
            ValueError: it lies beyond the years 1 to 9999.
        """
        try:
            return self._on_our_clocks(datetime.fromtimestamp(timestamp, timezone.utc))
        except OUT_OF_RANGE as error:
            raise ValueError("it lies beyond the years 1 to 9999") from error

    @property
    def form(self) -> str:
        """An example of what `read` takes."""
        return "2026-11-21 14:30:00" if self.has_time else "2026-11-21"

    def _ago(self, count: int, unit: str) -> datetime:
        try:
            past = datetime.now(timezone.utc) - timedelta(**{unit: count})
            return self._on_our_clocks(past)
        except OUT_OF_RANGE as error:
            raise ValueError("it lies before the year 1") from error

    def _at_offset(self, wall: datetime, offset: str) -> datetime:
        try:
            return self._on_our_clocks(datetime.fromisoformat(f"{wall}{offset.replace('Z', '+00:00')}"))
        except OUT_OF_RANGE as error:
            raise ValueError("there is no such day or time") from error

    def _on_our_clocks(self, moment: datetime) -> datetime:
        there = moment.astimezone(self.zone)
        if self.zone:
            return there
        wall = there.replace(tzinfo=None)  # which says nothing of a second time
        return wall.replace(fold=int(there.utcoffset() != self._offset(wall)))

    def _offset(self, wall: datetime) -> timedelta:
        aware = wall.replace(tzinfo=self.zone) if self.zone else wall.astimezone()
        return aware.utcoffset() or timedelta()

    def _checked(self, wall: datetime) -> datetime:
        """Refuse a time that the clocks skip. A day may begin with one: it then begins an hour later."""
        try:
            shown = wall.astimezone(timezone.utc).astimezone(self.zone)
        except OUT_OF_RANGE as error:
            raise ValueError("it lies beyond the years 1 to 9999") from error
        if self.has_time and shown.replace(tzinfo=None) != wall.replace(tzinfo=None):
            raise SkippedHour(f"the clocks skip this hour, from {wall.hour:02}:00 on, on this day")
        return wall


def _signed(offset: timedelta) -> str:
    """+01:00, as ISO 8601 has it."""
    return datetime(2000, 1, 1, tzinfo=timezone(offset)).isoformat()[19:]
