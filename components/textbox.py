"""A field for text."""

from __future__ import annotations

import warnings
from typing import Any, ClassVar, Literal

from ..blocks.errors import PageError
from ..blocks.tree.component import Component, Shared, check_choice
from ..blocks.tree.listener import Event
from ..blocks.tree.typing import Unpack
from ._html_attributes import InputHTMLAttributes, as_attributes
from ._text import check_text, text_of, text_schema


class Textbox(Component):
    """A field for text, of one line or several.

    The function gets a str, "" where nothing has been entered. What it returns is shown as str(value), None as an
    empty field.

    Args:
        value: the first text, or a function that makes it at each visit.
        type: "text", "password" (shown as dots) or "email"; the latter two have one line.
        lines: how many lines it shows at least.
        max_lines: how many it grows to before it scrolls; None: the larger of `lines` and 20.
        placeholder: shown in grey while the field is empty.
        autofocus: whether it has the focus when the page opens.
        autoscroll: whether it follows its end when a function makes the text longer.
        text_align: "left" or "right"; None: where the text begins.
        rtl: whether the text runs from right to left.
        max_length: how many characters it takes at most; None: 2**20.
        submit_btn: a button in the field that submits it: True, or its text.
        stop_btn: a button in the field that sends `stop`: True, or its text.
        html_attributes: more attributes of the HTML element.
        shared: see `Component`; "copy" is a button of its own.

    Raises:
        PageError: an argument is none of those.
    """

    client_props: ClassVar[tuple[str, ...]] = (
        "type",
        "lines",
        "max_lines",
        "placeholder",
        "autofocus",
        "autoscroll",
        "text_align",
        "rtl",
        "max_length",
        "submit_btn",
        "stop_btn",
    )
    own_buttons = ("copy",)

    change = Event("the text changes, by the visitor or by a function")
    input = Event("the visitor changes the text")
    select = Event("the visitor selects a part of the text; SelectData has it and its place")
    submit = Event(
        "the visitor presses Enter (Shift+Enter where there are several lines) or the submit button"
    )
    focus = Event("the field gets the focus")
    blur = Event("the field loses the focus")
    stop = Event("the visitor presses the stop button")
    copy = Event("the visitor copies the text with the copy button; CopyData has the text")

    def __init__(
        self,
        value: Any = None,
        *,
        type: Literal["text", "password", "email"] = "text",
        lines: int = 1,
        max_lines: int | None = None,
        placeholder: str | None = None,
        autofocus: bool = False,
        autoscroll: bool = True,
        text_align: Literal["left", "right"] | None = None,
        rtl: bool = False,
        max_length: int | None = None,
        submit_btn: str | bool | None = False,
        stop_btn: str | bool | None = False,
        html_attributes: InputHTMLAttributes | None = None,
        **shared: Unpack[Shared],
    ) -> None:
        check_choice("Textbox", "type", type, ("text", "password", "email"))
        check_choice("Textbox", "text_align", text_align, ("left", "right", None))
        if max_length is not None and max_length < 1:
            raise PageError(
                f"Textbox(max_length={max_length}) takes no text at all: write 1 or more, or leave it out."
            )
        if type != "text" and (lines != 1 or max_lines not in (None, 1)):
            warnings.warn(
                f'Textbox(type="{type}") has one line: leave out lines and max_lines.', stacklevel=2
            )
            lines, max_lines = 1, 1
        self.type = type
        self.lines = lines
        self.max_lines = max_lines
        self.placeholder = placeholder
        self.autofocus = autofocus
        self.autoscroll = autoscroll
        self.text_align = text_align
        self.rtl = rtl
        self.max_length = max_length
        self.submit_btn = submit_btn
        self.stop_btn = stop_btn
        self.html_attributes = html_attributes
        super().__init__(value, **shared)

    @property
    def is_secret(self) -> bool:
        """Whether it is a password."""
        return self.type == "password"

    def validate(self, payload: Any) -> None:
        check_text(self, payload, self.max_length)

    def postprocess(self, value: Any) -> str:
        return "" if value is None else text_of(self, value)

    def initial(self) -> Any:
        return super().initial() or ""

    def empty(self) -> str:
        return ""

    def api_info(self) -> dict[str, Any]:
        return text_schema(self.max_length)

    def example_payload(self) -> str:
        return "Hello"[: self.max_length]

    def props(self) -> dict[str, Any]:
        return {**super().props(), "html_attributes": as_attributes(self.html_attributes)}
