"""Formatted text."""

from __future__ import annotations

import inspect
from typing import Any, ClassVar

from ..blocks.tree.component import Component, Shared
from ..blocks.tree.listener import Event
from ..blocks.tree.typing import Unpack
from ..blocks.wire.i18n import each_text
from ._text import check_text, text_of, text_schema


class Markdown(Component):
    """Text in Markdown, with code and formulas; for showing only.

    A function returns a str, which is freed of common indentation and of blank lines around it, as docstrings
    are; or None.

    Args:
        value: the text, or a function that makes it at each visit.
        rtl: whether the text runs from right to left.
        latex_delimiters: what encloses formulas: dicts with "left" and "right" (texts) and "display" (whether
            the formula has a line of its own); None: "$$" on both sides.
        sanitize_html: accepted; HTML in the text is always cleaned of all that could run or reach out of its place.
        line_breaks: whether a line break in the text is one on the page.
        header_links: whether headings show a link to themselves.
        height, max_height, min_height: in pixels or any CSS length; what does not fit scrolls.
        padding: whether there is room around the text.
        shared: see `Component`; "copy" is a button of its own, `container` is False by default.
    """

    client_props: ClassVar[tuple[str, ...]] = (
        "rtl",
        "latex_delimiters",
        "sanitize_html",
        "line_breaks",
        "header_links",
        "height",
        "max_height",
        "min_height",
        "padding",
    )
    default_interactive = False
    own_buttons = ("copy",)

    change = Event("a function changes the text")
    copy = Event("the visitor copies the text with the copy button")

    def __init__(
        self,
        value: Any = None,
        *,
        rtl: bool = False,
        latex_delimiters: list[dict[str, str | bool]] | None = None,
        sanitize_html: bool = True,
        line_breaks: bool = False,
        header_links: bool = False,
        height: int | str | None = None,
        max_height: int | str | None = None,
        min_height: int | str | None = None,
        padding: bool = False,
        **shared: Unpack[Shared],
    ) -> None:
        dollars: dict[str, str | bool] = {"left": "$$", "right": "$$", "display": True}
        self.rtl = rtl
        self.latex_delimiters = [dollars] if latex_delimiters is None else latex_delimiters
        self.sanitize_html = sanitize_html
        self.line_breaks = line_breaks
        self.header_links = header_links
        self.height = height
        self.max_height = max_height
        self.min_height = min_height
        self.padding = padding
        shared.setdefault("container", False)
        shared.setdefault("min_width", None)
        super().__init__(value, **shared)

    def validate(self, payload: Any) -> None:
        check_text(self, payload)

    def postprocess(self, value: Any) -> str | None:
        return None if value is None else each_text(text_of(self, value), inspect.cleandoc)

    def api_info(self) -> dict[str, Any]:
        return text_schema()

    def example_payload(self) -> str:
        return "# Hello"
