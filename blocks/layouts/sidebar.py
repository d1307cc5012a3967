"""A panel beside the page that opens and closes."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from ..tree.component import check_choice
from ..tree.layout import Layout
from ..tree.listener import Event


class Sidebar(Layout):
    """A panel at the side of the window that opens and closes.

    Where there is room it stands beside the page, which makes room for it. On a narrow screen it is closed at first,
    and lies over the page when it is opened.

    Args:
        label: what it is called by those who do not see it; None: "Sidebar".
        open: whether it starts open.
        width: in pixels, or any CSS length.
        position: the side, "left" or "right"; on a page that reads from right to left the other one.
        arguments: see `Block`.
    """

    client_props: ClassVar[tuple[str, ...]] = ("label", "open", "width", "position")
    visitor_props = ("open",)

    expand = Event("the visitor opens the sidebar")
    collapse = Event("the visitor closes the sidebar")

    def __init__(
        self,
        label: str | None = None,
        *,
        open: bool = True,
        width: int | str = 320,
        position: Literal["left", "right"] = "left",
        **arguments: Any,
    ) -> None:
        check_choice("Sidebar", "position", position, ("left", "right"))
        self.label = label
        self.open = open
        self.width = width
        self.position = position
        super().__init__(**arguments)
