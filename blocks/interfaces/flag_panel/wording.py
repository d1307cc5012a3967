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


def undoable(text: str, kept: Kept) -> Said:
    """That a sample is saved, with the offer to undo that."""
    return said("done", text, offer(kept), after(kept))


def after(kept: Kept) -> str:
    """What is said of a sample when the next result stands on the page."""
    return f"{saved(kept)}: the result before this one."


def saved(kept: Kept) -> str:
    """That a sample was saved; without the stop at the end."""
    return f"Saved as “{kept.name}”" if kept.name else "Saved"


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
