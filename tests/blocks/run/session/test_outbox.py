"""The outbox: whatever is cut, the tab ends with the last value of each patch and every message once, in order."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from patches import Props, take

from fanlight.blocks.run.session.outbox import MANY, MAX_FRAMES, TOO_MANY, Outbox, TooSlow
from fanlight.blocks.wire.codec import decode
from fanlight.blocks.wire.protocol import Patch, Run


def run_message(number: int) -> Run:
    return Run(f"r{number}", 0, "done", None)


async def next_frame(outbox: Outbox) -> dict[str, Any]:
    frame: dict[str, Any] = decode(await outbox.next())
    return frame


growing = st.one_of(
    st.integers(0, 9),
    st.builds(lambda times, end: "é😀 " * times + end, st.integers(0, 60), st.sampled_from(["", "a", "b"])),
    st.lists(st.sampled_from([0, 1, "long " * 20, ["long " * 20]]), max_size=12),
)


class Tab:
    """What a tab makes of frames: it drops those that it has seen."""

    def __init__(self) -> None:
        self.seq = 0
        self.props: Props = {}
        self.runs: list[str] = []

    def take(self, frame: dict[str, Any]) -> None:
        if frame["seq"] <= self.seq:
            return
        self.seq = frame["seq"]
        for message in frame["messages"]:
            if message["t"] == "patch":
                take(self.props, message)
            else:
                self.runs.append(message["run"])


class Delivery(RuleBasedStateMachine):
    """A session that puts, a sender that may be cut at any frame, a tab that acknowledges when it likes."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.outbox = Outbox(pace=0)
        self.tab = Tab()
        self.props: Props = {}
        self.runs: list[str] = []
        self.on_the_way: list[dict[str, Any]] = []
        self.waits = False

    def put(self, message: Patch | Run) -> None:
        async def on_the_loop() -> None:
            self.outbox.put(message)

        self.loop.run_until_complete(on_the_loop())

    @rule(block=st.integers(0, 2), name=st.sampled_from(["value", "choices"]), value=growing)
    def patch(self, block: int, name: str, value: Any) -> None:
        self.put(Patch(block, {name: value}))
        self.props.setdefault(block, {})[name] = value
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
        assert (self.tab.props, self.tab.runs) == (self.props, self.runs)
        self.loop.close()


TestDelivery = Delivery.TestCase
TestDelivery.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)


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


async def stuck(outbox: Outbox) -> None:
    """Send as much as may go without an acknowledgement, and put one message more."""
    for number in range(MAX_FRAMES):
        outbox.put(run_message(number))
        await outbox.next()
    outbox.put(run_message(MAX_FRAMES))


async def test_no_more_frames_are_made_than_a_tab_may_leave_unacknowledged() -> None:
    outbox = Outbox()
    await stuck(outbox)
    waiting = asyncio.ensure_future(next_frame(outbox))
    await asyncio.sleep(0)
    assert not waiting.done()
    for number in range(100):
        outbox.put(Patch(1, {"value": number}))
    outbox.acknowledge(0)  # nothing new
    await asyncio.sleep(0)
    assert not waiting.done()
    outbox.acknowledge(1)
    frame = await waiting
    assert frame["seq"] == MAX_FRAMES + 1
    assert [one.get("props") for one in frame["messages"]] == [None, {"value": 99}]


async def test_bytes_count_as_well_as_frames() -> None:
    outbox = Outbox()
    for number in range(8):  # and what stands around them
        outbox.put(Patch(1, {"value": f"{number}" * 2**20}))
        await outbox.next()
    outbox.put(run_message(1))
    waiting = asyncio.ensure_future(next_frame(outbox))
    await asyncio.sleep(0)
    assert not waiting.done()
    outbox.acknowledge(1)
    assert (await waiting)["seq"] == 9


async def test_one_message_above_the_limit_is_sent_all_the_same() -> None:
    outbox = Outbox()
    outbox.put(Patch(1, {"value": "x" * 9 * 2**20}))
    assert len((await next_frame(outbox))["messages"]) == 1
    outbox.acknowledge(1)
    outbox.put(run_message(1))
    await outbox.next()


async def test_a_tab_that_acknowledges_nothing_for_too_long_gets_the_rest_when_it_comes_back() -> None:
    outbox = Outbox(patience=0.01)
    await stuck(outbox)
    with pytest.raises(TooSlow):
        await outbox.next()
    assert [decode(frame)["seq"] for frame in outbox.resend(3) or ()] == list(range(4, MAX_FRAMES + 1))
    assert (await next_frame(outbox))["messages"][0]["run"] == f"r{MAX_FRAMES}"


async def test_nothing_is_measured_while_nothing_waits() -> None:
    outbox = Outbox(patience=0)
    await stuck(outbox)
    outbox.acknowledge(1)
    await outbox.next()  # the window is full again, and all is said
    waiting = asyncio.ensure_future(next_frame(outbox))
    await asyncio.sleep(0.01)
    assert not waiting.done()
    outbox.acknowledge(2)
    outbox.put(run_message(0))
    assert (await waiting)["seq"] == MAX_FRAMES + 2


async def test_a_cancelled_sender_takes_nothing_with_it() -> None:
    outbox = Outbox()
    await stuck(outbox)
    sender = asyncio.ensure_future(outbox.next())
    await asyncio.sleep(0)
    sender.cancel()
    await asyncio.wait([sender])
    outbox.acknowledge(1)
    assert (await next_frame(outbox))["seq"] == MAX_FRAMES + 1


def fill(outbox: Outbox, count: int) -> None:
    for number in range(count):
        outbox.put(run_message(number))


async def test_who_makes_messages_without_end_waits_for_room() -> None:
    outbox = Outbox()
    fill(outbox, MANY)
    assert not outbox.is_full
    await outbox.room()
    outbox.put(run_message(MANY))
    assert outbox.is_full
    generators = [asyncio.ensure_future(outbox.room()) for _ in range(2)]
    await asyncio.sleep(0)
    assert not any(one.done() for one in generators)
    assert len((await next_frame(outbox))["messages"]) == MANY + 1
    await asyncio.gather(*generators)
    assert not outbox.is_full


async def test_more_messages_than_anyone_waits_for_are_given_up_for_a_snapshot() -> None:
    outbox = Outbox()
    fill(outbox, 3)
    await outbox.next()
    fill(outbox, TOO_MANY + 1)
    outbox.put(run_message(0))  # dropped: a snapshot will say it
    await outbox.room()  # whoever makes them goes on: the session has what they made
    with pytest.raises(TooSlow):
        await outbox.next()
    with pytest.raises(TooSlow):
        await outbox.next()
    assert outbox.resend(1) is None
    outbox.put(Patch(1, {"value": "snapshot"}))
    assert (await next_frame(outbox))["seq"] == 2


async def test_a_sender_that_waits_for_an_acknowledgement_hears_of_an_overflow() -> None:
    outbox = Outbox()
    await stuck(outbox)
    waiting = asyncio.ensure_future(outbox.next())
    await asyncio.sleep(0)
    fill(outbox, TOO_MANY)
    with pytest.raises(TooSlow):
        await waiting


LONG = "word " * 20


async def told(outbox: Outbox, *patches: Patch) -> list[dict[str, Any]]:
    for patch in patches:
        outbox.put(patch)
    messages: list[dict[str, Any]] = (await next_frame(outbox))["messages"]
    return messages


async def test_of_a_value_that_grows_is_told_what_is_new() -> None:
    outbox = Outbox(pace=0)
    (first,) = await told(outbox, Patch(1, {"value": LONG, "label": "a"}))
    assert first == {"t": "patch", "block": 1, "props": {"value": LONG, "label": "a"}}
    (second,) = await told(outbox, Patch(1, {"value": LONG + "more", "label": "b"}, edit=5))
    assert second["props"] == {"label": "b"}
    assert second["changes"] == {"value": [[[], len(LONG), 0, "more"]]}
    assert second["edit"] == 5
    (third,) = await told(outbox, Patch(1, {"value": LONG + "more"}))
    assert third["changes"] == {"value": []}


@pytest.mark.parametrize("value", ["short", None, 5, "another " * 20], ids=repr)
async def test_what_is_small_or_anew_comes_whole_and_so_does_what_follows(value: Any) -> None:
    outbox = Outbox(pace=0)
    for prop in (LONG, value, LONG + "more"):
        (patch,) = await told(outbox, Patch(1, {"value": prop}))
        assert patch == {"t": "patch", "block": 1, "props": {"value": prop}}


async def test_each_block_and_prop_has_its_own_base() -> None:
    outbox = Outbox(pace=0)
    await told(outbox, Patch(1, {"value": LONG}), Patch(2, {"label": [LONG]}))
    first, second = await told(outbox, Patch(1, {"label": [LONG]}), Patch(2, {"label": [LONG, 1]}))
    assert (first.get("changes"), second["changes"]) == (None, {"label": [[[], 1, 0, [1]]]})


async def test_after_a_snapshot_values_come_whole() -> None:
    outbox = Outbox(pace=0)
    await told(outbox, Patch(1, {"value": LONG}))
    assert outbox.resend(-1) is None
    (patch,) = await told(outbox, Patch(1, {"value": LONG + "more"}))
    assert patch["props"] == {"value": LONG + "more"}


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
