"""What became of a flagged sample: from what was flagged, what is known of it, and what the function gives today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

Outcome = Literal[
    "failed",
    "regressed",
    "still wrong",
    "still fails",
    "changed",
    "no longer fails",
    "fixed",
    "same",
    "skipped",
]
"""What became of a sample; docs/replay.md has the table."""
OUTCOMES: Sequence[Outcome] = get_args(Outcome)
"""All of them, the worst first."""
FAIL_ON: Sequence[Outcome] = ("failed", "regressed", "still wrong")
"""Those that make a replay fail where its author does not say."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an outcome is judged by.

    Attributes:
        failed_then: the function failed when the sample was flagged.
        fails_now: it fails today.
        as_flagged: what it gives today is what it gave then.
        as_expected: what it gives today is what a correction says; None: nobody corrected it.
        accepted: a reviewer found that it did right then.
    """

    failed_then: bool
    fails_now: bool
    as_flagged: bool
    as_expected: bool | None
    accepted: bool


def judge(evidence: Evidence) -> Outcome:
    """The outcome of a sample that was run again."""
    is_as_then = evidence.failed_then == evidence.fails_now and (evidence.fails_now or evidence.as_flagged)
    is_corrected = evidence.as_expected is not None
    if evidence.accepted and not is_corrected:
        return "same" if is_as_then else "failed" if evidence.fails_now else "regressed"
    if evidence.fails_now:
        return "still fails" if evidence.failed_then else "failed"
    if is_corrected:
        return "still wrong" if not evidence.as_expected else "same" if is_as_then else "fixed"
    if evidence.failed_then:
        return "no longer fails"
    return "same" if is_as_then else "changed"
