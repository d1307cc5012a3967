"""What came of running one sample again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from ..sample import Sample
from .outcome import Outcome


@dataclass(frozen=True, slots=True)
class Difference:
    """How an output differs today.

    Attributes:
        output: its column.
        against: with what it was compared: "flagged" or "expected".
        summary: how it differs, in one line.
        detail: the same in several lines; "" where there is no more to say.
        figures: measures of it, by name.
        picture: the path of a picture of it below the report's folder, where there is one.
    """

    output: str
    against: str
    summary: str
    detail: str = ""
    figures: Mapping[str, float] = field(default_factory=dict)
    picture: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What came of running one sample again.

    Attributes:
        sample: its id.
        outcome: see docs/replay.md.
        file: the file of the folder in which it stands.
        reason: for which it was flagged.
        function: what was run; None where nothing was.
        message: why it failed or was skipped.
        differences: of the outputs, from what they should be.
        traceback: of what the function raised.
        seconds: that the function took.
    """

    sample: str
    outcome: Outcome
    file: str = ""
    reason: str | None = None
    function: str | None = None
    message: str | None = None
    differences: tuple[Difference, ...] = ()
    traceback: str | None = None
    seconds: float | None = None

    @classmethod
    def of(cls, sample: Sample, outcome: Outcome, **facts: Any) -> Result:
        """The result of a sample."""
        return cls(sample.id, outcome, sample.file, sample.option, **facts)

    @property
    def summary(self) -> str:
        """What there is to say of it, in one line."""
        parts = [] if self.message is None else [" ".join(self.message.split())]
        parts += [f"{one.output}: {one.summary}" for one in self.differences]
        return "; ".join(parts)

    def as_json(self) -> dict[str, Any]:
        """The result as plain data."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Result:
        """The result of which `as_json` made these data.

        Raises:
            TypeError, KeyError: it did not.
        """
        differences = tuple(Difference(**one) for one in data["differences"])
        return cls(**{**data, "differences": differences})
