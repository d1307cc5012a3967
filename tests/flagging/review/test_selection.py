from dataclasses import replace
from datetime import date

import pytest
from flagger import Flagger

from fanlight.flagging import read
from fanlight.flagging.review.entry import Entry
from fanlight.flagging.review.selection import Selection, first_day

ENTRY = Entry(date(2026, 11, 21), "wrong", "ada", "8880c8b", None)


@pytest.mark.parametrize(
    ("selection", "taken"),
    [
        (Selection(), True),
        (Selection("open"), True),
        (Selection("accepted"), False),
        (Selection(reason="wrong"), True),
        (Selection(reason=""), False),
        (Selection(username="ada", version="8880c8b"), True),
        (Selection(username="grace"), False),
        (Selection(version="9f"), False),
        (Selection(since=date(2026, 11, 21)), True),
        (Selection(since=date(2026, 11, 22)), False),
    ],
)
def test_a_sample_must_be_all_that_is_asked(selection: Selection, taken: bool) -> None:
    assert selection.takes(ENTRY) == taken


def test_a_verdict_is_a_standing() -> None:
    assert Selection("accepted").takes(replace(ENTRY, verdict="accepted"))
    assert not Selection("open").takes(replace(ENTRY, verdict="accepted"))


def test_a_sample_without_a_time_is_of_no_period() -> None:
    assert not Selection(since=date(2020, 1, 1)).takes(replace(ENTRY, day=None))


def test_a_text_is_looked_for_everywhere(flagger: Flagger) -> None:
    flagger.flag((6, "divide", 3, 2, "Far too DARK"))
    (sample,) = read(flagger.folder, raw=True)
    assert Selection(text="too dark").is_said_in(sample)
    assert Selection(text=sample.id).is_said_in(sample)
    assert not Selection(text="too light").is_said_in(sample)


def test_periods_begin_some_days_ago() -> None:
    today = date(2026, 11, 21)
    assert [first_day(period, today) for period in ("today", "week", "", None)] == [
        today, date(2026, 11, 15), None, None
    ]  # fmt: skip
