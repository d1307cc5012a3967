from datetime import datetime, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.flagging.review.wording import duration, plain, short, when


def test_nothing_of_a_text_is_markdown() -> None:
    assert plain("![x](https://x.test/*y*)") == r"\!\[x\]\(https\:\/\/x\.test\/\*y\*\)"
    assert plain("one\n\n# two | three") == r"one \# two \| three"
    assert "$$" not in plain("$$x$$")


@given(st.text())
def test_a_text_stays_itself_in_one_line(text: str) -> None:
    escaped = plain(text)
    assert "\n" not in escaped
    unescaped, rest = "", iter(escaped)
    for sign in rest:
        unescaped += next(rest) if sign == "\\" else sign
    assert unescaped == " ".join(text.split())


@given(st.text(), st.integers(1, 100))
def test_a_short_text_is_no_longer_than_it_may_be(text: str, length: int) -> None:
    assert len(short(text, length)) <= length


@pytest.mark.parametrize(("seconds", "text"), [(0.0123, "12 ms"), (1.26, "1.3 s"), (3600, "3,600.0 s")])
def test_durations(seconds: float, text: str) -> None:
    assert duration(seconds) == text


def test_a_moment_has_its_zone() -> None:
    moment = datetime(2026, 11, 2, 9, 5, tzinfo=timezone.utc)
    assert when(moment) == f"{moment.astimezone().day} {moment.astimezone():%b %Y, %H:%M %Z}"
