"""A dialog over the page."""

from __future__ import annotations

from typing import Any, ClassVar

from ..tree.block import Visible
from ..tree.layout import Layout
from ..tree.listener import Event


class Modal(Layout):
    """A dialog over the page; a function opens it by returning ``gr.Modal(visible=True)``. Not of Gradio itself.

    It is that of the package gradio_modal, and takes its arguments.

    Args:
        visible: whether it is open.
        label: its heading, and its name for those who do not see it.
        allow_user_close: whether the visitor can close it: with Escape, its button, or a click beside it.
        width: in pixels, or any CSS length; it is never wider than the window.
        arguments: see `Block`.
    """

    client_props: ClassVar[tuple[str, ...]] = ("label", "allow_user_close", "width")
    visitor_props = ("visible",)

    blur = Event("the visitor closes the dialog")

    def __init__(
        self,
        *,
        visible: Visible = False,
        label: str | None = None,
        allow_user_close: bool = True,
        width: int | str = 640,
        **arguments: Any,
    ) -> None:
        self.label = label
        self.allow_user_close = allow_user_close
        self.width = width
        super().__init__(visible=visible, **arguments)
