"""Children that the visitor puts in order."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from ..tree.component import check_choice
from ..tree.layout import Layout


class Draggable(Layout):
    """Children that the visitor puts in another order, by pointer or by keyboard. The order is the tab's alone.

    Args:
        orientation: "column" puts them below each other, "row" side by side.
        arguments: see `Block`.
    """

    client_props: ClassVar[tuple[str, ...]] = ("orientation",)

    def __init__(self, *, orientation: Literal["row", "column"] = "column", **arguments: Any) -> None:
        check_choice("Draggable", "orientation", orientation, ("row", "column"))
        self.orientation = orientation
        super().__init__(**arguments)
