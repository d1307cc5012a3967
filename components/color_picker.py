"""A colour, picked or written."""

from __future__ import annotations

from typing import Any

from ..blocks.tree.brief import brief
from ..blocks.tree.component import Component, Shared
from ..blocks.tree.listener import Event
from ..blocks.tree.typing import Unpack
from ._color import HEX, as_hex


class ColorPicker(Component):
    """A colour, picked in the browser's own palette or written.

    The function gets it as "#rrggbb", or as "#rrggbbaa" where one can see through it, in small letters; None where
    there is none. It returns a colour in any of CSS's usual forms: "#f80", "orange", "rgb(255, 136, 0)",
    "rgba(255, 136, 0, 0.5)", "hsl(32 100% 50%)"; or None.

    Args:
        value: the first colour, or a function that makes it at each visit.
        shared: see `Component`.
    """

    change = Event("another colour stands here, by the visitor or by a function")
    input = Event("the visitor picks or writes another colour")
    release = Event("the visitor is done with the palette")
    submit = Event("the visitor presses Enter in the field")
    focus = Event("the field or the palette's button gets the focus")
    blur = Event("both have lost the focus")

    def __init__(self, value: Any = None, **shared: Unpack[Shared]) -> None:
        super().__init__(value, **shared)

    def validate(self, payload: Any) -> None:
        is_hex = isinstance(payload, str) and HEX.fullmatch(payload)
        if payload is not None and not is_hex:
            raise self.refuse('a colour such as "#ff8800", or nothing', payload)

    def preprocess(self, payload: Any) -> str | None:
        self.validate(payload)
        return None if payload is None else as_hex(payload)

    def postprocess(self, value: Any) -> str | None:
        if value is None:
            return None
        found = as_hex(value) if isinstance(value, str) else None
        if found is None:
            raise ValueError(
                f"{self.name} shows a colour such as '#ff8800', 'orange' or 'rgb(255, 136, 0)'; it got {brief(value)}."
            )
        return found

    def api_info(self) -> dict[str, Any]:
        return {"type": ["string", "null"], "pattern": "^#([0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$"}

    def example_payload(self) -> str:
        return "#000000"
