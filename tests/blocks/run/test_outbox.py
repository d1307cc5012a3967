"""The outbox: whatever is cut, the tab ends with the last value of each patch and every message once, in order."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from fanlight.blocks.run.outbox import MAX_FRAMES, Outbox, TooSlow
from fanlight.blocks.wire.codec import decode
from fanlight.blocks.wire.protocol import Patch, Run


def run_message(number: int) -> Run:
    return Run(f"r{number}", 0, "done", None)


async def next_frame(outbox: Outbox) -> dict[str, Any]:
    frame: dict[str, Any] = decode(await outbox.next())
    return frame


class Tab:
    """What a tab makes of frames: it drops those that it has seen."""

    def __init__(self) -> None:
        self.seq = 0
        self.values: dict[int, int] = {}
        self.runs: list[str] = []

    def take(self, frame: dict[str, Any]) -> None:
        if frame["seq"] <= self.seq:
            return
        self.seq = frame["seq"]
        for message in frame["messages"]:
            if message["t"] == "patch":
                self.values[message["block"]] = message["props"]["value"]
            else:
                self.runs.append(message["run"])


class Delivery(RuleBasedStateMachine):
    """A session that puts, a sender that may be cut at any frame, a tab that acknowledges when it likes."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.outbox = Outbox(pace=0)
        self.tab = Tab()
        self.values: dict[int, int] = {}
        self.runs: list[str] = []
        self.on_the_way: list[dict[str, Any]] = []
        self.waits = False

    def put(self, message: Patch | Run) -> None:
        async def on_the_loop() -> None:
            self.outbox.put(message)

        self.loop.run_until_complete(on_the_loop())

    @rule(block=st.integers(0, 2), value=st.integers(0, 9))
    def patch(self, block: int, value: int) -> None:
        self.put(Patch(block, {"value": value}))
        self.values[block] = value
        self.waits = True

    @rule()
    def end_a_run(self) -> None:
        message = run_message(len(self.runs))
        self.put(message)
        self.runs.append(message.run)
        self.waits = True

    @precondition(lambda self: self.waits)
    @rule()
    def send(self) -> None:
        self.on_the_way.append(self.loop.run_until_complete(next_frame(self.outbox)))
        self.waits = False

    @precondition(lambda self: self.on_the_way)
    @rule()
    def arrive(self) -> None:
        self.tab.take(self.on_the_way.pop(0))

    @rule()
    def acknowledge(self) -> None:
        self.outbox.acknowledge(self.tab.seq)

    @rule()
    def reconnect(self) -> None:
        frames = self.outbox.resend(self.tab.seq)
        assert frames is not None
        self.on_the_way = [decode(frame) for frame in frames]

    @invariant()
    def nothing_comes_twice_or_out_of_order(self) -> None:
        assert self.tab.runs == self.runs[: len(self.tab.runs)]

    def teardown(self) -> None:
        if self.waits:
            self.send()
        self.reconnect()
        while self.on_the_way:
            self.arrive()
        assert (self.tab.values, self.tab.runs) == (self.values, self.runs)
        self.loop.close()


TestDelivery = Delivery.TestCase
TestDelivery.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)


async def test_patches_of_one_block_merge_while_they_wait() -> None:
    outbox = Outbox()
    outbox.put(Patch(1, {"value": "a", "label": "x"}))
    outbox.put(Patch(2, {"value": "b"}))
    outbox.put(Patch(1, {"value": "c"}))
    frame = await next_frame(outbox)
    assert [(one["block"], one["props"]) for one in frame["messages"]] == [
        (1, {"value": "c", "label": "x"}),
        (2, {"value": "b"}),
    ]


async def test_a_patch_after_a_runs_end_stays_behind_it() -> None:
    outbox = Outbox()
    outbox.put(Patch(1, {"value": "first"}))
    outbox.put(run_message(1))
    outbox.put(Patch(1, {"value": "second"}))
    frame = await next_frame(outbox)
    assert [one["t"] for one in frame["messages"]] == ["patch", "run", "patch"]


async def test_patches_in_a_row_wait_for_one_another_and_what_ends_a_run_for_nothing() -> None:
    outbox = Outbox(pace=3600)
    outbox.put(Patch(1, {"value": "first"}))
    assert (await next_frame(outbox))["messages"][0]["props"] == {"value": "first"}
    outbox.put(Patch(1, {"value": "second"}))
    waiting = asyncio.ensure_future(next_frame(outbox))
    await asyncio.sleep(0)
    outbox.put(Patch(1, {"value": "third"}))
    outbox.put(run_message(1))
    patch, run = (await waiting)["messages"]
    assert (patch["props"], run["t"]) == ({"value": "third"}, "run")


async def test_patches_alone_are_sent_when_their_time_has_come() -> None:
    outbox = Outbox(pace=0.02)
    for value in ("first", "second"):
        outbox.put(Patch(1, {"value": value}))
        assert (await next_frame(outbox))["messages"][0]["props"] == {"value": value}


async def overflowing(outbox: Outbox) -> None:
    for number in range(MAX_FRAMES + 1):
        outbox.put(run_message(number))
        await outbox.next()


async def test_a_tab_that_acknowledges_nothing_is_given_up_and_gets_a_snapshot() -> None:
    outbox = Outbox()
    await overflowing(outbox)
    with pytest.raises(TooSlow):
        await outbox.next()
    outbox.put(run_message(0))  # dropped: a snapshot will say it
    with pytest.raises(TooSlow):
        await outbox.next()
    assert outbox.resend(3) is None
    outbox.put(Patch(1, {"value": "snapshot"}))
    assert (await next_frame(outbox))["seq"] == MAX_FRAMES + 2


async def test_bytes_count_as_well_as_frames() -> None:
    outbox = Outbox()
    for _ in range(8):  # and what stands around them
        outbox.put(Patch(1, {"value": "x" * 2**20}))
        await outbox.next()
    with pytest.raises(TooSlow):
        await outbox.next()


async def test_one_message_above_the_limit_is_sent_all_the_same() -> None:
    outbox = Outbox()
    outbox.put(Patch(1, {"value": "x" * 9 * 2**20}))
    assert len((await next_frame(outbox))["messages"]) == 1
    outbox.acknowledge(1)
    outbox.put(run_message(1))
    await outbox.next()


@pytest.mark.parametrize("seen", [-1, 3, 10**30])
async def test_a_number_that_was_never_sent_gets_a_snapshot(seen: int) -> None:
    outbox = Outbox()
    for number in range(2):
        outbox.put(run_message(number))
        await outbox.next()
    assert outbox.resend(seen) is None


async def test_frames_that_were_acknowledged_are_gone() -> None:
    outbox = Outbox()
    for number in range(3):
        outbox.put(run_message(number))
        await outbox.next()
    outbox.acknowledge(2)
    assert [decode(frame)["seq"] for frame in outbox.resend(2) or ()] == [3]
    assert outbox.resend(1) is None
