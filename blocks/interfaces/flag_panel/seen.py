"""What a visitor saw: a run with its values."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ...run.last_run import LastRun
from ...run.run_log.record import Record
from ...tree.component import Component


@dataclass(frozen=True, slots=True)
class Seen:
    """What a visitor saw.

    Attributes:
        record: of the run.
        inputs, outputs: payloads, in the order of the interface's function.
    """

    record: Record
    inputs: Sequence[Any]
    outputs: Sequence[Any]

    @property
    def is_over_since(self) -> float:
        """When it had come to its end, in seconds since 1970."""
        return math.inf if self.record.ended is None else self.record.ended


def seen(run: LastRun, entered: Sequence[Component] | None = None) -> Seen | None:
    """What a visitor saw of a run; None where there was none.

    Args:
        run: of the interface's function, or one that showed what is kept of an example.
        entered: for an example, the components that show its inputs.
    """
    if run.record is None or (
        entered is not None and not run.record.outputs
    ):  # nothing is kept of the example
        return None
    inputs = run.inputs() if entered is None else [run.now(one) for one in entered]
    return Seen(run.record, inputs, run.outputs())
