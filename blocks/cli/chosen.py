"""The options by which commands choose samples of a flagged folder."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, Literal, TypeVar

import click

from ...flagging.reading.filter import Filter
from .moment import begin, end

Command = TypeVar("Command", bound=Callable[..., Any])
OPTIONS = (
    click.option(
        "--reason", "reasons", multiple=True, help='Flagged for this reason; "" for none. May come again.'
    ),
    click.option(
        "--user", "users", multiple=True, help='Flagged by this user; "" for nobody known. May come again.'
    ),
    click.option(
        "--verdict",
        "verdicts",
        multiple=True,
        type=click.Choice(["accepted", "rejected", "open"]),
        help="What a review found; open where none says. May come again.",
    ),
    click.option(
        "--since",
        metavar="TIME",
        callback=begin,
        help="Flagged then or later: a day, or a time after ISO 8601.",
    ),
    click.option(
        "--until",
        metavar="TIME",
        callback=end,
        help="Flagged before that time, or up to the end of that day.",
    ),
    click.option("--version", help="Flagged in the app whose commit or page digest begins so."),
)


def choosing(command: Command) -> Command:
    """Give a command the options that choose samples; it gets them as a `Filter` called `chosen`."""

    @wraps(command)
    def chosen(
        reasons: tuple[str, ...],
        users: tuple[str, ...],
        verdicts: tuple[Literal["accepted", "rejected", "open"], ...],
        since: datetime | None,
        until: datetime | None,
        version: str | None,
        **others: Any,
    ) -> Any:
        return command(
            chosen=Filter(
                reasons=[one or None for one in reasons] if reasons else None,
                users=[one or None for one in users] if users else None,
                verdicts=verdicts or None,
                since=since,
                until=until,
                version=version,
            ),
            **others,
        )

    for option in reversed(OPTIONS):
        chosen = option(chosen)
    return chosen  # type: ignore[return-value]  # the options decorate it, and click types what they give as any callable
