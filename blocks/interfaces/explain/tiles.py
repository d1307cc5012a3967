"""An image cut into tiles."""

from __future__ import annotations

from itertools import pairwise

Tile = tuple[slice, slice]


def tiles(height: int, width: int, count: int) -> list[Tile]:
    """Tiles that are about square and together make up the image, row by row.

    Args:
        height, width: of the image in pixels.
        count: how many lie along the longer side; fewer where it has fewer pixels.
    """
    longer = max(height, width)
    rows = _spans(height, round(count * height / longer))
    columns = _spans(width, round(count * width / longer))
    return [(row, column) for row in rows for column in columns]


def _spans(length: int, count: int) -> list[slice]:
    count = min(max(count, 1), length)
    return [slice(*ends) for ends in pairwise(length * i // count for i in range(count + 1))]
