from __future__ import annotations

import asyncio
import math
import re
import time
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from recording import VERSION, begin, done, listener, no_file, values

from fanlight.blocks.run.run_log.entry import Entry
from fanlight.blocks.run.run_log.record import ROOM, Record
from fanlight.blocks.run.run_log.run_log import RunLog

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)


@pytest.fixture
def log() -> RunLog:
    return RunLog(VERSION, no_file)


def test_a_record_knows_who_asked_for_what(log: RunLog) -> None:
    before = time.time()
    record = log.begin("someone", "e1.0>3", listener("greet", 7), {1: "Ada"})
    assert (record.session, record.run, record.event) == ("someone", "e1.0>3", "e1")
    assert (record.listener, record.name, record.api_name, record.version) == (7, "greet", "greet", VERSION)
    assert record.inputs == {1: "Ada"}
    assert before <= record.asked <= time.time()
    assert re.fullmatch("[0-9a-f]{32}", record.key)
    assert log.begin("someone", "e2.0", listener(), {}).key != record.key


def test_times_add_up(log: RunLog) -> None:
    record = log.begin("someone", "e1.0", listener(), {})
    assert (record.state, record.is_live, record.started, record.ended) == ("queued", True, None, None)
    at = time.monotonic()
    record.start(at + 1)
    assert record.waited == pytest.approx(1, abs=0.1)
    assert (record.state, record.is_live, record.ended) == ("running", True, None)
    record.end("done", at=at + 3)
    assert record.ran == pytest.approx(2)
    assert record.ended == pytest.approx(record.asked + 3, abs=0.1)
    assert not record.is_live


def test_a_run_that_never_started_has_only_waited(log: RunLog) -> None:
    record = log.begin("someone", "e1.0", listener(), {})
    record.end("cancelled", "Stopped before it began.")
    assert (record.state, record.message, record.ran) == ("cancelled", "Stopped before it began.", 0)
    assert record.waited is not None


def test_entries_come_in_order_with_their_time(log: RunLog) -> None:
    record = begin(log)
    record.add("progress", [{"desc": None, "done": 1, "total": 2, "unit": "it"}])
    record.add("output", {2: {"value": "a"}})
    record.add("toast", {"t": "toast", "message": "Look"})
    entries = list(record.entries())
    assert [(one.number, one.kind) for one in entries] == [(0, "progress"), (1, "output"), (2, "toast")]
    assert 0 <= entries[0].seconds <= entries[1].seconds <= entries[2].seconds
    assert [one.number for one in record.entries(1)] == [1, 2]


def test_what_it_is_given_is_not_copied(log: RunLog) -> None:
    value = ["large"] * 1000
    record = done(log, value=value)
    assert record.outputs[2]["value"] is value
    assert values(record)[0] is value


@given(
    st.lists(
        st.dictionaries(st.integers(1, 3), st.dictionaries(st.sampled_from("vw"), json_values)), max_size=12
    )
)
def test_outputs_are_read_as_they_came(outputs: list[dict[int, dict[str, Any]]]) -> None:
    record = begin(RunLog(VERSION, no_file))
    for output in outputs:
        record.add("output", output)
    shown: dict[int, dict[str, Any]] = {}
    for output, entry in zip(outputs, record.entries(), strict=True):
        assert {block: props for block, props in entry.data.items() if props} == {
            b: p for b, p in output.items() if p
        }
        for block, props in output.items():
            shown.setdefault(block, {}).update(props)
    assert {b: dict(p) for b, p in record.outputs.items()} == shown


def test_growing_text_takes_the_room_of_what_was_added(log: RunLog) -> None:
    record, text = begin(log), ""
    for word in range(1000):
        text += f"word {word} "
        record.add("output", {2: {"value": text}})
    assert record.left_out == 0
    assert record.size < 40 * len(text)
    assert len(values(record)) == 1000
    assert values(record)[-1] == text


def test_when_a_megabyte_is_full_the_first_and_the_last_outputs_stay(log: RunLog) -> None:
    record = begin(log)
    texts = [str(number % 10) * 50_000 for number in range(100)]
    for text in texts:
        record.add("output", {2: {"value": text}})
    record.add("output", {3: {"value": "beside it"}})
    record.add("progress", [])
    record.end("done")
    kept = [entry for entry in record.entries() if entry.kind == "output"]
    assert [one.data[2]["value"] for one in kept[:3]] == texts[:3]
    assert kept[-1].data == {2: {"value": texts[-1]}, 3: {"value": "beside it"}}
    assert record.left_out == 101 - len(kept) > 50
    numbers = [entry.number for entry in record.entries()]
    assert numbers == sorted(set(numbers))
    assert numbers[-1] == 101
    assert record.size < ROOM + 200_000


def test_an_output_larger_than_all_room_is_kept_where_it_is_the_first_or_the_last(log: RunLog) -> None:
    record = begin(log)
    for number in range(5):
        record.add("output", {2: {"value": str(number) * 2 * ROOM}})
    assert [value[0] for value in values(record)] == ["0", "4"]
    assert record.left_out == 3


async def collect(record: Record, offset: int = 0) -> list[Entry]:
    return [entry async for entry in record.follow(offset)]


async def test_a_follower_gets_what_was_and_what_comes(log: RunLog) -> None:
    record = begin(log)
    record.add("output", {2: {"value": "a" * 60}})
    first, second = asyncio.create_task(collect(record)), asyncio.create_task(collect(record, 2))
    await asyncio.sleep(0)
    record.add("output", {2: {"value": "a" * 60 + "b"}})
    await asyncio.sleep(0)
    record.add("output", {2: {"value": "a" * 60 + "bc"}})
    record.end("done")
    assert [one.data[2]["value"][60:] for one in await first] == ["", "b", "bc"]
    assert [one.number for one in await second] == [2]
    assert await collect(record, 1) == (await first)[1:]


async def test_a_follower_sleeps_until_there_is_news(log: RunLog) -> None:
    record = begin(log)
    task = asyncio.create_task(collect(record))
    await asyncio.sleep(0)
    loop = asyncio.get_running_loop()
    assert not loop._scheduled  # type: ignore[attr-defined]  # the loop's own list of timers
    record.end("done")
    assert await task == []


async def test_a_follower_that_leaves_is_forgotten(log: RunLog) -> None:
    record = begin(log)
    task = asyncio.create_task(collect(record))
    await asyncio.sleep(0)
    assert record._listeners
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert record._listeners is None


async def test_a_slow_follower_gets_the_last_output(log: RunLog) -> None:
    record = begin(log)
    follower = record.follow()
    record.add("output", {2: {"value": "0" * ROOM}})
    assert (await anext(follower)).number == 0
    for number in range(1, 9):
        record.add("output", {2: {"value": str(number) * ROOM}})
    record.end("done")
    rest = [entry async for entry in follower]
    assert [one.data[2]["value"][0] for one in rest] == ["8"]


def test_a_restored_record_shows_what_it_showed(log: RunLog) -> None:
    record = begin(log)
    for number in range(5):
        record.add("output", {2: {"value": "x" * 100 + str(number)}, 3: {"visible": number == 4}})
    twin = Record("k", "s", "r", 0, "n", None, {}, VERSION, lambda one, size: None)
    twin.restore(record.stored()[0])
    assert twin.outputs == record.outputs
    assert list(twin.entries()) == list(record.entries())


def test_numbers_that_json_lacks_are_kept_as_they_travel(log: RunLog) -> None:
    record = begin(log)
    for value in ({"$": "NaN"}, {"$": "int", "v": str(2**70)}, "\ud800" * 50, "\ud800" * 51):
        record.add("output", {2: {"value": value}})
    assert values(record)[2:] == ["\ud800" * 50, "\ud800" * 51]
    assert values(record)[0] == {"$": "NaN"}
    assert not math.isnan(record.size)


def test_differences_are_kept_in_no_more_memory_than_they_need(log: RunLog) -> None:
    record = log.begin("someone", "e1.0", listener(), {})
    told = "a beginning that all of them have, long enough for a difference: "
    record.add("output", {1: {"value": told}})
    record.add("output", {1: {"value": told + "0"}})
    tracemalloc.start()
    for number in range(100):
        record.add("output", {1: {"value": f"{told}{number}"}})
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken < 100 * 1000
