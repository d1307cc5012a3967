"""The columns of an interface's samples, and the sample that a run makes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timezone
from typing import Any

from ....flagging.flag import Flag, Role, RunFacts
from ...run.run_log.record import Record
from ...tree.component import Component
from .field import Field
from .seen import Seen


class Sheet:
    """The columns of an interface's samples: its inputs, its outputs, and what is filled in.

    What never leaves the server has no column.

    Args:
        inputs, outputs: the interface's, in the order of its function.
        fields: what is filled in.

    Attributes:
        columns: for the callback's `setup`.
        roles: what each of them is.
    """

    def __init__(
        self, inputs: Sequence[Component], outputs: Sequence[Component], fields: Sequence[Field]
    ) -> None:
        self._entered = {
            place: one for place, one in enumerate(inputs) if _is_kept(one) and one not in outputs
        }
        self._inputs = [place for place, one in enumerate(inputs) if _is_kept(one)]
        self._outputs = [place for place, one in enumerate(outputs) if _is_kept(one)]
        self.columns: list[Component] = [
            *(inputs[place] for place in self._inputs),
            *(outputs[place] for place in self._outputs),
            *(field.column for field in fields),
        ]
        given: list[Role] = ["input"] * len(self._inputs)
        shown: list[Role] = ["output"] * len(self._outputs)
        self.roles = [*given, *shown, *(field.role for field in fields)]

    def flag(
        self,
        shown: Seen,
        answers: Sequence[Any] = (),
        reason: str | None = None,
        username: str | None = None,
    ) -> Flag:
        """The sample that a run makes.

        Args:
            shown: the run.
            answers: what is kept of the fields.
            reason: why it is flagged.
            username: who flags it.
        """
        values = [
            *(shown.inputs[place] for place in self._inputs),
            *(shown.outputs[place] for place in self._outputs),
            *answers,
        ]
        return Flag(values, reason, username, self.roles, facts_of(shown.record))

    def is_outdated(self, shown: Seen, now: Callable[[Component], Any]) -> bool:
        """Whether an input shows something else by now; one that is an output as well does so after each run.

        Args:
            shown: what was seen.
            now: gives the payload that a component has.
        """
        # compared in lists, where NaN equals itself
        return any([now(one)] != [shown.inputs[place]] for place, one in self._entered.items())


def facts_of(record: Record) -> RunFacts:
    """What is kept of a run beside its values."""
    return RunFacts(
        key=record.key,
        function=record.api_name or record.name,
        state=record.state,
        message=record.message,
        asked=datetime.fromtimestamp(record.asked, timezone.utc),
        waited=record.waited,
        ran=record.ran,
        version={"git": record.version.commit, "page": record.version.page},
    )


def _is_kept(component: Component) -> bool:
    return not component.is_server_side and not component.is_secret
