"""What `fanlight flags list` prints."""

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ...flagging.sample import Sample
from ...flagging.terminal import cut
from .text_table import text_table
from .wording import line, moment

HEADS = ("id", "flagged", "reason", "user", "run", "review", "values")
BESIDE = {"flag", "username", "timestamp"}
LONGEST = 40
"""Cells of one value, and of a reason, in a table."""


class Listing:
    """The newest of some samples, and how many were flagged for which reason.

    Args:
        samples: All that are meant; each is looked at once.
        limit: How many are listed.
    """

    def __init__(self, samples: Iterable[Sample], limit: int) -> None:
        self._count = 0
        self._reasons = Counter[str | None]()
        self._rows = [_row(sample) for sample in newest(self._counted(samples), limit)]

    def lines(self, cells: int | None) -> Iterator[str]:
        """The table, as wide as the terminal, and the counts below it."""
        yield from text_table(HEADS, self._rows, cells)
        if self._rows:
            yield ""
        yield self._summary()
        for reason, count in self._reasons.most_common():
            yield f"{count:>6}  {_short(reason) if reason else 'without a reason'}"

    def _summary(self) -> str:
        if self._count == 0:
            return "No samples."
        total = "1 sample" if self._count == 1 else f"{self._count:,} samples"
        hidden = self._count - len(self._rows)
        return f"{total}, the newest {len(self._rows):,} shown:" if hidden else f"{total}:"

    def _counted(self, samples: Iterable[Sample]) -> Iterator[Sample]:
        for sample in samples:
            self._count += 1
            self._reasons[sample.option] += 1
            yield sample


def newest(samples: Iterable[Sample], limit: int) -> list[Sample]:
    """The last of some samples by the time at which they were flagged, the newest last."""
    last = heapq.nlargest(limit, enumerate(samples), key=_age)
    return [sample for _, sample in sorted(last, key=_age)]


def _age(numbered: tuple[int, Sample]) -> tuple[float, int]:
    number, sample = numbered
    return sample.flagged.timestamp() if sample.flagged else 0.0, number


def _row(sample: Sample) -> Sequence[str]:
    run = f"{sample.run.function} {sample.run.state}" if sample.run else ""
    values = (
        f"{line(name)}={_short(value)}"
        for name, value in sample.data.items()
        if name not in BESIDE and value is not None
    )
    return (
        sample.id,
        moment(sample.flagged),
        _short(sample.option or ""),
        _short(sample.username or ""),
        line(run),
        sample.verdict or "",
        " ".join(values),
    )


def _short(value: object) -> str:
    return cut(line(value), LONGEST)
