"""The trigger modes: what becomes of an event while a run of its listener lasts in the same session."""

from __future__ import annotations

from dataclasses import dataclass

from .run import Run


@dataclass(slots=True)
class Turn:
    """The runs of one listener in one session: how many last, and which one comes next (always_last)."""

    running: int = 0
    next: Run | None = None


class Turns:
    """Lets the runs of a listener last side by side, one after the other, or once, in each session for itself."""

    def __init__(self) -> None:
        self._turns: dict[tuple[str, int], Turn] = {}

    def enter(self, run: Run, mode: str) -> Run | None:
        """Note a run that was asked for.

        Args:
            run: which.
            mode: "once" drops it while another one lasts, "always_last" keeps it in the place of the one that waits
                already, "multiple" lets it last as well.

        Returns:
            The run that is dropped: this one, or the one that waited in its place. Where it is another one or none,
            ask `waits` whether this one may go on.
        """
        turn = self._turns.setdefault(_key(run), Turn())
        if turn.running and mode == "once":
            return run
        if turn.running and mode == "always_last":
            dropped, turn.next = turn.next, run
            return dropped
        turn.running += 1
        return None

    def waits(self, run: Run) -> bool:
        """Whether it is the one that comes next."""
        return self._turns[_key(run)].next is run

    def leave(self, run: Run) -> Run | None:
        """A run has ended; gives the one whose turn it is now."""
        turn = self._turns[_key(run)]
        if turn.next is run:
            turn.next = None
            return None
        turn.running -= 1
        following, turn.next = turn.next, None
        if following is not None:
            turn.running += 1
        elif not turn.running:
            del self._turns[_key(run)]
        return following


def _key(run: Run) -> tuple[str, int]:
    return run.session.id, run.listener.index
