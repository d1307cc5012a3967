"""What a render function builds: a page that stands in the place of a region, for one session."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable
from typing import Any

from ..errors import PageError
from .block import Block
from .layout import Layout
from .listener import Listener, Trigger
from .page import Page
from .route import Route

MOST_BLOCKS = 10_000
"""How many blocks one render may make, and one session may hold."""


class Part(Page):
    """The blocks and listeners of one render. Its graph is closed by the session that takes it.

    Attributes:
        initial: the payload that each of its components starts with, by block id; filled by the session.
    """

    def __init__(self) -> None:
        self.initial: dict[int, Any] = {}
        super().__init__(render=False)

    def adopt(self, block: Block) -> None:
        super().adopt(block)
        if len(self.blocks) > MOST_BLOCKS:
            raise PageError(
                f"A render made more than {MOST_BLOCKS} blocks, and a visitor's page can have no more: "
                "show a part of the list, or put it into one Dataframe, HTML or Markdown."
            )

    def listen(self, listener: Listener) -> None:
        """Take a listener into the graph. What a page does when it loads, is done when this part is shown."""
        listener.triggers = tuple(
            Trigger(self, "load") if isinstance(one.source, (Page, Route)) and one.event == "load" else one
            for one in listener.triggers
        )
        listener.page = self
        self.graph.add(listener)

    def settle(self) -> None:
        """Add what depends on the whole of it; its listeners may name blocks around it, so nothing is checked."""
        self._add_loaders()

    def number(self, region: int, number: Callable[[Block], int]) -> None:
        """Give the blocks the ids that they have in a session.

        Args:
            region: the id of the region in whose place this stands.
            number: gives the id of a block.
        """
        blocks = list(self.blocks.values())
        for block in blocks:
            block.id = region if block is self else number(block)
        self.blocks = {block.id: block for block in blocks if block.id is not None}

    def names(self) -> dict[Block, Hashable]:
        """What tells that a block of the next render is the same one: its class and key.

        A layout without a key has the name of the first that it holds: else its contents, which are the same,
        would have to move to another element, and whoever types in them would lose the caret. What stands
        without a key in a block that has one is told by its place there.
        """
        found: dict[Block, Hashable] = {}
        _name(self, found)
        for block in self.walk():
            if block.key is not None:
                _name_parts(block, found)
        return found


def _name(block: Block, found: dict[Block, Hashable]) -> Hashable | None:
    names = [name for part in block.parts() if (name := _name(part, found)) is not None]
    if block.key is not None:
        found[block] = (type(block), block.key)
    elif names and isinstance(block, Layout):
        found[block] = (type(block), names[0])
    return found.get(block)


def _name_parts(block: Block, found: dict[Block, Hashable]) -> None:
    places: Counter[type[Block]] = Counter()
    for part in block.parts():
        if part not in found:
            found[part] = (found[block], type(part), places[type(part)])
            places[type(part)] += 1
        if part.key is None:
            _name_parts(part, found)
