"""A button."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar, Literal
from urllib.parse import urlsplit

from ..blocks.errors import PageError
from ..blocks.tree.component import Component, Shared, check_choice
from ..blocks.tree.listener import Event
from ..blocks.tree.typing import Unpack
from ._icon import icon_prop
from ._text import check_text, text_of, text_schema

SCHEMES = ("", "http", "https", "mailto")
"""What a link may lead to: a page, not a script."""


class Button(Component):
    """A button. Its value is the text on it, both ways.

    Args:
        value: the text, or a function that makes it at each visit.
        variant: "primary" (what one does here), "secondary", "stop" or "huggingface" (black).
        size: "sm", "md" or "lg".
        icon: an image on the button: the path of a file, or an http(s) URL.
        link: where a click leads, besides what it starts: an http, https, mailto or relative address.
        link_target: where that opens: "_self", "_blank" (a new tab), "_parent" or "_top".
        shortcut: a character: its key presses the button from anywhere on the page but where one types. Let visitors
            turn it off (WCAG 2.1.4): some dictate, and some touch keys by accident. Not of Gradio.
        shared: see `Component`.

    Raises:
        PageError: an argument is none of those, or the link would run a script.
    """

    client_props: ClassVar[tuple[str, ...]] = ("variant", "size", "icon", "link", "link_target", "shortcut")
    default_interactive = True

    change = Event("a function changes the text")
    click = Event("the visitor presses the button")

    def __init__(
        self,
        value: Any = "Run",
        *,
        variant: Literal["primary", "secondary", "stop", "huggingface"] = "secondary",
        size: Literal["sm", "md", "lg"] = "lg",
        icon: str | Path | None = None,
        link: str | None = None,
        link_target: Literal["_self", "_blank", "_parent", "_top"] = "_self",
        shortcut: str | None = None,
        **shared: Unpack[Shared],
    ) -> None:
        check_choice("Button", "variant", variant, ("primary", "secondary", "stop", "huggingface"))
        check_choice("Button", "size", size, ("sm", "md", "lg"))
        check_choice("Button", "link_target", link_target, ("_self", "_blank", "_parent", "_top"))
        # browsers skip blanks and control characters around and within a scheme, older Pythons do not
        if link is not None and urlsplit("".join(c for c in link if c > " ")).scheme not in SCHEMES:
            raise PageError(f"Button(link={link!r}) leads to no page: write an http(s) or relative address.")
        if shortcut is not None and (len(shortcut) != 1 or not shortcut.isprintable() or shortcut.isspace()):
            raise PageError(f"Button(shortcut={shortcut!r}) is no key: write one character, such as 'a'.")
        self.variant = variant
        self.size = size
        self.icon = icon
        self.link = link
        self.link_target = link_target
        self.shortcut = shortcut
        shared.setdefault("min_width", None)
        super().__init__(value, **shared)

    def validate(self, payload: Any) -> None:
        check_text(self, payload)

    def postprocess(self, value: Any) -> str:
        return "" if value is None else text_of(self, value)

    def api_info(self) -> dict[str, Any]:
        return text_schema()

    def example_payload(self) -> str:
        return "Run"

    def props(self) -> dict[str, Any]:
        return {**super().props(), "icon": icon_prop(self.icon)}
