"""What the server writes into the page, and what a render adds to it. Its twin is client_js/src/core/config.ts."""

from __future__ import annotations

from typing import Any, Literal, TypedDict


class BlockConfig(TypedDict):
    """A block: what kind it is, and its props as they travel."""

    id: int
    type: str
    props: dict[str, Any]


class LikeBlockConfig(BlockConfig):
    """A block whose other props are those of the one that it is `like`, which comes before it."""

    like: int


class Tree(TypedDict, total=False):
    """How blocks nest."""

    id: int
    children: list[Tree]


class ListenerConfig(TypedDict):
    """What the tab needs to know of a listener: what it wants to hear, and how it is shown."""

    index: int
    triggers: list[tuple[int, str]]
    outputs: list[int]
    show_progress: Literal["full", "minimal", "hidden"]
    progress_on: list[int] | None
    scroll_to_output: bool
    stream_every: float
    time_limit: float | None
    looks_back: list[int]
    foreseen: list[tuple[int, Any]]
