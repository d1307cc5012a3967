"""What is handed to a logger, and what it gives back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

Role = Literal["input", "output", "answer", "comment", "expected"]
"""What a column of a sample is: what went into the function or came out of it, what was answered to a question, a
comment, or the output as it should have been."""


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What is known of the run that a sample shows, beside its values.

    Attributes:
        key: its key in the run log.
        function: the name of its listener's function, or the name under which programs call it.
        state: how it ended: "done", "failed", "cancelled"; "running" where it had not.
        message: why it failed, or how it was stopped.
        asked: when it was asked for, with its time zone.
        waited: seconds until it began.
        ran: seconds that the function took.
        version: of the app: "git" (a commit) and "page" (a digest of its blocks), where they are known.
    """

    key: str
    function: str
    state: str
    message: str | None
    asked: datetime
    waited: float | None
    ran: float | None
    version: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Flag:
    """One sample, on its way to a logger.

    Attributes:
        values: one for each component given to `setup`, in the same order.
        option: the reason, where one was chosen.
        username: who flagged, where that is known.
        roles: what each of the values is; empty where nobody says.
        run: the run that it shows; None where it shows none, as in a script.
    """

    values: Sequence[Any]
    option: str | None = None
    username: str | None = None
    roles: Sequence[Role] = ()
    run: RunFacts | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is known of a sample that was kept.

    Attributes:
        count: how many samples there are now, this one included.
        sample: its id; None where the logger keeps no ids, so that it cannot be taken back.
    """

    count: int
    sample: str | None = None
