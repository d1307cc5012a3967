"""A line that says what has become of something."""

from __future__ import annotations

from typing import Any, Literal, TypedDict

from ..blocks.tree.component import Component
from ..blocks.tree.event_data import EventData
from ..blocks.tree.listener import Event, Listener

Tone = Literal["done", "info", "failed"]


class Offer(TypedDict):
    """A button in the line: the text on it, for how many seconds it is there, and what its event carries."""

    label: str
    seconds: float
    data: Any


class Said(TypedDict):
    """What the line says, and how: see `said`."""

    tone: Tone
    text: list[str]
    name: str
    offer: Offer | None
    after: str | None


class TakenData(EventData):
    """Which offer was taken.

    Attributes:
        offer: what it carries.
    """

    offer: Any


class Notice(Component):
    """A line that says what has become of something, and may offer to do something about it; for showing only.

    Screen readers read it out when it changes. A function returns what `said` makes, or None, which takes no room.
    Takes the arguments of `Component`.
    """

    default_interactive = False

    take = Event("the visitor takes what the line offers; TakenData has it")

    def watch(self, listener: Listener) -> None:
        """Let the line say something else, or nothing, when a run begins: it is about the one before.

        Args:
            listener: whose runs are meant.
        """
        shown = listener.outputs if listener.progress_on is None else listener.progress_on
        listener.progress_on = [*(block for block in shown if block.client_name), self]

    def validate(self, payload: Any) -> None:
        match payload:
            case None | {"tone": "done" | "info" | "failed", "text": list(), "offer": None | dict()}:
                return
        raise self.refuse(
            '{"tone": "done", "info" or "failed", "text": sentences, "offer": …} or nothing', payload
        )


def said(
    tone: Tone, *text: str, name: str = "", offer: Offer | None = None, after: str | None = None
) -> Said:
    """What a `Notice` says. The browser says each sentence that it knows in the visitor's language.

    Args:
        tone: "done" where all is well, "failed" where something is not, "info" else.
        text: the sentences, one by one.
        name: what stands for {name} in them.
        offer: what can be done about it.
        after: what takes the place of the text when a further run has begun, as long as the offer holds; None: nothing.
    """
    return {"tone": tone, "text": [*text], "name": name, "offer": offer, "after": after}
