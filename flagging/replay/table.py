"""Results for the eye, in a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence

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


def table(results: Sequence[Result], fail_on: Collection[Outcome], width: int | None = None) -> str:
    """Counts first, then the samples of which there is something to say, the worst first.

    Args:
        results: of all samples.
        fail_on: the outcomes that make the replay fail.
        width: of the terminal, in columns; None: lines are as long as what there is to say.
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
    return "\n".join([*lines, "", *_aligned([heads, *rows], width)])


def counted(results: Collection[Result]) -> Mapping[Outcome, int]:
    """How many samples came out how, the worst first."""
    found = [result.outcome for result in results]
    return {outcome: found.count(outcome) for outcome in OUTCOMES if outcome in found}


def worst_first(results: Iterable[Result]) -> list[Result]:
    """Results in the order in which they need attention."""
    return sorted(results, key=lambda one: OUTCOMES.index(one.outcome))


def _aligned(rows: Sequence[tuple[str, ...]], width: int | None) -> list[str]:
    rows = [tuple(_plain(cell) for cell in row) for row in rows]
    wide = [max(_width(row[place]) for row in rows) for place in range(len(rows[0]))]
    if width is not None:
        wide = [min(one, WIDEST) for one in wide[:-1]]
        wide.append(max(width - sum(wide) - 2 * len(wide), NARROWEST))
    return ["  ".join(map(_fitted, row, wide)).rstrip() for row in rows]


def _fitted(text: str, width: int) -> str:
    """The text in so many columns: cut, or filled up with blanks."""
    if _width(text) <= width:
        return text + " " * (width - _width(text))
    while _width(text) > width - 1:
        text = text[:-1]
    return text + "…" + " " * (width - 1 - _width(text))


def _width(text: str) -> int:
    """How many columns of a terminal a text takes (Unicode's annex 11: East Asian wide signs take two)."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def _plain(text: str) -> str:
    """The text in one line, without signs that a terminal would act upon."""
    return "".join("�" if unicodedata.category(sign)[0] == "C" else sign for sign in " ".join(text.split()))
