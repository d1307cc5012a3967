"""One line of the table: ours, what it is set beside, their ratio, and whether that is within the budget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

HEADER = ("what", "ours", "beside", "ratio", "budget", "")


@dataclass(frozen=True, slots=True)
class Result:
    """What a measure found.

    Attributes:
        what: was measured, and in which unit.
        ours: the median.
        other: that of what stands beside it, most often the floor; None where nothing does.
        budget: in words, as design.md §6 has it; "" where there is none.
        ok: whether `ours` keeps to it.
    """

    what: str
    ours: float
    other: float | None
    budget: str = ""
    ok: bool = True

    @classmethod
    def at_most(
        cls, what: str, ours: Sequence[float], other: Sequence[float], ratio: float, than: str = "floor"
    ) -> Result:
        """A cost: it may be `ratio` times that of another, the floor's where `than` does not say whose."""
        mine, least = median(ours), median(other)
        return cls(what, mine, least, f"≤ {ratio:g} × {than}", mine <= ratio * least)

    @classmethod
    def at_least(
        cls, what: str, ours: Sequence[float], other: Sequence[float], ratio: float, than: str = "floor"
    ) -> Result:
        """A rate: it has to be `ratio` times that of another, the floor's where `than` does not say whose."""
        mine, most = median(ours), median(other)
        return cls(what, mine, most, f"≥ {ratio:g} × {than}", mine >= ratio * most)

    @classmethod
    def beside(cls, what: str, ours: Sequence[float], other: Sequence[float]) -> Result:
        """For comparison only."""
        return cls(what, median(ours), median(other))

    def within(self, budget: str, most: float) -> Result:
        """The same with a budget of its own, in words and as a figure."""
        return replace(self, budget=budget, ok=self.ours <= most)

    @property
    def row(self) -> tuple[str, ...]:
        """The cells of its line."""
        verdict = ("ok" if self.ok else "OVER") if self.budget else ""
        if self.other is None:
            return (self.what, figure(self.ours), "", "", self.budget, verdict)
        ratio = f"{self.ours / self.other:.2f}" if self.other else ""
        return (self.what, figure(self.ours), figure(self.other), ratio, self.budget, verdict)


def figure(value: float) -> str:
    """Three digits that count, or the whole number."""
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.3g}"


def line(cells: Sequence[str]) -> str:
    """One line of the table."""
    what, *numbers, budget, verdict = cells
    return "  ".join([f"{what:<54}", *(f"{cell:>9}" for cell in numbers), f"{budget:<28}", verdict]).rstrip()
