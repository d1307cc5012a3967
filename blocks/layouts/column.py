"""Children below each other."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from ..tree.component import check_choice
from ..tree.layout import Layout


class Column(Layout):
    """Children below each other.

    Args:
        scale: its share of the free width in a Row, against its neighbours.
        min_width: in pixels; the Row around it wraps before the column gets narrower.
        variant: "default", "panel" (a grey background) or "compact" (no gaps).
        show_progress: whether a run that has this column as its output shows its progress on it.
        arguments: see `Block`.
    """

    client_props: ClassVar[tuple[str, ...]] = ("scale", "min_width", "variant", "show_progress")

    def __init__(
        self,
        *,
        scale: int = 1,
        min_width: int = 320,
        variant: Literal["default", "panel", "compact"] = "default",
        show_progress: bool = False,
        **arguments: Any,
    ) -> None:
        check_choice("Column", "variant", variant, ("default", "panel", "compact"))
        self.scale = scale
        self.min_width = min_width
        self.variant = variant
        self.show_progress = show_progress
        super().__init__(**arguments)
