"""Moment: a point in time as it is written on a command line."""

from datetime import datetime, timedelta

import click


class Moment(click.ParamType):
    """A day or a time after ISO 8601, such as 2026-11-21, "2026-11-21 16:40" or 2026-11-21T16:40+01:00.

    Without a zone it is the one of this computer. A day is its first moment, or that after its last.

    Args:
        end: Whether a day counts up to its end.
    """

    name = "time"

    def __init__(self, *, end: bool = False) -> None:
        self._end = end

    def convert(
        self, value: str | datetime, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(value.replace("Z", "+00:00"))
        except ValueError:
            self.fail(f"{value!r} is no time: write one such as 2026-11-21 or 2026-11-21T16:40.", param, ctx)
        is_day = ":" not in value and "T" not in value
        return (moment + timedelta(days=1) if is_day and self._end else moment).astimezone()
