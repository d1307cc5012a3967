"""One step of several."""

from __future__ import annotations

from typing import Any, ClassVar

from ..tree.block import Visible
from ..tree.context import open_layout
from ..tree.layout import Layout
from ..tree.listener import Event
from ..tree.typing import Self
from .walkthrough import Walkthrough


class Step(Layout):
    """One step of a `Walkthrough`; ``with gr.Step("Choose"):``. Steps outside of one that follow each other form one.

    Args:
        label: what it is called in the list of the steps.
        visible: see `Block`.
        interactive: whether the visitor may go back to it.
        id: names the step for `Walkthrough.selected`; by default its place, from 0 on.
        scale: its share of the free space.
        arguments: see `Block`.
    """

    client_props: ClassVar[tuple[str, ...]] = ("label", "interactive", "step_id", "scale")

    select = Event("this step is shown instead of another; SelectData has its label and index")

    def __init__(
        self,
        label: str | None = None,
        visible: Visible = True,
        interactive: bool = True,
        *,
        id: int | None = None,
        scale: int | None = None,
        **arguments: Any,
    ) -> None:
        self.label = label
        self.interactive = interactive
        self.step_id = id
        self.scale = scale
        super().__init__(visible=visible, **arguments)

    def render(self) -> Self:
        around = open_layout.get()
        if not isinstance(around, Layout) or isinstance(around, Walkthrough):
            return super().render()
        last = around.children[-1] if around.children else None
        with last if isinstance(last, _ImpliedWalkthrough) else _ImpliedWalkthrough():
            return super().render()


class _ImpliedWalkthrough(Walkthrough):
    """The `Walkthrough` around steps whose author wrote none."""

    client_name = Walkthrough.client_name
