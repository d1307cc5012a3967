import os
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta, timezone
from types import NoneType
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.blocks.errors import BadValue, PageError
from fanlight.components.date_time import DateTime

ZONES = st.sampled_from(
    [None, "UTC", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu"]
)
SECONDS = st.integers(-60_000_000_000, 250_000_000_000)
BERLIN = ZoneInfo("Europe/Berlin")
TWICE = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)


@pytest.fixture
def server_in_berlin() -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Europe/Berlin"
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


@given(ZONES, SECONDS)
def test_every_second_survives_both_ways(zone: str | None, seconds: int) -> None:
    moment = DateTime(timezone=zone)
    assert moment.preprocess(moment.postprocess(seconds)) == seconds
    exact = DateTime(timezone=zone, type="datetime")
    assert exact.postprocess(exact.preprocess(exact.postprocess(seconds))) == moment.postprocess(seconds)


@given(ZONES, SECONDS)
def test_every_aware_datetime_is_the_same_moment_on_the_clocks_of_the_zone(
    zone: str | None, seconds: int
) -> None:
    moment = DateTime(timezone=zone)
    assert moment.preprocess(moment.postprocess(datetime.fromtimestamp(seconds, timezone.utc))) == seconds


@given(ZONES, st.dates())
def test_every_date_survives_both_ways(zone: str | None, day: date) -> None:
    moment = DateTime(include_time=False, timezone=zone, type="string")
    assert moment.postprocess(day) == moment.preprocess(day.isoformat()) == day.isoformat()


@pytest.mark.usefixtures("server_in_berlin")
@pytest.mark.parametrize("zone", [None, "Europe/Berlin"])
def test_an_hour_that_comes_twice_is_told_apart(zone: str | None) -> None:
    moment = DateTime(timezone=zone)
    first, second = TWICE.timestamp(), TWICE.replace(fold=1).timestamp()
    assert second - first == 3600
    assert moment.postprocess(first) == "2026-10-25 02:30:00"
    assert moment.postprocess(second) == "2026-10-25 02:30:00+01:00"
    assert [moment.preprocess(moment.postprocess(one)) for one in (first, second)] == [first, second]
    naive = DateTime(timezone=zone, type="datetime").preprocess("2026-10-25 02:30:00+01:00")
    assert naive.timestamp() == second


@pytest.mark.usefixtures("server_in_berlin")
@pytest.mark.parametrize("zone", [None, "Europe/Berlin"])
def test_an_hour_that_the_clocks_skip_is_refused(zone: str | None) -> None:
    moment = DateTime(timezone=zone, label="Start")
    with pytest.raises(
        BadValue, match="DateTime 'Start' cannot take '2026-03-29 02:30:00': the clocks skip this hour"
    ):
        moment.preprocess("2026-03-29 02:30:00")
    assert moment.fault("2026-03-29 02:30:00") == "The clocks skip this hour on this day."
    assert moment.fault("2026-03-29 03:30:00") is None
    with pytest.raises(ValueError, match="the clocks skip this hour"):
        moment.postprocess(datetime(2026, 3, 29, 2, 30))
    assert moment.preprocess("2026-03-29 03:00:00") - moment.preprocess("2026-03-29 01:59:59") == 1


def test_a_day_that_begins_with_a_skipped_hour_is_a_day() -> None:
    day = DateTime(include_time=False, timezone="America/Sao_Paulo")
    assert day.postprocess(day.preprocess("2018-11-04")) == "2018-11-04"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, None),
        ("", None),
        (0, "1970-01-01 00:00:00"),
        (0.9, "1970-01-01 00:00:00"),
        (np.float64(60), "1970-01-01 00:01:00"),
        (datetime(2026, 11, 21, 14, 30, 5, 999), "2026-11-21 14:30:05"),
        (datetime(24, 1, 1), "0024-01-01 00:00:00"),
        (datetime(2026, 11, 21, 14, tzinfo=timezone(timedelta(hours=2))), "2026-11-21 12:00:00"),
        (date(2026, 11, 21), "2026-11-21 00:00:00"),
        ("2026-11-21", "2026-11-21 00:00:00"),
        ("2026-11-21T14:30", "2026-11-21 14:30:00"),
        ("2026-11-21T14:30:00Z", "2026-11-21 14:30:00"),
        ("2026-11-21 14:30:00.5 +02:00", "2026-11-21 12:30:00"),
        ("now", "now"),
        (" now - 5m ", "now - 5m"),
    ],
)
def test_shows_moments_of_all_kinds(value: Any, shown: str | None) -> None:
    assert DateTime(timezone="UTC").postprocess(value) == shown


@pytest.mark.parametrize(
    "value",
    ["soon", "2026-02-30", "21.11.2026", "now - 5y", float("nan"), float("inf"), 1e20, -1e20, True, [1]],
)
def test_says_what_it_shows_where_a_function_returns_something_else(value: Any) -> None:
    with pytest.raises(ValueError, match="DateTime 'Start' cannot show"):
        DateTime(label="Start").postprocess(value)


@pytest.mark.parametrize(
    "payload", ["soon", "2026-02-30", "2026-11-21 25:00", "0000-01-01", 5, True, [], {}, "\ud800"]
)
def test_refuses_what_is_no_moment(payload: Any) -> None:
    with pytest.raises(BadValue, match=r"DateTime 'Start' (cannot take|takes a text)"):
        DateTime(label="Start").preprocess(payload)


@given(
    st.text() | st.from_regex(r"(now *- *\d{1,12} ?[dhms]|\d{4}-\d\d-\d\d \d\d:\d\d([+-]\d\d:\d\d)?)"), ZONES
)
def test_a_text_is_a_moment_or_refused(text: str, zone: str | None) -> None:
    with suppress(BadValue):
        assert isinstance(DateTime(timezone=zone).preprocess(text), (float, NoneType))


def test_dates_alone_have_no_time() -> None:
    day = DateTime(include_time=False, timezone="UTC")
    assert day.postprocess(86_400.0 * 3 + 5) == "1970-01-04"
    assert day.preprocess("1970-01-04") == 86_400.0 * 3
    with pytest.raises(BadValue, match="write it as 2026-11-21"):
        day.preprocess("1970-01-04 10:00")


def test_the_function_gets_what_type_says() -> None:
    text = "2026-11-21 14:30:00"
    assert DateTime(timezone="UTC").preprocess(text) == 1795271400.0
    assert DateTime(type="string").preprocess("2026-11-21 14:30") == text
    assert DateTime(type="datetime").preprocess(text) == datetime(2026, 11, 21, 14, 30)
    aware = DateTime(type="datetime", timezone="Europe/Berlin").preprocess(text)
    assert aware == datetime(2026, 11, 21, 14, 30, tzinfo=BERLIN)
    assert DateTime().preprocess(None) is None
    assert DateTime().preprocess("  ") is None


def test_now_is_when_the_function_is_called() -> None:
    before = time.time()
    assert before - 1 <= DateTime().preprocess("now") <= time.time()
    assert before - 301 <= DateTime(timezone="Asia/Tokyo").preprocess("now - 5m") <= time.time() - 299
    assert DateTime("now - 1d").initial() == "now - 1d"


def test_there_must_be_such_a_time_zone() -> None:
    for name in ("Europe/Atlantis", "../etc/passwd", ""):
        with pytest.raises(
            PageError, match=r"DateTime\(timezone=.*\) is no time zone that this machine knows"
        ):
            DateTime(timezone=name)
