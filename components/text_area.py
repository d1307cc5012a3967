"""A field for a longer text."""

from __future__ import annotations

from typing import Any

from .textbox import Textbox


class TextArea(Textbox):
    """A `Textbox` of several lines.

    Args:
        value: the first text, or a function that makes it at each visit.
        lines: how many lines it shows at least.
        max_lines: how many it grows to before it scrolls.
        textbox: see `Textbox`.
    """

    client_name = Textbox.client_name

    def __init__(self, value: Any = None, *, lines: int = 7, max_lines: int = 20, **textbox: Any) -> None:
        super().__init__(value, lines=lines, max_lines=max_lines, **textbox)
