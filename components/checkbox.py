"""A box to tick."""

from __future__ import annotations

from typing import Any

from ..blocks.tree.component import Component, Shared
from ..blocks.tree.listener import Event
from ..blocks.tree.typing import Unpack


class Checkbox(Component):
    """A box to tick. The function gets a bool; what it returns is shown as bool(value).

    Args:
        value: whether it is ticked at first, or a function that says so at each visit.
        shared: see `Component`.
    """

    change = Event("the box is ticked or cleared, by the visitor or by a function")
    input = Event("the visitor ticks or clears the box")
    select = Event("the visitor ticks or clears the box; SelectData has its label and whether it is ticked")

    def __init__(self, value: Any = False, **shared: Unpack[Shared]) -> None:
        super().__init__(value, **shared)

    def validate(self, payload: Any) -> None:
        if not isinstance(payload, bool):
            raise self.refuse("true or false", payload)

    def postprocess(self, value: Any) -> bool:
        try:
            return bool(value)
        except (ValueError, TypeError) as error:
            raise TypeError(f"{self.name} shows true or false: {error}") from error

    def initial(self) -> bool:
        return self.postprocess(self.value)

    def api_info(self) -> dict[str, Any]:
        return {"type": "boolean"}

    def example_payload(self) -> bool:
        return True
