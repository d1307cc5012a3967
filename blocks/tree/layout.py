"""A block that holds other blocks."""

from __future__ import annotations

from contextvars import Token
from typing import Any

from ..errors import PageError
from .block import Block
from .context import OpenLayout, open_layout
from .typing import Self


class Layout(Block):
    """A block that holds others: what is made inside its ``with`` block becomes its child, in order.

    Takes the arguments of `Block`.
    """

    def __init__(self, **arguments: Any) -> None:
        self.children: list[Block] = []
        self._tokens: list[Token[OpenLayout | None]] = []
        super().__init__(**arguments)

    def add(self, block: Block) -> None:
        """Take `block` as the last child. `block.render()` calls this."""
        if self._is_within(block):
            raise PageError(f"{block.name} cannot hold itself.")
        self.children.append(block)
        block.parent = self
        if self.page is not None:
            self.page.adopt(block)

    def remove(self, child: Block) -> None:
        """Let go of a child. `child.unrender()` calls this."""
        page = self.page
        self.children.remove(child)
        child.parent = None
        if page is not None:
            page.dismiss(child)

    @property
    def is_open(self) -> bool:
        """Whether its ``with`` block is running."""
        return bool(self._tokens)

    def parts(self) -> list[Block]:
        return self.children

    def __enter__(self) -> Self:
        self._tokens.append(open_layout.set(self))
        return self

    def __exit__(self, *exception: object) -> None:
        open_layout.reset(self._tokens.pop())

    def _is_within(self, block: Block) -> bool:
        return self is block or (isinstance(self.parent, Layout) and self.parent._is_within(block))
