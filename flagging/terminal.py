"""Texts in a terminal, whose cells are not their characters: those that a command acts upon, and wide ones."""

import unicodedata

ELLIPSIS = "…"


def harmless(text: str) -> str:
    """A text without what a terminal would take for a command; line breaks stay."""
    return "".join("�" if unicodedata.category(sign)[0] == "C" and sign != "\n" else sign for sign in text)


def width(text: str) -> int:
    """How many cells of a terminal a text takes: signs of East Asia and pictures take two, accents none (UAX 11)."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def cut(text: str, cells: int) -> str:
    """A text in as many cells at most; what does not fit is an ellipsis."""
    if width(text) <= cells:
        return text
    kept = text[: max(cells - 1, 0)]
    while width(kept) > cells - 1 and kept:
        kept = kept[:-1]
    return kept + ELLIPSIS
