"""Where an expression of JavaScript ends that stands within another text."""

from __future__ import annotations

import re

from ..blocks.errors import PageError

_SKIPPED = re.compile(
    r"""
    //[^\n]*                            # a comment up to the end of the line
  | /\*.*?\*/                           # one within a line
  | "(?:\\.|[^"\\\n])*"                 # a text
  | '(?:\\.|[^'\\\n])*'
    """,
    re.VERBOSE | re.DOTALL,
)
_PATTERN = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/[a-z]*")
"""A regular expression."""
_BEFORE_PATTERN = re.compile(r"(?:^|[(,=:\[!&|?{};+\-*%~^<>]|\b(?:return|typeof|case|in|of))\s*$")
"""What stands before a regular expression; a slash after anything else divides."""


def end_of_expression(text: str, start: int) -> int:
    """The place of the brace that closes the `${` whose expression begins at `start`.

    Raises:
        PageError: none does.
    """
    place, depth = start, 0
    while place < len(text):
        sign = text[place]
        if sign == "`":
            place = _end_of_template(text, place + 1)
        elif skipped := _SKIPPED.match(text, place) or _pattern_at(text, start, place):
            place = skipped.end()
        elif sign == "}" and depth == 0:
            return place
        else:
            depth += {"{": 1, "}": -1}.get(sign, 0)
            place += 1
    raise PageError(
        f"The template's ${{{text[start : start + 40]} … is never closed: write }} at its end, or \\${{ for the signs."
    )


def _end_of_template(text: str, place: int) -> int:
    """The place behind the backtick that closes a template literal."""
    while place < len(text):
        if text[place] == "`":
            return place + 1
        if text.startswith("${", place):
            place = end_of_expression(text, place + 2) + 1
        else:
            place += 2 if text[place] == "\\" else 1
    return place


def _pattern_at(text: str, start: int, place: int) -> re.Match[str] | None:
    if text[place] != "/" or not _BEFORE_PATTERN.search(text[max(start, place - 40) : place]):
        return None
    return _PATTERN.match(text, place)
