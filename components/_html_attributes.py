"""Attributes of a text field's HTML element."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal


@dataclass(frozen=True)
class InputHTMLAttributes:
    """Attributes of a text field's HTML element; None leaves one to the browser.

    Args:
        autocapitalize: what a keyboard on a screen writes in capitals by itself.
        autocorrect: whether the browser mends the spelling.
        spellcheck: whether it marks wrong spelling.
        autocomplete: "on", "off" or what the field is for, such as "current-password".
        tabindex: the field's place in the order of the Tab key.
        enterkeyhint: what the Enter key of a keyboard on a screen says.
        lang: the language of the text, such as "en".

    See https://html.spec.whatwg.org/multipage/input.html
    """

    autocapitalize: Literal["off", "none", "on", "sentences", "words", "characters"] | None = None
    autocorrect: Literal["on", "off"] | None = None
    spellcheck: bool | None = None
    autocomplete: str | None = None
    tabindex: int | None = None
    enterkeyhint: Literal["enter", "done", "go", "next", "previous", "search", "send"] | None = None
    lang: str | None = None


def as_attributes(given: InputHTMLAttributes | None) -> dict[str, Any]:
    """Those attributes that are set."""
    all_of_them = asdict(given) if given is not None else {}
    return {name: value for name, value in all_of_them.items() if value is not None}
