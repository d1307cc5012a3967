"""How samples are run again and compared."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .comparing.tolerance import Tolerance
from .metric import Measure, Metric
from .outcome import FAIL_ON, Outcome


@dataclass(frozen=True, slots=True)
class Settings:
    """How samples are run again and compared. See `replay`.

    Attributes:
        function: the name of the function that is run; None: the one that a sample fits.
        tolerance: how far values may be apart.
        measures: the author's own, by output column; that of None is for all others.
        thresholds: from which number on of a measure values count as the same, in the same way.
        timeout: seconds that a function may take.
        workers: how many runs last at the same time, within the limits of the app; None: one for each processor.
        over_limit: whether that goes beyond the limits of the app.
        fail_on: the outcomes that make the replay fail.
        report: the folder for pictures; None: none are drawn.
    """

    function: str | None = None
    tolerance: Tolerance = field(default_factory=Tolerance)
    measures: Mapping[str | None, Measure] = field(default_factory=dict)
    thresholds: Mapping[str | None, float] = field(default_factory=dict)
    timeout: float | None = None
    workers: int | None = None
    over_limit: bool = False
    fail_on: Collection[Outcome] = FAIL_ON
    report: Path | None = None

    def metric(self, column: str) -> Metric | None:
        """The author's own measure of an output, where there is one."""
        measure = self.measures.get(column, self.measures.get(None))
        if measure is None:
            return None
        return Metric(measure, self.thresholds.get(column, self.thresholds.get(None, 1.0)))
