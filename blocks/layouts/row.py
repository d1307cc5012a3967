"""Children side by side."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from ..tree.component import check_choice
from ..tree.layout import Layout


class Row(Layout):
    """Children side by side; they wrap where they would get narrower than their `min_width`.

    Args:
        variant: "default", "panel" (a grey background) or "compact" (no gaps).
        scale: its share of the free space in a layout around it.
        height, max_height, min_height: in pixels, or any CSS length; what does not fit scrolls.
        equal_height: whether all children are as tall as the tallest.
        show_progress: whether a run that has this row as its output shows its progress on it.
        arguments: see `Block`.
    """

    client_props: ClassVar[tuple[str, ...]] = (
        "variant",
        "scale",
        "height",
        "max_height",
        "min_height",
        "equal_height",
        "show_progress",
    )

    def __init__(
        self,
        *,
        variant: Literal["default", "panel", "compact"] = "default",
        scale: int | None = None,
        height: int | str | None = None,
        max_height: int | str | None = None,
        min_height: int | str | None = None,
        equal_height: bool = False,
        show_progress: bool = False,
        **arguments: Any,
    ) -> None:
        check_choice("Row", "variant", variant, ("default", "panel", "compact"))
        self.variant = variant
        self.scale = scale
        self.height = height
        self.max_height = max_height
        self.min_height = min_height
        self.equal_height = equal_height
        self.show_progress = show_progress
        super().__init__(**arguments)
