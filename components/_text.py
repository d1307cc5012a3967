"""What all components that take text ask of it."""

from __future__ import annotations

from typing import Any

from ..blocks.errors import BadValue
from ..blocks.tree.component import Component

MAX_CHARACTERS = 2**20
"""No text from a browser is longer, whatever its component allows."""


def check_text(component: Component, payload: Any, max_length: int | None = None) -> None:
    """Refuse a payload that is neither None nor a string of at most `max_length` characters.

    Raises:
        BadValue: it is something else, or longer.
    """
    limit = MAX_CHARACTERS if max_length is None else min(max_length, MAX_CHARACTERS)
    if payload is not None and not isinstance(payload, str):
        raise component.refuse("a text or nothing", payload)
    if payload is not None and len(payload) > limit:
        raise BadValue(f"{component.name} takes a text of up to {limit} characters; it got {len(payload)}.")


def text_of(component: Component, value: Any) -> str:
    """What a value says of itself.

    Raises:
        TypeError: it cannot: it holds too much, or its own way fails.
    """
    try:
        return str(value)
    except Exception as error:
        kind = type(value).__name__
        raise TypeError(
            f"{component.name} shows a text; the {kind} that it got makes none: {error!r:.80}."
        ) from error


def text_schema(max_length: int | None = None) -> dict[str, Any]:
    """The JSON schema of what `check_text` lets pass."""
    limit = MAX_CHARACTERS if max_length is None else min(max_length, MAX_CHARACTERS)
    return {"type": ["string", "null"], "maxLength": limit}
