"""A table of texts, as wide as the terminal."""

from collections.abc import Iterator, Sequence

import click

from ...flagging.terminal import cut, width

GAP = "  "
LEAST = 16
"""Cells that the last column takes at least; where they are not there, it stands below the others."""


def text_table(heads: Sequence[str], rows: Sequence[Sequence[str]], cells: int | None) -> Iterator[str]:
    """The lines of a table; a column in which nothing stands is left out.

    Args:
        heads: What heads the columns.
        rows: The texts, one for each column, each in one line.
        cells: How wide the terminal is: the last column is cut to what the others leave of it. None: not at all.
    """
    if not rows:
        return
    shown = [place for place in range(len(heads)) if any(row[place] for row in rows)]
    table = [[row[place] for place in shown] for row in (heads, *rows)]
    widths = [max(width(row[place]) for row in table) for place in range(len(shown) - 1)]
    rest = None if cells is None else cells - sum(widths) - len(GAP) * len(widths)
    if cells is not None and rest is not None and rest < LEAST:
        for row in table[1:]:
            yield GAP.join(text for text in row[:-1] if text)
            yield GAP + cut(row[-1], cells - len(GAP))
        return
    for number, row in enumerate(table):
        padded = (text + " " * (size - width(text)) for text, size in zip(row[:-1], widths, strict=True))
        last = row[-1] if rest is None else cut(row[-1], rest)
        line = GAP.join([*padded, last]).rstrip()
        yield click.style(line, bold=True) if number == 0 else line
