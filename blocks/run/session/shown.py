"""What one render shows: a part of the page with the ids that it has in a session."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...files.payload_walk import files_in
from ...tree.block import Block, block_id
from ...tree.component import Component
from ...tree.part import Part
from ...wire.config import BlockConfig
from ...wire.media import file_id
from ...wire.protocol import Render
from .block_config import Publish, block_config, first_payload, listener_config, tree_config


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """What one render shows.

    Attributes:
        part: its blocks and listeners; its id is that of the region in whose place it stands.
        configs: the blocks that the browser draws, by id, as they start.
        names: the ids of the blocks that the next render may find again.
        listener_names: the indexes of the listeners that it may find again.
    """

    part: Part
    configs: dict[int, BlockConfig]
    names: dict[Hashable, int]
    listener_names: dict[Hashable, int]

    @classmethod
    def of(
        cls,
        part: Part,
        names: dict[Hashable, int],
        keys: dict[Hashable, int],
        publish: Publish,
        languages: Sequence[str],
    ) -> Shown:
        """Make ready what a numbered part shows. It takes time: done on the thread that built it.

        Args:
            part: with its graph closed.
            names, keys: see `names` and `listener_names`.
            publish: keeps the files in a payload.
            languages: those that its visitor reads, the best one first.
        """
        for block in part.blocks.values():
            if isinstance(block, Component):
                first = first_payload(block, part.graph)
                part.initial[block_id(block)] = publish(first) if block.holds_files else first
        drawn = [block for block in part.blocks.values() if block.client_name and block is not part]
        configs = [block_config(block, part.graph, part.initial, publish, languages) for block in drawn]
        return cls(part, {config["id"]: config for config in configs}, names, keys)

    @property
    def region(self) -> int:
        """The id of the region that shows it."""
        return block_id(self.part)

    def blocks(self) -> Iterator[tuple[int, Block]]:
        """Its blocks by id, but for the root, in whose place the region stands."""
        return ((name, block) for name, block in self.part.blocks.items() if block is not self.part)

    def message(self, configs: Mapping[int, BlockConfig], edit: int) -> Render:
        """What the tab is told of it.

        Args:
            configs: those of its blocks, whole, or without the props that the tab has already.
            edit: how many of the visitor's edits the session knows.
        """
        listeners = [listener_config(one) for one in self.part.graph.listeners]
        return Render(self.region, list(configs.values()), tree_config(self.part), listeners, edit)

    def files(self) -> Iterator[str]:
        """The ids of the files in what its blocks start with."""
        for identifier, payload in self.part.initial.items():
            if _holds_files(self.part.blocks[identifier]):
                yield from (file.id for file in files_in(payload))
        for config in self.configs.values():
            found = map(file_id, config["props"].values())
            yield from (identifier for identifier in found if identifier is not None)

    def unchanged(self, identifier: int, before: Shown) -> set[str]:
        """The props of a block which the session keeps as they are: preserved, and given as the last time."""
        block = self.part.blocks[identifier]
        preserved = () if block.key is None else block.preserved_by_key or ()
        names = {preserved} if isinstance(preserved, str) else set(preserved)
        if identifier not in self.configs:
            return names
        new, old = self.configs[identifier]["props"], before.configs[identifier]["props"]
        # compared in lists, where NaN equals itself
        return {name for name in names if name in new and [new[name]] == [old.get(name)]}


def _holds_files(block: Block) -> bool:
    return isinstance(block, Component) and block.holds_files
