"""Moves: from a place among the samples to another one."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ...blocks.run import toast
from ...blocks.tree.update import skip
from .album import Album
from .cards import PER_PAGE
from .place import Place, first_to_do, position
from .selection import Selection

UNSAVED = "What you wrote is not saved. Accept, reject or save it; or do the same once more to drop it."
Move = Callable[[Place, bool], tuple[Any, bool]]
"""Given a place and whether something was written there that is not saved: the new ones of both."""


class Moves:
    """What the buttons do that lead to other samples.

    Args:
        album: the samples.
    """

    def __init__(self, album: Album) -> None:
        self._album = album

    def select(self, place: Place, selection: Selection, *, stays: bool) -> Place:
        """Look at other samples; the one on the sheet stays there where it is among them, or where it has to."""
        ids = self._album.select(selection)
        if not stays and position(ids, place.sample) < 0:
            place = replace(place, sample=first_to_do(self._album, ids))
        return replace(place, selection=selection)

    def step(self, steps: int) -> Move:
        """What goes so many samples on in the list."""
        return self._move(lambda at: at + steps)

    def turn_over(self, pages: int) -> Move:
        """What goes to the first sample of another page of the list."""
        return self._move(lambda at: at - at % PER_PAGE + pages * PER_PAGE)

    def open_card(self, number: int) -> Move:
        """What goes to the sample on a card."""
        return self._move(lambda at: at - at % PER_PAGE + number)

    def _move(self, target: Callable[[int], int]) -> Move:
        """What goes to another sample, of whose place in the list `target` makes a new one."""

        def move(place: Place, is_dirty: bool) -> tuple[Any, bool]:
            ids = self._album.select(place.selection)
            at = target(max(position(ids, place.sample), 0))
            if not 0 <= at < len(ids) or ids[at] == place.sample:
                return skip(), is_dirty
            if is_dirty:
                toast.Warning(UNSAVED, title="Not saved")
                return skip(), False
            return replace(place, sample=ids[at], turn=place.turn + 1), False

        return move
