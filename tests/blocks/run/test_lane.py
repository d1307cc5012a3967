"""A lane: a limit that holds, turns that are fair, and a session's results before its next run."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

import fanlight as gr
from fanlight.blocks.run.lane import Lane
from fanlight.blocks.tree.listener import Listener


@dataclass(frozen=True)
class Visitor:
    id: str


@dataclass(eq=False)
class Job:
    """As much of a run as a lane wants to know."""

    session: Visitor
    listener: Listener
    started: float | None = None
    ended: float | None = None
    number: int = field(default=0)


def listener(**options: Any) -> Listener:
    with gr.Blocks():
        bound = gr.Button().click(lambda: None, **options)
    assert isinstance(bound, Listener)
    return bound


PLAIN, BATCHED = listener(), listener(batch=True, max_batch_size=3)


def job(session: str, of: Listener = PLAIN) -> Job:
    return Job(Visitor(session), of)


def test_sessions_take_turns() -> None:
    lane: Lane[Job] = Lane(1)
    ((running,),) = lane.enter(job("greedy"))
    greedy = [job("greedy") for _ in range(3)]
    modest = [job("modest"), job("third")]
    for one in [*greedy, *modest]:
        assert lane.enter(one) == []
    assert list(lane.in_order()) == [greedy[0], *modest, *greedy[1:]]
    order = []
    while batch := lane.next([running]):
        assert lane.settle(running) == []
        (running,) = batch
        order.append(running.session.id)
    # when the greedy one's turn came, its last result was still on the way
    assert order == ["modest", "greedy", "third", "greedy"]
    ((last,),) = lane.settle(running)
    assert last is greedy[2]


def test_the_mean_duration_follows_the_last_runs() -> None:
    lane: Lane[Job] = Lane(1)
    for seconds in (2.0, 4.0):
        ((one,),) = lane.enter(job("a"))
        one.started, one.ended = 0.0, seconds
        lane.next([one])
        lane.settle(one)
    assert lane.seconds == 2.0 + 0.3 * 2.0


@given(st.lists(st.sampled_from("abcd"), max_size=40))
def test_a_batch_takes_from_everyone(sessions: list[str]) -> None:
    lane: Lane[Job] = Lane(1)
    running = lane.enter(job("first", BATCHED))
    for session in sessions:
        lane.enter(job(session, BATCHED))
    taken = 0
    while running:
        batch = running.pop()
        assert len(batch) <= 3
        taken += len(batch)
        following = lane.next(batch)
        running += [following] if following else []
        for one in batch:
            running += lane.settle(one)
    assert taken == 1 + len(sessions)


class LaneModel(RuleBasedStateMachine):
    """Random runs enter, are done, are settled and taken out again: the limit holds and each run starts once."""

    def __init__(self) -> None:
        super().__init__()
        self.lane: Lane[Job] = Lane(2)
        self.entered: list[Job] = []
        self.running: list[list[Job]] = []
        self.begun: list[Job] = []
        self.unsettled: list[Job] = []
        self.removed: list[Job] = []

    def start(self, batches: list[list[Job]]) -> None:
        for batch in batches:
            assert not {one.session.id for one in batch} & {one.session.id for one in self.unsettled}
            self.running.append(batch)
            self.begun += batch

    @rule(session=st.sampled_from("abc"), batched=st.booleans())
    def enter(self, session: str, batched: bool) -> None:
        one = job(session, BATCHED if batched else PLAIN)
        self.entered.append(one)
        self.start(self.lane.enter(one))

    @precondition(lambda self: self.running)
    @rule(place=st.integers(0, 9))
    def done(self, place: int) -> None:
        batch = self.running.pop(place % len(self.running))
        self.unsettled += batch
        following = self.lane.next(batch)
        self.start([following] if following else [])

    @precondition(lambda self: self.unsettled)
    @rule(place=st.integers(0, 9))
    def settle(self, place: int) -> None:
        one = self.unsettled.pop(place % len(self.unsettled))
        self.start(self.lane.settle(one))

    @precondition(lambda self: self.entered)
    @rule(place=st.integers(0, 99))
    def remove(self, place: int) -> None:
        one = self.entered[place % len(self.entered)]
        if self.lane.remove(one):
            self.removed.append(one)
        else:
            assert one in self.begun or one in self.removed

    @invariant()
    def the_limit_holds(self) -> None:
        assert len(self.running) == self.lane.running <= 2

    @invariant()
    def nobody_is_lost_or_begun_twice(self) -> None:
        assert len(set(self.begun)) == len(self.begun)
        assert len(self.begun) + len(self.removed) + len(self.lane) == len(self.entered)
        assert set(self.lane.in_order()) == set(self.entered) - set(self.begun) - set(self.removed)

    @invariant()
    def nobody_waits_where_there_is_room(self) -> None:
        late = {one.session.id for one in self.unsettled}
        if self.lane.has_room:
            assert all(one.session.id in late for one in self.lane.in_order())

    def teardown(self) -> None:
        while self.running or self.unsettled:
            if self.running:
                self.done(0)
            else:
                self.settle(0)
        assert self.lane.is_idle


TestLane = LaneModel.TestCase
TestLane.settings = settings(max_examples=50, stateful_step_count=30, deadline=None)
