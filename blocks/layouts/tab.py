"""One view of several."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from ..tree.block import Visible
from ..tree.component import check_choice
from ..tree.context import open_layout
from ..tree.layout import Layout
from ..tree.listener import Event
from ..tree.typing import Self
from .tabs import Tabs


class Tab(Layout):
    """One view among several; ``with gr.Tab("Results"):``. Tabs that follow each other form one `Tabs`.

    Args:
        label: what stands on the tab.
        visible: see `Block`.
        interactive: whether it can be opened.
        id: names the tab for `Tabs.selected`; by default its place.
        alignment: the side of the tab list on which it stands, "left" or "right".
        scale: its share of the free space.
        height, max_height: of the content, in pixels or any CSS length.
        render_children: whether the content is made before the tab is first opened.
        arguments: see `Block`.
    """

    client_props: ClassVar[tuple[str, ...]] = (
        "label",
        "interactive",
        "tab_id",
        "alignment",
        "scale",
        "height",
        "max_height",
        "render_children",
    )

    select = Event(
        "this tab is open: at the beginning, by the visitor or by a function; SelectData has its label and index"
    )

    def __init__(
        self,
        label: str | None = None,
        visible: Visible = True,
        interactive: bool = True,
        *,
        id: int | str | None = None,
        alignment: Literal["left", "right"] = "left",
        scale: int | None = None,
        height: int | str | None = None,
        max_height: int | str | None = None,
        render_children: bool = False,
        **arguments: Any,
    ) -> None:
        check_choice("Tab", "alignment", alignment, ("left", "right"))
        self.label = label
        self.interactive = interactive
        self.tab_id = id
        self.alignment = alignment
        self.scale = scale
        self.height = height
        self.max_height = max_height
        self.render_children = render_children
        super().__init__(visible=visible, **arguments)

    def render(self) -> Self:
        around = open_layout.get()
        if not isinstance(around, Layout) or isinstance(around, Tabs):
            return super().render()
        last = around.children[-1] if around.children else None
        with last if isinstance(last, _ImpliedTabs) else _ImpliedTabs():
            return super().render()


class _ImpliedTabs(Tabs):
    """The `Tabs` around tabs whose author wrote none."""

    client_name = Tabs.client_name
