"""A section that opens and closes."""

from __future__ import annotations

from typing import Any, ClassVar

from ..tree.layout import Layout
from ..tree.listener import Event


class Accordion(Layout):
    """A section with a heading that opens and closes it.

    Args:
        label: the heading.
        open: whether it starts open.
        height, max_height: of the content, in pixels or any CSS length; what does not fit scrolls.
        arguments: see `Block`.
    """

    client_props: ClassVar[tuple[str, ...]] = ("label", "open", "height", "max_height")
    visitor_props = ("open",)

    expand = Event("the section opens, by the visitor or by a function")
    collapse = Event("the section closes, by the visitor or by a function")

    def __init__(
        self,
        label: str | None = None,
        *,
        open: bool = True,
        height: int | str | None = None,
        max_height: int | str | None = None,
        **arguments: Any,
    ) -> None:
        self.label = label
        self.open = open
        self.height = height
        self.max_height = max_height
        super().__init__(**arguments)
