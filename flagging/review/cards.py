"""Cards: the samples of one page of the list, each with a small picture and a button that opens it."""

from typing import Any

from ...blocks.layouts.column import Column
from ...blocks.layouts.group import Group
from ...blocks.layouts.row import Row
from ...blocks.tree.block import Block
from ...blocks.tree.update import Update, update
from ...components.button import Button
from ...components.image import Image
from ...components.markdown import Markdown
from .album import Album
from .place import Place, position
from .telling import sample_in_words
from .thumbnails import Thumbnails
from .wording import MARKS, short

PER_PAGE = 24
NARROW, WIDE = 110, 240
"""Pixels of a card with a picture, and of one without, at least."""


class Card:
    """One place in the list. It is on the page from the start, and shows a sample where there is one."""

    def __init__(self) -> None:
        with Column(visible=False, min_width=NARROW) as self.frame, Group():
            self.picture = Image(
                height=96, show_label=False, container=False, interactive=False, buttons=[], min_width=0
            )
            self.button = Button(size="sm")
        self.blocks: list[Block] = [self.frame, self.picture, self.button]


class Cards:
    """The list, for the open layout.

    Args:
        album: the samples.
        thumbnails: their pictures.
    """

    def __init__(self, album: Album, thumbnails: Thumbnails) -> None:
        self._album = album
        self._thumbnails = thumbnails
        with Row():
            self.newer = Button("‹ Newer", size="sm", scale=0)
            self.counted = Markdown(min_width=60)
            self.older = Button("Older ›", size="sm", scale=0)
        with Row():
            self.cards = [Card() for _ in range(PER_PAGE)]
        self.outputs: list[Block] = [self.newer, self.counted, self.older]
        self.outputs += [block for card in self.cards for block in card.blocks]

    def show(self, place: Place) -> list[Any]:
        """What the list shows at a place: for `outputs`."""
        ids = self._album.select(place.selection)
        at = max(position(ids, place.sample), 0)
        first = at - at % PER_PAGE
        shown = ids[first : first + PER_PAGE]
        range_shown = f"{first + 1:,}–{first + len(shown):,} of {len(ids):,}" if shown else ""
        changes: list[Any] = [
            update(interactive=first > 0),
            range_shown,
            update(interactive=first + PER_PAGE < len(ids)),
        ]
        for place_in_list in range(first, first + PER_PAGE):
            changes += self._card(
                ids[place_in_list] if place_in_list < len(ids) else None, place_in_list, place
            )
        return changes

    def _card(self, id: str | None, place_in_list: int, place: Place) -> list[Update]:
        sample = None if id is None else self._album.sample(id)
        if sample is None:
            return [update(visible=False), update(value=None), update()]
        picture = self._thumbnails.of(sample)
        words = sample_in_words(sample)
        mark = f"{MARKS[sample.verdict]} " if sample.verdict else ""
        shown = short(sample.option, 30) if picture is not None and sample.option else words
        return [
            update(visible=True, min_width=NARROW if picture is not None else WIDE),
            update(value=picture, visible=picture is not None, label=f"Picture of {words}"),
            update(
                value=f"{mark}{place_in_list + 1:,} · {shown}",
                variant="primary" if id == place.sample else "secondary",
            ),
        ]
