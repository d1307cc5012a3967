"""One line of the table: ours, the floor, their ratio, and whether that is within the budget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

HEADER = ("what", "ours", "floor", "ratio", "budget", "")


@dataclass(frozen=True, slots=True)
class Result:
    """What a measure found.

    Attributes:
        what: was measured, and in which unit.
        ours, floor: medians; `floor` is None where the budget is a figure and not a ratio.
        budget: in words, as design.md §6 has it; "" where there is none.
        ok: whether `ours` keeps to it.
    """

    what: str
    ours: float
    floor: float | None
    budget: str = ""
    ok: bool = True

    @classmethod
    def at_most(cls, what: str, ours: Sequence[float], floor: Sequence[float], ratio: float) -> Result:
        """A cost: it may be `ratio` times the floor's."""
        mine, least = median(ours), median(floor)
        return cls(what, mine, least, f"≤ {ratio:g} × floor", mine <= ratio * least)

    @classmethod
    def at_least(cls, what: str, ours: Sequence[float], floor: Sequence[float], ratio: float) -> Result:
        """A rate: it has to be `ratio` times the floor's."""
        mine, most = median(ours), median(floor)
        return cls(what, mine, most, f"≥ {ratio:g} × floor", mine >= ratio * most)

    @classmethod
    def beside(cls, what: str, ours: Sequence[float], floor: Sequence[float]) -> Result:
        """For comparison only."""
        return cls(what, median(ours), median(floor))

    def within(self, budget: str, most: float) -> Result:
        """The same with a budget of its own, in words and as a figure."""
        return replace(self, budget=budget, ok=self.ours <= most)

    @property
    def row(self) -> tuple[str, ...]:
        """The cells of its line."""
        verdict = ("ok" if self.ok else "OVER") if self.budget else ""
        if self.floor is None:
            return (self.what, figure(self.ours), "", "", self.budget, verdict)
        ratio = f"{self.ours / self.floor:.2f}" if self.floor else ""
        return (self.what, figure(self.ours), figure(self.floor), ratio, self.budget, verdict)


def figure(value: float) -> str:
    """Three digits that count, or the whole number."""
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.3g}"


def line(cells: Sequence[str]) -> str:
    """One line of the table."""
    what, *numbers, budget, verdict = cells
    return "  ".join([f"{what:<52}", *(f"{cell:>9}" for cell in numbers), f"{budget:<28}", verdict]).rstrip()
