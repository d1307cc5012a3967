"""Several views, one at a time."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from ..tree.component import check_choice
from ..tree.layout import Layout
from ..tree.listener import Event


class Tabs(Layout):
    """Holds `Tab`s and shows one of them at a time.

    Args:
        selected: the `id` of the tab that is open at first; None: the first one.
        overflow_behavior: what happens to tabs that find no room: they scroll, beside a "menu" of all of them; or
            they "wrap".
        arguments: see `Block`.
    """

    client_props: ClassVar[tuple[str, ...]] = ("selected", "overflow_behavior")
    visitor_props = ("selected",)

    change = Event("another tab is open, by the visitor or by a function")
    select = Event("the visitor opens a tab; SelectData has its label and index")

    def __init__(
        self,
        *,
        selected: int | str | None = None,
        overflow_behavior: Literal["menu", "wrap"] = "menu",
        **arguments: Any,
    ) -> None:
        check_choice("Tabs", "overflow_behavior", overflow_behavior, ("menu", "wrap"))
        self.selected = selected
        self.overflow_behavior = overflow_behavior
        super().__init__(**arguments)
