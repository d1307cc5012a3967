from __future__ import annotations

import itertools

import pytest

from fanlight.flagging.replaying.outcome import FAIL_ON, OUTCOMES, Evidence, Outcome, judge


@pytest.mark.parametrize(
    ("then", "now", "as_flagged", "as_expected", "accepted", "outcome"),
    [
        ("returned", "raises", False, None, False, "failed"),
        ("returned", "raises", False, None, True, "failed"),
        ("returned", "raises", False, False, False, "failed"),
        ("raised", "raises", False, None, False, "still fails"),
        ("raised", "raises", False, False, False, "still fails"),
        ("raised", "raises", False, None, True, "same"),
        ("raised", "returns", False, None, False, "no longer fails"),
        ("raised", "returns", False, None, True, "regressed"),
        ("raised", "returns", False, True, False, "fixed"),
        ("raised", "returns", False, False, False, "still wrong"),
        ("returned", "returns", True, None, False, "same"),
        ("returned", "returns", True, None, True, "same"),
        ("returned", "returns", True, True, False, "same"),
        ("returned", "returns", True, False, False, "still wrong"),
        ("returned", "returns", False, None, False, "changed"),
        ("returned", "returns", False, None, True, "regressed"),
        ("returned", "returns", False, True, False, "fixed"),
        ("returned", "returns", False, True, True, "fixed"),
        ("returned", "returns", False, False, True, "still wrong"),
    ],
)
def test_each_case_of_the_manual(
    then: str, now: str, as_flagged: bool, as_expected: bool | None, accepted: bool, outcome: Outcome
) -> None:
    evidence = Evidence(then == "raised", now == "raises", as_flagged, as_expected, accepted)
    assert judge(evidence) == outcome


def test_every_case_has_an_outcome_and_none_is_missed() -> None:
    cases = itertools.product([True, False], [True, False], [True, False], [None, True, False], [True, False])
    found = {judge(Evidence(*case)) for case in cases}
    assert found == {*OUTCOMES} - {"skipped"}


def test_by_default_what_is_known_to_be_wrong_fails() -> None:
    assert set(FAIL_ON) == {"failed", "regressed", "still wrong"}
