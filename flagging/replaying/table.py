"""Results for the eye, in a terminal."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from ..terminal import cut, harmless, width
from .outcome import OUTCOMES, Outcome
from .result import Result

WIDEST = 24
"""Columns that a reason takes at most where there is a terminal."""
SILENT: Mapping[Outcome, str] = {
    "fixed": "as expected now",
    "no longer fails": "gives something now",
    "regressed": "gives something now, and was right to fail",
}
"""What is said of results that have no difference to tell of."""
NARROWEST = 20
"""Columns that are left for what there is to say of a sample, however narrow the terminal is."""


def table(results: Sequence[Result], fail_on: Collection[Outcome], room: int | None = None) -> str:
    """Counts first, then the samples of which there is something to say, the worst first.

    Args:
        results: of all samples.
        fail_on: the outcomes that make the replay fail.
        room: cells in a line of the terminal; None: lines are as long as what there is to say.
    """
    if not results:
        return "There was nothing to replay."
    counts = counted(results)
    widest = max(len(outcome) for outcome in counts)
    lines = [
        f"{count:>7}  {outcome:<{widest}}{'  ✗' if outcome in fail_on else ''}".rstrip()
        for outcome, count in counts.items()
    ]
    told = worst_first(one for one in results if one.outcome not in ("same", "skipped"))
    rows = [
        (one.outcome, one.sample[:16], one.reason or "", one.summary or SILENT.get(one.outcome, ""))
        for one in told
    ]
    if not rows:
        return "\n".join(lines)
    heads = ("outcome", "sample", "reason", "what")
    return "\n".join([*lines, "", *_aligned([heads, *rows], room)])


def counted(results: Collection[Result]) -> Mapping[Outcome, int]:
    """How many samples came out how, the worst first."""
    found = [result.outcome for result in results]
    return {outcome: found.count(outcome) for outcome in OUTCOMES if outcome in found}


def worst_first(results: Iterable[Result]) -> list[Result]:
    """Results in the order in which they need attention."""
    return sorted(results, key=lambda one: OUTCOMES.index(one.outcome))


def _aligned(rows: Sequence[tuple[str, ...]], room: int | None) -> list[str]:
    rows = [tuple(harmless(" ".join(cell.split())) for cell in row) for row in rows]
    wide = [max(width(row[place]) for row in rows) for place in range(len(rows[0]))]
    if room is not None:
        wide = [min(one, WIDEST) for one in wide[:-1]]
        left = room - sum(wide) - 2 * len(wide)
        wide[-1] = max(min(wide[-1], wide[-1] + left - NARROWEST), len("reason"))
        wide.append(max(left, NARROWEST))
    return ["  ".join(map(_fitted, row, wide)).rstrip() for row in rows]


def _fitted(text: str, cells: int) -> str:
    """The text in so many cells: cut, or filled up with blanks."""
    kept = cut(text, cells)
    return kept + " " * (cells - width(kept))
