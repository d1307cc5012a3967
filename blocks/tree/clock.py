"""What ticks."""

from __future__ import annotations

from typing import Any, ClassVar

from ..errors import PageError
from .brief import brief
from .component import Component, is_interval
from .listener import Event


class Clock(Component):
    """The base of `Timer`, which says what it does; by itself what `every=` in seconds puts on the page."""

    client_name = "timer"
    client_props: ClassVar[tuple[str, ...]] = ("active",)
    has_place = False
    default_interactive = False

    change = Event("a function changes the seconds")
    tick = Event("the seconds are over")

    def __init__(self, value: float | None = 1, *, active: bool = True, render: bool = True) -> None:
        if value is not None and not is_interval(value):
            raise PageError(f"{type(self).__name__}({value!r}) is no number of seconds above 0.")
        self.active = active
        super().__init__(value, render=render)

    def validate(self, payload: Any) -> None:
        if payload is not None and not is_interval(payload):
            raise self.refuse("seconds above 0, or null", payload)

    def postprocess(self, value: Any) -> float | None:
        if value is None:
            return None
        if not is_interval(value):
            raise ValueError(f"{self.name}: {brief(value)} is no number of seconds above 0.")
        return float(value)

    def api_info(self) -> dict[str, Any]:
        return {"type": ["number", "null"], "exclusiveMinimum": 0}

    def example_payload(self) -> float:
        return 1.0
