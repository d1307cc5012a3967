"""A parameter by which one listener's function asks for a run of another listener."""

from __future__ import annotations

from ..errors import PageError
from .injected import PerRun
from .listener import Listener


class LooksBack(PerRun):
    """A default value that stands for a run of another listener: the one that the visitor saw.

    Args:
        listener: whose run; from now on, each visit remembers its latest ones, and the tab says which it shows.

    Raises:
        PageError: this is no listener.
    """

    def __init__(self, listener: Listener) -> None:
        if not isinstance(listener, Listener):
            raise PageError(
                f"{type(self).__name__} takes what .click(…) and the like returned; it got {listener!r}."
            )
        listener.is_looked_back_at = True
        self.listener = listener
