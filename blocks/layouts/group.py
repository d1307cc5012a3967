"""Children in one frame, with nothing between them."""

from __future__ import annotations

from ..tree.layout import Layout


class Group(Layout):
    """Children below each other in one frame, with neither gaps nor frames between them.

    Takes the arguments of `Block`.
    """
