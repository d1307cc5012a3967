"""Several steps, one after the other."""

from __future__ import annotations

from typing import Any, ClassVar

from ..tree.layout import Layout
from ..tree.listener import Event


class Walkthrough(Layout):
    """Holds `Step`s and shows one of them at a time, under a list of all of them.

    A function goes on by returning ``gr.Walkthrough(selected=2)``; the visitor may go back to a step that was.

    Args:
        selected: the `id` of the step that is shown at first; None: the first one.
        arguments: see `Block`.
    """

    client_props: ClassVar[tuple[str, ...]] = ("selected",)
    visitor_props = ("selected",)

    change = Event("another step is shown, by the visitor or by a function")
    select = Event("the visitor goes back to a step; SelectData has its label and index")

    def __init__(self, *, selected: int | None = None, **arguments: Any) -> None:
        self.selected = selected
        super().__init__(**arguments)
