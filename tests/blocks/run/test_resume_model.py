"""Any order of asking, yielding, losing, resending, cancelling and coming back: the tab ends up with the truth."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from queue import SimpleQueue
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from patches import take
from visit import ENDED, App

import fanlight as gr
from fanlight.blocks.run.session.outbox import TooSlow
from fanlight.blocks.run.session.session import Session
from fanlight.blocks.tree.request import Request
from fanlight.blocks.wire.codec import decode
from fanlight.blocks.wire.protocol import Event, Toast

MOST_RUNS = 5
TOO_MANY = 2_100
"""More messages than a session keeps for a tab that is away."""
PATIENCE = 20


class Clock(asyncio.SelectorEventLoop):
    """A loop whose time passes when the test says so."""

    passed = 0.0

    def time(self) -> float:
        return super().time() + self.passed


class Work:
    """A generator that does as it is told.

    Attributes:
        number: what it was asked with; its n-th output is "<number>:<n>".
        truth: how its run ended, as far as it was told to.
    """

    def __init__(self, number: int) -> None:
        self.number = number
        self.truth: str | None = None
        self._orders: SimpleQueue[str] = SimpleQueue()
        self._is_waiting = threading.Semaphore(0)

    def outputs(self) -> Iterator[str]:
        count = 0
        while True:
            self._is_waiting.release()
            order = self._orders.get()
            if order == "yield":
                yield f"{self.number}:{count}"
                count += 1
            elif order == "fail":
                raise gr.Error("told to", visible=False)
            else:
                return

    def tell(self, order: str) -> None:
        self._orders.put(order)

    def wait(self) -> None:
        """Until it waits for its next order: all that it did before is on its way."""
        assert self._is_waiting.acquire(timeout=PATIENCE)


class Tab:
    """What a browser makes of the frames that it gets.

    Attributes:
        seq: the number of the last frame.
        open: the runs that it waits for.
        ends: how the others ended.
        flights: the events whose runs it waits for.
    """

    def __init__(self, out: int) -> None:
        self.seq = 0
        self.props: dict[int, dict[str, Any]] = {}
        self.open: set[str] = set()
        self.ends: dict[str, str] = {}
        self.flights: dict[str, Event] = {}
        self._out = out
        self._last: dict[str, int] = {}

    def reload(self) -> None:
        self.seq, self.props = -1, {}

    def take(self, frame: dict[str, Any]) -> None:
        if 0 < frame["seq"] <= self.seq:
            return
        is_whole = frame["messages"][0]["t"] == "snapshot"
        assert is_whole or frame["seq"] == self.seq + 1
        self.seq = frame["seq"]
        for message in frame["messages"]:
            if message["t"] == "patch":
                self._patch(message, is_whole=is_whole)
            elif message["t"] == "run" and message["state"] in ENDED:
                self._end(message)

    @property
    def value(self) -> Any:
        return self.props.get(self._out, {}).get("value", "")

    def _patch(self, message: dict[str, Any], *, is_whole: bool) -> None:
        take(self.props, message)
        if message["block"] != self._out:
            return
        number, count = self.value.split(":")
        assert is_whole or f"e{number}.0" in self.open, "an output after the end of its run"
        assert is_whole or int(count) > self._last.get(number, -1), "an output twice, or out of order"
        self._last[number] = int(count)

    def _end(self, message: dict[str, Any]) -> None:
        run = message["run"]
        assert self.ends.setdefault(run, message["state"]) == message["state"], "two ends of one run"
        self.open.discard(run)
        self.flights.pop(run.partition(".")[0], None)


class Resuming(RuleBasedStateMachine):
    """One visit, its tab, and a network between them that loses whatever is on its way."""

    def __init__(self) -> None:
        super().__init__()
        self.works: dict[int, Work] = {}
        self.begun: set[int] = set()
        self.loop = Clock()
        with gr.Blocks() as demo:
            self.number, self.out, self.button = gr.Number(), gr.Textbox(), gr.Button()
            self.button.click(
                lambda number: self.works[int(number)].outputs(), self.number, self.out, trigger_mode="multiple",
                concurrency_limit=None,
            )  # fmt: skip
        self.demo = demo
        self.app, self.session = self.do(self._open)
        assert self.out.id is not None
        self.tab = Tab(self.out.id)
        self.wire: list[bytes] = []
        self.pump: asyncio.Task[None] | None = None
        self.connect()

    def do(self, work: Callable[[], Any]) -> Any:
        """Do something on the loop, and let it do what follows from that."""

        async def doing() -> Any:
            result = work()
            for _ in range(5):
                await asyncio.sleep(0)
            return result

        return self.loop.run_until_complete(doing())

    def _open(self) -> tuple[App, Session]:
        app = App(self.demo)
        return app, app.sessions.open(Request())

    # What the visitor, the functions and the network do

    @precondition(lambda self: len(self.works) < MOST_RUNS)
    @rule(arrives=st.booleans())
    def ask(self, arrives: bool) -> None:
        number = len(self.works) + 1
        self.works[number] = Work(number)
        assert self.button.id is not None
        event = Event(f"e{number}", self.button.id, "click", {str(self.number.id): number}, None, number)
        self.tab.flights[event.id] = event
        self.tab.open.add(f"{event.id}.0")
        if arrives and self.pump is not None:
            self._handle(event)

    @precondition(lambda self: self.pump is not None and self.tab.flights)
    @rule(data=st.data())
    def ask_again(self, data: st.DataObject) -> None:
        self._handle(
            data.draw(st.sampled_from(sorted(self.tab.flights.values(), key=lambda event: event.id)))
        )

    @precondition(lambda self: self._at_work())
    @rule(data=st.data())
    def output(self, data: st.DataObject) -> None:
        work = data.draw(st.sampled_from(self._at_work()))
        work.tell("yield")
        work.wait()
        self.do(lambda: None)

    @precondition(lambda self: self._at_work())
    @rule(data=st.data(), order=st.sampled_from(["end", "fail"]))
    def end(self, data: st.DataObject, order: str) -> None:
        work = data.draw(st.sampled_from(self._at_work()))
        self._end(work, order)

    @precondition(lambda self: self._at_work())
    @rule(data=st.data())
    def cancel(self, data: st.DataObject) -> None:
        work = data.draw(st.sampled_from(self._at_work()))
        run = self.session.open_runs[f"e{work.number}.0"]
        self.do(lambda: self.app.scheduler.cancel(run))
        work.truth = "cancelled"
        work.tell("yield")  # where it is closed; that output must never be seen

    @precondition(lambda self: self.pump is not None)
    @rule()
    def cut(self) -> None:
        assert self.pump is not None
        self.do(self.pump.cancel)
        self.pump = None
        self.wire.clear()

    @precondition(lambda self: self.pump is None)
    @rule()
    def connect(self) -> None:
        self.do(self._connect)
        for event in list(self.tab.flights.values()):
            self._handle(event)

    @rule()
    def reload(self) -> None:
        if self.pump is not None:
            self.cut()
        self.tab.reload()
        self.connect()

    @rule(count=st.integers(1, 5))
    def receive(self, count: int) -> None:
        self.pass_time(0.1)
        for frame in self.wire[:count]:
            self.tab.take(decode(frame))
        del self.wire[:count]

    @precondition(lambda self: self.pump is not None)
    @rule()
    def acknowledge(self) -> None:
        self.do(lambda: self.session.outbox.acknowledge(self.tab.seq))

    @precondition(lambda self: self.pump is None)
    @rule()
    def more_than_is_kept(self) -> None:
        def talk() -> None:
            for _ in range(TOO_MANY):
                self.session.outbox.put(Toast("info", "", "words", 1))

        self.do(talk)

    @rule(seconds=st.sampled_from([0.02, 0.5, 12]))
    def pass_time(self, seconds: float) -> None:
        self.loop.passed += seconds
        self.do(lambda: None)

    @invariant()
    def the_server_keeps_no_more_runs_than_last(self) -> None:
        lasting = {f"e{number}.0" for number in self.begun if self.works[number].truth is None}
        assert lasting <= set(self.session.open_runs) <= {f"e{number}.0" for number in self.begun}

    def teardown(self) -> None:
        try:
            self._come_to_an_end()
        finally:
            if self.pump is not None:
                self.do(self.pump.cancel)
            for work in self.works.values():
                work.tell("end")
            self.loop.run_until_complete(self.app.close())
            self.loop.close()

    # How

    def _come_to_an_end(self) -> None:
        if self.pump is None:
            self.connect()
        for event in list(self.tab.flights.values()):
            self._handle(event)
        while self._at_work():
            self._end(self._at_work()[0], "end")
        self.pass_time(1)
        while self.wire:
            self.receive(100)
        assert self.tab.open == set()
        assert self.tab.ends == {f"e{work.number}.0": work.truth for work in self.works.values()}
        assert self.tab.value == (self.session.payload(self.out) or "")
        assert self.session.outbox.is_empty

    def _at_work(self) -> list[Work]:
        return [self.works[number] for number in sorted(self.begun) if self.works[number].truth is None]

    def _handle(self, event: Event) -> None:
        number = int(event.id[1:])
        is_first = number not in self.begun
        self.begun.add(number)
        self.do(lambda: self.app.scheduler.handle(self.session, event))
        if is_first:
            self.works[number].wait()

    def _end(self, work: Work, order: str) -> None:
        work.truth = {"end": "done", "fail": "failed"}[order]
        ended = threading.Event()
        self.do(lambda: None)
        work.tell(order)
        run = f"e{work.number}.0"
        deadline = threading.Timer(PATIENCE, ended.set)
        deadline.start()
        while run in self.session.open_runs and not ended.is_set():
            self.do(lambda: None)
        deadline.cancel()
        assert run not in self.session.open_runs

    def _connect(self) -> None:
        missed = self.session.outbox.resend(self.tab.seq)
        if missed is None:
            self.session.snapshot()
        self.wire = list(missed or ())
        self.pump = asyncio.get_running_loop().create_task(self._pump())

    async def _pump(self) -> None:
        try:
            while True:
                self.wire.append(await self.session.outbox.next())
        except TooSlow:  # the socket would close
            self.pump = None
            self.wire.clear()


Resuming.TestCase.settings = settings(
    max_examples=40, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
test_any_order_ends_with_the_truth = Resuming.TestCase
