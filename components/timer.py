"""What ticks, for functions to listen to."""

from __future__ import annotations

from ..blocks.tree.clock import Clock


class Timer(Clock):
    """Ticks in the browser, as long as somebody looks at the page; it has no place there.

    A function starts, stops and changes it by returning ``gr.Timer(active=False)`` or ``gr.Timer(5)``. A tick is
    left out while nothing has come of the one before, and none are made up for: a page in the background and one
    that has lost its connection tick once when they are back.

    Args:
        value: seconds from one tick to the next, above 0; None: it stands still. As an input, a function gets them.
        active: whether it ticks.
        render: see `Block`.

    Raises:
        PageError: `value` is no such number.
    """
