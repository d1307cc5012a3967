"""A place where one block stands while a run lasts, and another one else."""

from __future__ import annotations

from ..tree.layout import Layout
from ..tree.listener import Listener


class Meanwhile(Layout):
    """Shows the last of its children while a run lasts, and the first in its place else; one alone comes and goes.

    A run that is over soon changes nothing. Takes the arguments of `Block`.
    """

    def watch(self, listener: Listener) -> None:
        """Say whose runs are meant."""
        shown = listener.outputs if listener.progress_on is None else listener.progress_on
        listener.progress_on = [*(block for block in shown if block.client_name), self]
