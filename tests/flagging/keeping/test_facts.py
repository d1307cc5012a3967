from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.flagging import RunFacts
from fanlight.flagging.keeping.facts import (
    ColumnsFact,
    Fact,
    ReviewFact,
    RunFact,
    about,
    read_fact,
    write_fact,
)
from fanlight.flagging.sample import Review

ANY_TEXT = st.text(st.characters(exclude_categories=[]), max_size=5)
NUMBERS = st.none() | st.floats(0, 1e9)
ZONES = st.integers(-720, 720).map(lambda minutes: timezone(timedelta(minutes=minutes)))
TIMES = st.datetimes(timezones=ZONES)
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY_TEXT, inner, max_size=3),
    max_leaves=5,
)
RUNS = st.builds(
    RunFacts,
    key=ANY_TEXT,
    function=ANY_TEXT,
    state=st.sampled_from(["done", "failed"]),
    message=st.none() | ANY_TEXT,
    asked=TIMES,
    waited=NUMBERS,
    ran=NUMBERS,
    version=st.dictionaries(st.sampled_from(["git", "page"]), st.none() | ANY_TEXT),
)
REVIEWS = st.builds(
    Review,
    at=TIMES,
    by=st.none() | ANY_TEXT,
    verdict=st.sampled_from(["accepted", "rejected", None]),
    expected=st.dictionaries(ANY_TEXT, JSON, max_size=3),
    comment=st.none() | ANY_TEXT,
)
FACTS: st.SearchStrategy[Fact] = (
    st.builds(ColumnsFact, ANY_TEXT, st.dictionaries(ANY_TEXT, st.dictionaries(ANY_TEXT, JSON, max_size=2)))
    | st.builds(RunFact, ANY_TEXT, st.lists(st.sampled_from(["input", "output"])), st.none() | RUNS)
    | st.builds(ReviewFact, ANY_TEXT, REVIEWS)
)


@given(FACTS)
def test_a_fact_is_one_line_and_is_read_as_it_was(fact: Fact) -> None:
    line = write_fact(fact)
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")
    assert read_fact(line, Path("flagged")) == fact


@given(FACTS, st.text("0123456789abcdef", min_size=16, max_size=16))
def test_the_beginning_of_a_line_tells_what_it_is_about(fact: Fact, sample: str) -> None:
    if isinstance(fact, ColumnsFact):
        assert about(write_fact(fact)) is None
    else:
        kind = "run" if isinstance(fact, RunFact) else "review"
        assert about(write_fact(replace(fact, sample=sample))) == (kind, sample)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "[]",
        "{}",
        '{"kind": "weather"}',
        '{"kind": "columns", "file": 1, "columns": {}}',
        '{"kind": "run", "sample": "a", "roles": [], "run": {}}',
        '{"kind": "run", "sample": "a", "roles": [], "run": {"asked": 3}}',
        '{"kind": "run", "sample": "a", "roles": [], "run": 7}',
        '{"kind": "review", "sample": "a", "at": "today"}',
        '{"kind": "review", "sample": "a", "at": "2026-01-01", "expected": 3, "by": null, "verdict": null}',
        '{"kind": "columns", "file": "a", "columns": {"a": {"$file": "../../etc/passwd"}}}',
        "[" * 100_000,
    ],
)
def test_what_is_no_fact(line: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_fact(line.encode(), Path("flagged"))


@given(st.binary())
def test_bytes_that_somebody_else_wrote(line: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_fact(line, Path("flagged"))
