"""What was rendered for one session: its own blocks and listeners, beside those of the page.

    thread:  Part ── prepare ──► Shown          ids, checks, first payloads, files
    loop:                        Shown ── show ──► Render, and what is gone with the last one

A block that the last render had as well, by class and key, has the id that it had, and so have the listeners
that it starts; all others get new ones.
"""

from __future__ import annotations

from collections import ChainMap, Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence, Set
from functools import partial
from itertools import count

from ...errors import PageError
from ...files.file_store import FileStore
from ...tree.block import Block, block_id
from ...tree.graph import Graph
from ...tree.listener import Listener
from ...tree.page import Page
from ...tree.part import MOST_BLOCKS, Part
from ...wire.config import BlockConfig
from ...wire.protocol import Render
from .shown import Shown

FIRST = 1_000_000
"""The first id of a rendered block and the first index of a rendered listener: no page has so many."""


class SessionGraph:
    """The listeners that a session can start: the page's, and those of what was rendered for it.

    Args:
        page: the page's listeners.
        shown: what was rendered.
    """

    def __init__(self, page: Graph, shown: tuple[Shown, ...] = ()) -> None:
        self._page = page
        self._shown = shown

    def started_by(self, block: int, event: str) -> list[Listener]:
        """The listeners bound to an event of a block. The `change` of a region is the `load` of what it shows."""
        found = self._page.started_by(block, event)
        for one in self._shown:
            found = found + one.part.graph.started_by(block, event)
            if event == "change" and one.region == block:
                found = found + one.part.graph.started_by(block, "load")
        return found

    def chained_to(self, listener: Listener, event: str) -> list[Listener]:
        """The listeners that follow `listener`, also where another render has replaced it meanwhile."""
        home = listener.page if isinstance(listener.page, Part) else None
        found = (self._page if home is None else home.graph).chained_to(listener, event)
        for one in self._shown:
            if home is None or one.region != home.id:
                found = found + one.part.graph.chained_to(listener, event)
        return found


class Regions:
    """What was rendered for one session. `prepare` may be called from any thread, the rest on the event loop.

    Args:
        page: what the author declared.
        files: keeps the files of what is rendered.
        owner: the id of the session.
        languages: those that its visitor reads, the best one first.

    Attributes:
        graph: the listeners of the page and of what was rendered.
    """

    def __init__(self, page: Page, files: FileStore, owner: str, languages: Sequence[str] = ()) -> None:
        self.graph = SessionGraph(page.graph)
        self._page = page
        self._publish = partial(files.publish_all, owner)
        self._languages = languages
        self._ids, self._indexes = count(FIRST), count(FIRST)
        self._issued = FIRST
        self._shown: dict[int, Shown] = {}
        self._blocks: dict[int, Block] = {}
        self._sizes: dict[int, int] = {}

    def __iter__(self) -> Iterator[Shown]:
        """What is shown now, outer before inner."""
        shown = list(self._shown.values())  # a copy: what sweeps files asks on a thread
        return iter(sorted(shown, key=lambda one: len(list(self._around(one.region)))))

    @property
    def is_used(self) -> bool:
        """Whether anything was rendered: then a tab may not know yet what is there and what is not."""
        return bool(self._shown)

    def find(self, identifier: int) -> Block | None:
        """The rendered block with this id, if it is shown now."""
        return self._blocks.get(identifier)

    def was_shown(self, identifier: int) -> bool:
        """Whether the id is that of a block which is not shown any more."""
        return FIRST <= identifier < self._issued and identifier not in self._blocks

    def prepare(self, region: Block, part: Part) -> Shown:
        """Number the blocks of a part and make ready what it shows.

        Raises:
            PageError: a listener names a block that is neither in the part nor around it, or there are too many blocks.
        """
        before = self._shown.get(block_id(region))
        self._sizes[block_id(region)] = len(part.blocks)
        if sum(list(self._sizes.values())) > MOST_BLOCKS:
            del self._sizes[block_id(region)]
            raise PageError(f"The renders of this page make more than {MOST_BLOCKS} blocks for one visitor.")
        names = self._name_blocks(block_id(region), part, {} if before is None else before.names)
        keys = self._name_listeners(part, {} if before is None else before.listener_names)
        around = ChainMap(part.blocks, *self._around(block_id(region)))
        part.graph.close(around, warns=before is None)  # once: it costs as much as all the rest
        return Shown.of(part, names, keys, self._publish, self._languages)

    def show(
        self, shown: Shown, edit: int, edited: Set[int] = frozenset()
    ) -> tuple[Render, dict[int, Set[str]], dict[int, Block]]:
        """Put what was prepared in the place of what its region showed.

        Args:
            shown: what `prepare` gave.
            edit: how many of the visitor's edits the session knows.
            edited: the blocks whose values the visitor has edited since the render was asked for: they stay.

        Returns:
            The message to the tab; the blocks that are shown still, with the props that stay as the session has
            them; and the blocks that are gone.
        """
        former = self._shown.pop(shown.region, None)
        kept: dict[int, Set[str]] = {}
        gone: dict[int, Block] = {}
        for identifier, block in former.blocks() if former is not None else ():
            if former is not None and identifier in shown.part.blocks:
                is_edited = identifier in edited
                kept[identifier] = shown.unchanged(identifier, former) | ({"value"} if is_edited else set())
            else:
                gone.update(self._gone(identifier, block))
        for identifier in gone:
            del self._blocks[identifier]
        self._shown[shown.region] = shown
        self._page.scripts.take(shown.part.all_scripts())
        self._blocks.update(shown.blocks())
        self._issued = max(self._issued, *(identifier + 1 for identifier in shown.part.blocks))
        self.graph = SessionGraph(self._page.graph, tuple(self._shown.values()))
        configs = {name: _without(config, kept.get(name, set())) for name, config in shown.configs.items()}
        return shown.message(configs, edit), kept, gone

    def _around(self, region: int) -> Iterator[dict[int, Block]]:
        """The blocks of the pages around a region, from the innermost."""
        block = self._blocks.get(region)
        while block is not None and isinstance(block.page, Part):
            yield block.page.blocks
            block = self._blocks.get(block_id(block.page))
        yield self._page.blocks

    def _gone(self, identifier: int, block: Block) -> dict[int, Block]:
        """A block that is gone, and what was rendered in it."""
        inner = self._shown.pop(identifier, None)
        self._sizes.pop(identifier, None)
        found = {identifier: block}
        for name, one in inner.blocks() if inner is not None else ():
            found.update(self._gone(name, one))
        return found

    def _name_blocks(self, region: int, part: Part, before: Mapping[Hashable, int]) -> dict[Hashable, int]:
        """Number the part's blocks; gives the ids of those that have a name."""
        names, ids = part.names(), {}

        def number(block: Block) -> int:
            name = names.get(block)
            if name is None or name in ids:  # no name, or the second one of that name
                return next(self._ids)
            ids[name] = before[name] if name in before else next(self._ids)
            return ids[name]

        part.number(region, number)
        return ids

    def _name_listeners(self, part: Part, before: Mapping[Hashable, int]) -> dict[Hashable, int]:
        """Give the part's listeners their indexes, by name: what starts them, or their key."""
        found: dict[Hashable, int] = {}
        places: Counter[Hashable] = Counter()
        for listener in part.graph.listeners:
            starts = tuple(
                (isinstance(one.source, Block), _number(one.source), one.event) for one in listener.triggers
            )
            same = starts if listener.key is None else listener.key
            places[same] += 1
            name = (same, places[same])
            listener.index = before[name] if name in before else next(self._indexes)
            found[name] = listener.index
        return found


def _number(source: Block | Listener) -> int | None:
    return source.id if isinstance(source, Block) else source.index


def _without(config: BlockConfig, names: Set[str]) -> BlockConfig:
    props = {name: prop for name, prop in config["props"].items() if name not in names}
    return {"id": config["id"], "type": config["type"], "props": props}
