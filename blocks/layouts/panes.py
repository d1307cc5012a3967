"""Panes that the visitor makes wider and narrower."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, ClassVar, Literal

from ..errors import PageError
from ..tree.component import check_choice
from ..tree.layout import Layout


class Panes(Layout):
    """Each child is a pane; between two of them is a line that the visitor moves, by pointer or by keyboard.

    What the visitor does is remembered in the tab. Where the panes find no room side by side they stand below each
    other.

    Args:
        orientation: "row" puts the panes side by side, "column" below each other.
        sizes: how much each pane takes at first, against the others; None: all as much.
        min_size: in pixels; no pane gets smaller.
        height: of all together, in pixels or any CSS length; what does not fit into a pane scrolls. None: as high as
            the highest pane, and in a column 480.
        arguments: see `Block`.

    Raises:
        PageError: a size is no number above 0, or `min_size` is negative.
    """

    client_props: ClassVar[tuple[str, ...]] = ("orientation", "sizes", "min_size", "height")
    visitor_props = ("sizes",)

    def __init__(
        self,
        *,
        orientation: Literal["row", "column"] = "row",
        sizes: Sequence[float] | None = None,
        min_size: int = 120,
        height: int | str | None = None,
        **arguments: Any,
    ) -> None:
        check_choice("Panes", "orientation", orientation, ("row", "column"))
        if sizes is not None and not all(0 < size < math.inf for size in sizes):
            raise PageError(f"Panes(sizes={sizes!r}): write a number above 0 for each pane, such as [1, 2].")
        if min_size < 0:
            raise PageError(f"Panes(min_size={min_size!r}): write how many pixels a pane keeps, 0 or more.")
        self.orientation = orientation
        self.sizes = None if sizes is None else list(sizes)
        self.min_size = min_size
        self.height = height
        super().__init__(**arguments)
