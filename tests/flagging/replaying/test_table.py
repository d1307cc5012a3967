from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from fanlight.flagging import terminal
from fanlight.flagging.replaying.outcome import FAIL_ON
from fanlight.flagging.replaying.result import Difference, Result
from fanlight.flagging.replaying.table import table


def test_counts_come_first_and_the_worst_is_told_first() -> None:
    results = [
        Result("aa" * 8, "same"),
        Result("bb" * 8, "changed", differences=(Difference("Sum", "flagged", "3 → 4"),)),
        Result("cc" * 8, "still wrong", reason="wrong sign", differences=(Difference("Sum", "expected", "3 → -3"),)),
        Result("dd" * 8, "skipped", message="It was rejected in review."),
        Result("ee" * 8, "same"),
    ]  # fmt: skip
    assert table(results, FAIL_ON).splitlines() == [
        "      1  still wrong  ✗",
        "      1  changed",
        "      2  same",
        "      1  skipped",
        "",
        "outcome      sample            reason      what",
        "still wrong  cccccccccccccccc  wrong sign  Sum: 3 → -3",
        "changed      bbbbbbbbbbbbbbbb              Sum: 3 → 4",
    ]


def test_where_all_is_well_there_is_nothing_to_tell() -> None:
    assert table([Result("a", "same")], FAIL_ON) == "      1  same"
    assert table([], FAIL_ON) == "There was nothing to replay."


@given(st.text(max_size=200), st.text(max_size=200), st.integers(70, 200))
def test_any_text_stays_in_its_line_and_moves_no_cursor(reason: str, message: str, width: int) -> None:
    lines = table([Result("a" * 16, "failed", reason=reason, message=message)], FAIL_ON, width).split("\n")
    assert len(lines) == 4
    assert not any(unicodedata.category(sign).startswith("C") for sign in "".join(lines))
    assert terminal.width(lines[-1]) <= width


def test_a_long_reason_leaves_room_for_what_there_is_to_say() -> None:
    long = [Result("a" * 16, "still wrong", reason="r" * 24, message="m" * 100)]
    line = table(long, FAIL_ON, 70).splitlines()[-1]
    assert len(line) == 70
    assert line.endswith("  " + "m" * 19 + "…")


def test_where_there_is_no_terminal_nothing_is_cut() -> None:
    reason, message = "a very long reason for a flag", "x" * 500
    lines = table([Result("a" * 16, "failed", reason=reason, message=message)], FAIL_ON).splitlines()
    assert lines[-1] == f"failed   {'a' * 16}  {reason}  {message}"


def test_wide_signs_take_two_columns() -> None:
    text = table([Result("a" * 16, "failed", reason="符号が違う", message="x" * 100)], FAIL_ON, 80)
    head, row = text.splitlines()[-2:]
    assert row.index("x") + len("符号が違う") == head.index("what")
