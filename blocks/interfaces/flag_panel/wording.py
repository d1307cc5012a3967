"""What the panel says to visitors."""

from __future__ import annotations

from errno import EDQUOT, ENOSPC

from ....components.notice import Offer, Said, said
from ....flagging.errors import BadSample, StorageFailed
from ...errors import Error
from .ledger import Kept

NOTHING = "There is nothing to flag yet: run it first."
LEFT_OVER = "What is filled in here was meant for the result before: see whether it fits this one."
OUTDATED = "It is the run whose result is shown, without what you changed since."
STILL_HERE = "What you filled in is still here."
TOO_LATE = "This cannot be undone any more."
TAKEN_BACK = "Taken back: it is not saved any more."


SAVED = ("Saved.", "Saved as “{name}”.")
"""Without a name and with one, as those that follow."""
ALREADY = ("Saved already.", "Saved as “{name}” already.")
STILL = ("Saved, still.", "Saved as “{name}”, still.")
BEFORE = ("Saved: the result before this one.", "Saved as “{name}”: the result before this one.")


def undoable(kept: Kept, *text: str) -> Said:
    """That a sample is saved, with the offer to undo that."""
    return said("done", *text, name=kept.name, offer=offer(kept), after=named(BEFORE, kept))


def named(sentences: tuple[str, str], kept: Kept) -> str:
    """The one that fits a sample."""
    return sentences[bool(kept.name)]


def offer(kept: Kept | None) -> Offer | None:
    """To undo it, while that can be done."""
    if kept is None or not kept.seconds_left:
        return None
    return {"label": "Undo", "seconds": kept.seconds_left, "data": kept.sample}


def why(error: Exception) -> str:
    """Why it failed, as far as visitors may know: the log has the rest, with paths."""
    match error:
        case Error():
            return error.message
        case StorageFailed(errno=number) if number in (ENOSPC, EDQUOT):
            return "The server's disk is full."
        case StorageFailed():
            return "The server could not write to its disk."
        case BadSample():
            return "A value of this run cannot be kept exactly."
    return "Something went wrong on the server."
