"""Points in time as they are written on a command line."""

from datetime import datetime, timedelta

import click


def begin(_: click.Context, parameter: click.Parameter, given: str | None) -> datetime | None:
    """The moment that is meant by a day or a time after ISO 8601, such as 2026-11-21 or 2026-11-21T16:40+01:00.

    Without a zone it is the one of this computer. A day is its first moment.

    Raises:
        click.BadParameter: It is no time.
    """
    if given is None:
        return None
    try:
        return datetime.fromisoformat(given.replace("Z", "+00:00")).astimezone()
    except ValueError as error:
        wanted = "write one such as 2026-11-21 or 2026-11-21T16:40."
        raise click.BadParameter(f"{given!r} is no time: {wanted}", param=parameter) from error


def end(context: click.Context, parameter: click.Parameter, given: str | None) -> datetime | None:
    """As `begin`, but a day is the moment after its last."""
    moment = begin(context, parameter, given)
    if moment is None or given is None or ":" in given or "T" in given:
        return moment
    return (moment.replace(tzinfo=None) + timedelta(days=1)).astimezone()  # the clock may change on that day
