"""The page as data: what the browser needs to show it, the same for every visitor."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..files.payload_walk import to_wire
from ..tree.block import Block, block_id
from ..tree.component import Component
from ..tree.layout import Layout
from ..tree.listener import Listener
from ..tree.page import Page
from ..wire.codec import tag
from ..wire.config import BlockConfig, ListenerConfig, Tree
from ..wire.protocol import VERSION

Publish = Callable[[Any], Any]
"""Keeps the files in a prop and puts what stands for them in their place."""


def page_config(
    page: Page, initial: Mapping[int, Any], about: Mapping[str, Any], publish: Publish
) -> dict[str, Any]:
    """The page's tree, blocks and listeners as JSON.

    Args:
        page: what the author declared, closed.
        initial: the first payload of each component, by block id.
        about: more about the page: title, version ….
        publish: for files among the props, such as icons.
    """
    shown = [block for block in page.blocks.values() if block.client_name and block is not page]
    return {
        **about,
        "protocol": VERSION,
        "blocks": [_block(page, block, initial, publish) for block in shown],
        "tree": _tree(page),
        "listeners": [_listener(listener) for listener in page.graph.listeners],
    }


def _block(page: Page, block: Block, initial: Mapping[int, Any], publish: Publish) -> BlockConfig:
    props = publish(block.props())
    if isinstance(block, Component):
        assert block.id is not None
        props["value"] = initial[block.id]
        props["interactive"] = (
            page.graph.is_interactive(block) if block.interactive is None else block.interactive
        )
    return {"id": block_id(block), "type": block.client_name, "props": tag(to_wire(props))}


def _tree(block: Block) -> Tree:
    if not isinstance(block, Layout):
        return {"id": block_id(block)}
    return {
        "id": block_id(block),
        "children": [_tree(child) for child in block.children if child.client_name],
    }


def _listener(listener: Listener) -> ListenerConfig:
    triggers = [(block_id(t.source), t.event) for t in listener.triggers if isinstance(t.source, Block)]
    on = listener.progress_on
    return {
        "index": listener.index,
        "triggers": triggers,
        "outputs": [block_id(block) for block in listener.outputs if block.client_name],
        "show_progress": listener.show_progress,
        "progress_on": None if on is None else [block_id(block) for block in on],
        "scroll_to_output": listener.scroll_to_output,
    }
