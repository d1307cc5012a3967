from __future__ import annotations

from pathlib import Path

from recording import VERSION, begin, done, listener, no_file

from fanlight.blocks.run.run_log.run_log import RunLimits, RunLog
from fanlight.blocks.wire.media import StoredFile


async def test_records_are_found_by_key_and_by_run() -> None:
    log = RunLog(VERSION, no_file)
    one, other = done(log, "e1.0"), begin(log, "e1.0", "someone else")
    assert await log.get(one.key) is one
    assert await log.get(other.key) is other
    assert await log.find("someone", "e1.0") is one
    assert await log.find("someone else", "e1.0") is other
    assert await log.get("0" * 32) is None
    assert await log.find("nobody", "e1.0") is None


async def test_recent_ones_come_newest_first() -> None:
    log = RunLog(VERSION, no_file)
    records = [log.begin("someone", f"e{n}.0", listener("f", n % 2), {}) for n in range(6)]
    records[2].end("done")
    assert await log.recent() == records[::-1]
    assert await log.recent(2) == [records[5], records[4]]
    assert await log.recent(2, listener=0) == [records[4], records[2]]


async def test_a_family_is_what_one_event_led_to() -> None:
    log = RunLog(VERSION, no_file)
    first = done(log, "e1.0")
    done(log, "e2.0")
    done(log, "e1.0", "someone else")
    second, third = begin(log, "e1.1"), begin(log, "e1.0>2")
    assert await log.family(first) == [first, second, third]
    assert await log.family(third) == [first, second, third]


async def test_the_number_of_records_is_bounded_and_live_ones_stay_longest() -> None:
    log = RunLog(VERSION, no_file, RunLimits(runs=3))
    live = begin(log, "live")
    ended = [done(log, f"e{n}.0") for n in range(4)]
    assert set(await log.recent()) == {live, *ended[2:]}
    assert await log.get(ended[0].key) is None
    assert await log.find("someone", "e0.0") is None
    many = [begin(log, f"live{n}") for n in range(4)]
    assert set(await log.recent()) == set(many[1:])


async def test_their_size_is_bounded() -> None:
    log = RunLog(VERSION, no_file, RunLimits(size=1_000_000))
    for number in range(50):
        done(log, f"e{number}.0", value="x" * 100_000)
    kept = await log.recent()
    assert 5 <= len(kept) <= 10
    assert sum(record.size for record in kept) <= 1_000_000


async def test_two_equal_batches_of_work_leave_the_same_behind() -> None:
    log = RunLog(VERSION, no_file, RunLimits(runs=50, size=200_000))

    def work() -> tuple[int, ...]:
        for number in range(200):
            record = begin(log, f"e{number}.0", inputs={1: "x" * number})
            for step in range(number % 7):
                record.add("output", {2: {"value": "y" * step * 10}})
            record.end("done")
        return (len(log._live), len(log._ended), len(log._by_run))

    assert work() == work()
    assert log._size == sum(record.size for record in log._records())


async def test_a_record_that_was_forgotten_may_still_be_written() -> None:
    log = RunLog(VERSION, no_file, RunLimits(runs=1))
    first = begin(log, "e1.0")
    second = begin(log, "e2.0")
    first.add("output", {2: {"value": "x" * 1000}})
    first.end("done")
    assert await log.recent() == [second]
    assert log._size == second.size


async def test_files_are_found_as_long_as_their_session_has_them() -> None:
    file = StoredFile("id", "a.png", "image/png", 3, Path("/nowhere"))

    def find(session: str, identifier: str) -> StoredFile:
        return file if (session, identifier) == ("someone", "id") else no_file(session, identifier)

    log = RunLog(VERSION, find)
    record = begin(log)
    assert log.file(record, file.handle()) is file
    assert log.file(record, {**file.handle(), "$file": "other"}) is None
