"""Which layout stands open: where a new block goes, and which page a new listener belongs to."""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any, Protocol


class OpenPage(Protocol):
    """What blocks and listeners need of the page around them."""

    @property
    def load(self) -> Any: ...

    @property
    def prepare(self) -> Any: ...

    def listen(self, listener: Any) -> None: ...

    def ticks(self, seconds: float) -> Any: ...

    def adopt(self, block: Any) -> None: ...

    def dismiss(self, block: Any) -> None: ...

    def add(self, block: Any) -> None: ...


class OpenLayout(Protocol):
    """What a block needs of the layout around it."""

    @property
    def page(self) -> OpenPage | None: ...

    @property
    def parent(self) -> OpenLayout | None: ...

    def add(self, block: Any) -> None: ...

    def remove(self, child: Any) -> None: ...


open_layout: ContextVar[OpenLayout | None] = ContextVar("open_layout", default=None)
"""The innermost layout whose `with` block is running, if any."""
