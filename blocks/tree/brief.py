"""A value in the text of an error."""

from __future__ import annotations

from typing import Any


def brief(value: Any, most: int = 80) -> str:
    """The value as Python writes it, cut; its type where that cannot be written: it holds too much, or its own fails.

    Args:
        value: anything.
        most: characters.
    """
    try:
        text = repr(value)
    except Exception:
        return f"a {type(value).__name__}"
    return text if len(text) <= most else f"{text[: most - 1]}…"
