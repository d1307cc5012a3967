"""Blocks, their nesting and their listeners as the browser needs them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from ...errors import PageError
from ...files.payload_walk import to_wire
from ...tree.block import Block, block_id
from ...tree.component import Component
from ...tree.layout import Layout
from ...tree.listener import Listener
from ...tree.looks_back import LooksBack
from ...wire.codec import tag
from ...wire.config import BlockConfig, ListenerConfig, Tree

Publish = Callable[[Any], Any]
"""Keeps the files in a prop and puts what stands for them in their place."""


class Editing(Protocol):
    """What knows which components the visitor can edit."""

    def is_interactive(self, component: Component) -> bool: ...


def is_open(component: Component, graph: Editing) -> bool:
    """Whether the visitor can edit the component, as its author says or as its listeners have it."""
    return graph.is_interactive(component) if component.interactive is None else component.interactive


def first_payload(component: Component, graph: Editing) -> Any:
    """The payload that each visit starts with."""
    return component.untouched() if is_open(component, graph) else component.initial()


def block_config(
    block: Block, graph: Editing, initial: Mapping[int, Any], publish: Publish, languages: Sequence[str]
) -> BlockConfig:
    """A block as JSON.

    Args:
        block: which.
        graph: the listeners around it.
        initial: the first payload of each component, by block id.
        publish: for files among the props, such as icons.
        languages: those that whoever gets it reads, the best one first.

    Raises:
        PageError: one of the block's arguments cannot travel.
    """
    props = publish(block.props())
    if isinstance(block, Component):
        props["value"] = initial[block_id(block)]
        props["interactive"] = is_open(block, graph)
    wire = to_wire(props, languages)
    try:
        return {"id": block_id(block), "type": block.client_name, "props": tag(wire)}
    except TypeError as error:
        odd = ", ".join(name for name, prop in wire.items() if not _travels(prop))
        raise PageError(
            f"{block.name} cannot be sent to the browser, because of its {odd}: {error}."
        ) from error


def _travels(prop: Any) -> bool:
    try:
        tag(prop)
    except TypeError:
        return False
    return True


def tree_config(root: Block) -> Tree:
    """How a block nests what it holds. What has no place stands at the root, and works however its layout looks."""
    parts = [block for block in root.walk() if isinstance(block, Component) and not block.has_place]
    unseen: list[Tree] = [{"id": block_id(part)} for part in parts if part.client_name and part is not root]
    tree = _branch(root)
    return {**tree, "children": [*unseen, *tree["children"]]} if "children" in tree else tree


def _branch(block: Block) -> Tree:
    if not isinstance(block, Layout):
        return {"id": block_id(block)}
    shown = [child for child in block.children if child.client_name]
    seen = [child for child in shown if not isinstance(child, Component) or child.has_place]
    return {"id": block_id(block), "children": [_branch(child) for child in seen]}


def listener_config(listener: Listener) -> ListenerConfig:
    """A listener as JSON."""
    triggers = [(block_id(t.source), t.event) for t in listener.triggers if isinstance(t.source, Block)]
    on = listener.progress_on
    return {
        "index": listener.index,
        "triggers": triggers,
        "outputs": [block_id(block) for block in listener.outputs if block.client_name],
        "show_progress": listener.show_progress,
        "progress_on": None if on is None else [block_id(block) for block in on],
        "scroll_to_output": listener.scroll_to_output,
        "stream_every": listener.stream_every,
        "time_limit": listener.time_limit,
        "looks_back": [
            one.kind.listener.index for one in listener.injected if isinstance(one.kind, LooksBack)
        ],
        "foreseen": [
            (block_id(block), payload)
            for block, payload in zip(listener.outputs, listener.foreseen, strict=False)
            if block.client_name
        ],
    }
