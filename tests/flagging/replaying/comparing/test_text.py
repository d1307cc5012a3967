from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fanlight.flagging.replaying.comparing.text import LARGEST, MOST_LINES, compare_texts

texts = st.text(st.characters(), max_size=300)


@given(texts, texts)
def test_only_equal_texts_are_the_same(one: str, other: str) -> None:
    found = compare_texts(one, other)
    assert found.same == (one == other)
    assert found.same == (found.summary == "")
    assert "\n" not in found.summary


@given(texts, st.characters(), texts)
def test_the_first_difference_is_found(start: str, sign: str, end: str) -> None:
    found = compare_texts(
        start + "a" + end + "x" * 60, start + ("b" if sign == "a" else sign) + end + "y" * 60
    )
    assert f"from character {len(start) + 1} on" in found.summary or sign == "a"


def test_short_texts_are_shown_whole() -> None:
    assert compare_texts("Ada", "Ida").summary == "'Ada' → 'Ida'"


def test_the_detail_is_a_diff_of_lines() -> None:
    found = compare_texts("one\ntwo\nthree", "one\n2\nthree")
    assert found.detail.splitlines()[2:] == ["@@ -1,3 +1,3 @@", " one", "-two", "+2", " three"]


def test_long_texts_have_no_diff_and_many_lines_are_cut() -> None:
    assert compare_texts("a" * LARGEST, "b").detail == ""
    detail = compare_texts("\n".join("abc" * 200), "\n".join("xyz" * 200)).detail
    assert len(detail.splitlines()) == MOST_LINES + 1
    assert detail.endswith("…")
