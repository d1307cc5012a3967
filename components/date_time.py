"""A date, with or without a time of the day."""

from __future__ import annotations

import math
from datetime import date, datetime
from typing import Any, ClassVar, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ..blocks.errors import BadValue, PageError
from ..blocks.tree.brief import brief
from ..blocks.tree.component import Component, Shared, check_choice
from ..blocks.tree.listener import Event
from ..blocks.tree.typing import Unpack
from ._clock import Clock, SkippedHour
from ._number import is_number

SKIPPED = "The clocks skip this hour on this day."
"""What the field says of such an hour, in the visitor's language."""


class DateTime(Component):
    """A date, with or without a time of the day, to the second.

    The function gets seconds since 1970 (UTC), a `datetime` or a text, by `type`; None where nothing stands there.
    It returns seconds, a `datetime` or `date`, a text such as "2026-11-21 14:30:00" or "now - 5m", or None. "now" and
    "now - 5m" (d, h, m, s) stay as they are: the function gets the moment at which it is called.

    Args:
        value: the first moment, or a function that makes it at each visit.
        include_time: False leaves only the date.
        type: what the function gets: "timestamp", "datetime" (aware of the zone where `timezone` names one) or
            "string".
        timezone: whose clocks they are, such as "Europe/Paris"; None: the server's.
        shared: see `Component`.

    Raises:
        PageError: there is no such time zone.
    """

    client_props: ClassVar[tuple[str, ...]] = ("include_time", "timezone")
    served: ClassVar[tuple[str, ...]] = ("fault",)

    change = Event("another moment stands here, by the visitor or by a function")
    submit = Event("the visitor presses Enter in the field")

    def __init__(
        self,
        value: Any = None,
        *,
        include_time: bool = True,
        type: Literal["timestamp", "datetime", "string"] = "timestamp",
        timezone: str | None = None,
        **shared: Unpack[Shared],
    ) -> None:
        check_choice("DateTime", "type", type, ("timestamp", "datetime", "string"))
        self.include_time = include_time
        self.type = type
        self.timezone = timezone
        self._clock = Clock(_zone(timezone), include_time)
        super().__init__(value, **shared)

    def validate(self, payload: Any) -> None:
        self._read(payload)

    def fault(self, payload: Any = None) -> str | None:
        """Why a payload is no moment here, for the field: the browser does not know when the clocks skip an hour."""
        try:
            self.validate(payload)
        except BadValue as refused:
            return SKIPPED if isinstance(refused.__cause__, SkippedHour) else str(refused)
        return None

    def preprocess(self, payload: Any) -> Any:
        moment = self._read(payload)
        if moment is None or self.type == "datetime":
            return moment
        if self.type == "string":
            return self._clock.write(moment)
        return moment.timestamp()

    def postprocess(self, value: Any) -> str | None:
        if value is None or (isinstance(value, str) and value == ""):
            return None
        try:
            return self._written(value)
        except (ValueError, OverflowError) as error:  # OverflowError: an int beyond all floats
            raise ValueError(f"{self.name} cannot show {brief(value)}: {error}.") from error

    def api_info(self) -> dict[str, Any]:
        return {"type": ["string", "null"], "description": f"such as {self._clock.form}"}

    def example_payload(self) -> str:
        return self._clock.form

    def example_value(self) -> str:
        return self._clock.form

    def _read(self, payload: Any) -> datetime | None:
        if payload is not None and not isinstance(payload, str):
            raise self.refuse("a text or nothing", payload)
        if payload is None or not payload.strip():
            return None
        try:
            return self._clock.read(payload)
        except ValueError as error:
            raise BadValue(f"{self.name} cannot take {payload[:40]!r}: {error}.") from error

    def _written(self, value: Any) -> str:
        if isinstance(value, str):
            moment = self._clock.read(value)
            return value.strip() if "now" in value.lower() else self._clock.write(moment)
        if isinstance(value, date):
            text = self._clock.write(value)
            self._clock.read(text)  # a time that the clocks skip is none
            return text
        if not is_number(value) or not math.isfinite(value):
            raise ValueError("return seconds since 1970, a datetime, a date, a text or None")
        return self._clock.write(self._clock.at(value))


def _zone(name: str | None) -> ZoneInfo | None:
    try:
        return None if name is None else ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise PageError(
            f'DateTime(timezone={name!r}) is no time zone that this machine knows: write one such as "Europe/Paris"; '
            "where there are none, install the package tzdata."
        ) from error
