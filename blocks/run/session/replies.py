"""What a tab has asked components, and what they replied."""

from __future__ import annotations

from collections import OrderedDict

from ...errors import Full
from ...wire.protocol import Reply
from .outbox import Outbox

MOST_OPEN = 16
"""How many questions of a tab may be open."""
REMEMBERED = 64
"""How many replies a session can give again."""


class Replies:
    """The questions of one session: each is answered once, and its answer given again where it is asked again.

    Args:
        outbox: the way to the tab.
    """

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox
        self._open: set[str] = set()
        self._given: OrderedDict[str, Reply] = OrderedDict()

    def begin(self, ask: str) -> bool:
        """Whether a question comes for the first time.

        Raises:
            Full: too many others are open.
        """
        if ask in self._open:
            return False
        if ask in self._given:
            self._outbox.put(self._given[ask])
            return False
        if len(self._open) >= MOST_OPEN:
            raise Full(f"{MOST_OPEN} questions of this page are open already. Wait for an answer.")
        self._open.add(ask)
        return True

    def refuse(self, ask: str, error: str) -> None:
        """Tell the tab what is wrong with a question: it is not remembered, and ends no other of its name."""
        self._outbox.put(Reply(ask, None, error))

    def give(self, reply: Reply) -> None:
        """Tell the tab."""
        self._open.discard(reply.ask)
        self._given[reply.ask] = reply
        if len(self._given) > REMEMBERED:
            self._given.popitem(last=False)
        self._outbox.put(reply)
