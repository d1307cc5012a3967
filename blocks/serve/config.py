"""The page as data: what the browser needs to show it, the same for all visitors who read a language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from hashlib import blake2b
from typing import Any

from ..run.session.block_config import Publish, block_config, listener_config, tree_config
from ..tree.block import Block
from ..tree.layout import Layout
from ..tree.listener import Listener
from ..tree.page import Page
from ..wire.codec import write
from ..wire.config import BlockConfig, LikeBlockConfig
from ..wire.protocol import VERSION


def page_config(
    page: Page,
    root: Layout,
    initial: Mapping[int, Any],
    about: Mapping[str, Any],
    publish: Publish,
    languages: Sequence[str],
) -> dict[str, Any]:
    """A page's tree, blocks and listeners as JSON.

    Args:
        page: what the author declared, closed.
        root: the root of the tree that is shown: the page itself, or one of the app's other pages.
        initial: the first payload of each component, by block id.
        about: more about the page: title, version ….
        publish: for files among the props, such as icons.
        languages: those that whoever gets it reads, the best one first.
    """
    within = set(root.walk())
    shown = [b for b in page.blocks.values() if b in within and b.client_name and b is not root]
    return {
        **about,
        "protocol": VERSION,
        "page": page_shape(page),
        "blocks": likened([block_config(block, page.graph, initial, publish, languages) for block in shown]),
        "tree": tree_config(root),
        "listeners": [listener_config(one) for one in page.graph.listeners if _concerns(one, within)],
    }


def likened(blocks: Sequence[BlockConfig]) -> list[BlockConfig]:
    """The same, each told by how it differs from the first block of its type: most have nearly the same props."""
    models: dict[str, tuple[BlockConfig, dict[str, bytes]]] = {}
    return [_like(block, *models.setdefault(block["type"], (block, _written(block)))) for block in blocks]


def _like(block: BlockConfig, model: BlockConfig, texts: Mapping[str, bytes]) -> BlockConfig:
    if block is model or not texts.keys() <= block["props"].keys():
        return block
    own = {name: block["props"][name] for name, text in _written(block).items() if texts.get(name) != text}
    return LikeBlockConfig(id=block["id"], type=block["type"], like=model["id"], props=own)


def _written(block: BlockConfig) -> dict[str, bytes]:
    """Each prop as text, which tells 1 from 1.0 and from True."""
    return {name: write(prop) for name, prop in block["props"].items()}


def page_shape(page: Page) -> str:
    """Names what the ids of an app's blocks and listeners stand for, the same at each start of the same code."""
    blocks = [(identifier, block.client_name) for identifier, block in page.blocks.items()]
    listeners = [
        (
            one.index,
            [
                (trigger.source.id, trigger.event)
                for trigger in one.triggers
                if isinstance(trigger.source, Block)
            ],
            [block.id for block in one.inputs],
            [block.id for block in one.outputs],
        )
        for one in page.graph.listeners
    ]
    return blake2b(repr((blocks, listeners)).encode(), digest_size=8).hexdigest()


def _concerns(listener: Listener, within: Set[Block]) -> bool:
    """Whether anything on the page starts the listener or takes what it returns."""
    return any(one.source in within for one in listener.triggers) or not within.isdisjoint(listener.outputs)
