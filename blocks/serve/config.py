"""The page as data: what the browser needs to show it, the same for every visitor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..run.block_config import Publish, block_config, listener_config, tree_config
from ..tree.page import Page
from ..wire.protocol import VERSION


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
        "blocks": [block_config(block, page.graph, initial, publish) for block in shown],
        "tree": tree_config(page),
        "listeners": [listener_config(listener) for listener in page.graph.listeners],
    }
