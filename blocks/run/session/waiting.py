"""Messages that wait to be sent: a newer one takes the place of what it makes old."""

from __future__ import annotations

from ...wire.protocol import Patch, Place, Progress, Render, Run, ServerMessage

MOST_APART = 8
"""Patches of one block that wait, kept apart by the ends of runs: so that what waits is bounded by the page."""
REPLACEABLE = (Patch, Place, Progress)
"""Of which a newer one may do for those that wait."""
_SEALING = (Run, Render)
"""What an output that came before must not fall behind, and one that comes after must not overtake."""


class Waiting:
    """Patches of a block merge into one; of a run's places and progress the newest stays. All others are kept."""

    def __init__(self) -> None:
        self._messages: list[ServerMessage | None] = []
        self._sealed = 0
        self._patches: dict[int, list[int]] = {}
        self._newest: dict[tuple[type[Place | Progress], str], int] = {}

    def __len__(self) -> int:
        return len(self._messages)

    def add(self, message: ServerMessage) -> None:
        """Add a message. What it replaces, it replaces in its place: so it stays before the end of its run."""
        if isinstance(message, Patch):
            self._add_patch(message)
        elif isinstance(message, (Place, Progress)):
            place = self._newest.setdefault((type(message), message.run), len(self._messages))
            self._messages[place : place + 1] = [message]
        else:
            self._messages.append(message)
            if isinstance(message, _SEALING):
                self._sealed = len(self._messages)

    def take(self) -> list[ServerMessage]:
        """All messages, in order; none wait afterwards."""
        messages = [message for message in self._messages if message is not None]
        self._messages.clear()
        self._sealed = 0
        self._patches.clear()
        self._newest.clear()
        return messages

    def _add_patch(self, patch: Patch) -> None:
        places = self._patches.setdefault(patch.block, [])
        if places and places[-1] >= self._sealed:
            self._merge(places[-1], patch)
            return
        places.append(len(self._messages))
        self._messages.append(patch)
        if len(places) > MOST_APART:
            oldest, place = places.pop(0), places[0]
            newer = self._messages[place]
            assert isinstance(newer, Patch)
            self._messages[place], self._messages[oldest] = self._messages[oldest], None
            self._merge(place, newer)

    def _merge(self, place: int, newer: Patch) -> None:
        older = self._messages[place]
        assert isinstance(older, Patch)
        edit = newer.edit if "value" in newer.props else older.edit
        self._messages[place] = Patch(newer.block, {**older.props, **newer.props}, edit=edit)
