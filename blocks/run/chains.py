"""What follows a run: listeners that are chained to it, and those to the `change` of what it changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import count
from typing import Any

from ..tree.block import Block, block_id
from ..tree.listener import Listener
from .run import Run, State
from .session.session import Session

MAX_DEPTH = 100
"""How many changes may cause each other before it is called a loop."""
FOLLOWED_BY: dict[State, tuple[str, ...]] = {
    "done": ("then", "success"),
    "failed": ("then", "failure"),
    "cancelled": ("then",),
}
"""Which events of a listener the end of its run is."""

MakeRun = Callable[[str, Listener, Session, Block | None, Any], Run]


class Chains:
    """Makes the runs that follow others.

    Args:
        make: makes one, of an id, a listener, a session, the block at which the event happened, and its data.
    """

    def __init__(self, make: MakeRun) -> None:
        self._make = make
        self._numbers = count(1)

    def after(self, run: Run, state: State) -> Iterator[Run]:
        """The runs that the end of a run asks for."""
        for event in FOLLOWED_BY[state]:
            for listener in run.session.graph.chained_to(run.listener, event):
                chained = self._caused(run, listener, run.target, echo=run.echo, depth=run.depth)
                chained.follows = run.record
                yield chained

    def of_changes(self, run: Run, changed: Iterable[Block]) -> Iterator[Run]:
        """The runs that ask for the `change` of blocks to which a run gave another value."""
        for block in changed:
            for listener in run.session.graph.started_by(block_id(block), "change"):
                yield self._caused(run, listener, block, echo=True, depth=run.depth + 1)

    def _caused(self, run: Run, listener: Listener, target: Block | None, *, echo: bool, depth: int) -> Run:
        root = run.id.partition(">")[0]
        caused = self._make(f"{root}>{next(self._numbers)}", listener, run.session, target, run.data)
        caused.clock, caused.echo, caused.depth, caused.is_caused = run.clock, echo, depth, True
        return caused
