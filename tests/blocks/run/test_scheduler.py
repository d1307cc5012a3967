"""When runs start: trigger modes, lanes, chains, changes; and how all of it ends."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest
from visit import App, Visit

import fanlight as gr
from fanlight.blocks.errors import BadMessage, Refused
from fanlight.blocks.run import lanes
from fanlight.blocks.run.chains import MAX_DEPTH
from fanlight.blocks.run.lanes import MAX_WAITING
from fanlight.blocks.wire.protocol import Answer, Event

Start = Callable[..., App]


class Gate:
    """A function that waits inside until the test opens it; it keeps what it was called with."""

    def __init__(self) -> None:
        self.calls: list[Any] = []
        self.entered = threading.Semaphore(0)
        self._open = threading.Semaphore(0)

    def __call__(self, value: Any = None) -> Any:
        self.calls.append(value)
        self.entered.release()
        self._open.acquire()
        return value

    async def is_entered(self) -> None:
        assert await asyncio.to_thread(self.entered.acquire, timeout=10)

    def open(self, times: int = 1) -> None:
        self._open.release(times)


def gated(**options: Any) -> tuple[gr.Blocks, Gate, gr.Textbox, gr.Button]:
    gate = Gate()
    with gr.Blocks() as demo:
        text, out, button = gr.Textbox(), gr.Textbox(), gr.Button()
        button.click(gate, text, out, **options)
    return demo, gate, text, button


async def test_once_drops_what_comes_while_a_run_lasts(serve_without_socket: Start) -> None:
    demo, gate, text, button = gated()
    visit = serve_without_socket(demo).visit()
    first = visit.send(button, "click", {text: "first"})
    await gate.is_entered()
    assert (await visit.run(button, "click", {text: "second"}))["state"] == "skipped"
    gate.open()
    assert (await visit.ending(f"{first}.0"))["state"] == "done"
    assert gate.calls == ["first"]


async def test_always_last_keeps_the_newest(serve_without_socket: Start) -> None:
    demo, gate, text, button = gated(trigger_mode="always_last")
    visit = serve_without_socket(demo).visit()
    runs = [f"{visit.send(button, 'click', {text: word})}.0" for word in ("first", "second", "third")]
    gate.open(2)
    states = {run: (await visit.ending(run))["state"] for run in (runs[1], runs[0], runs[2])}
    assert states == {runs[0]: "done", runs[1]: "skipped", runs[2]: "done"}
    assert gate.calls == ["first", "third"]


async def test_multiple_runs_all(serve_without_socket: Start) -> None:
    demo, gate, text, button = gated(trigger_mode="multiple")
    visit = serve_without_socket(demo).visit()
    for _ in range(5):
        visit.send(button, "click", {text: "x"})
    gate.open(5)
    assert await visit.endings(5) == [(0, "done")] * 5


async def test_a_lane_lets_one_run_in_and_others_wait_in_order(serve_without_socket: Start) -> None:
    demo, gate, text, button = gated()
    app = serve_without_socket(demo)
    visits = [app.visit() for _ in range(3)]
    for place, visit in enumerate(visits):
        visit.send(button, "click", {text: str(place)})
    await gate.is_entered()
    assert (await visits[1].receive("run"))["state"] == "queued"
    assert gate.calls == ["0"]
    gate.open(3)
    for visit in visits:
        assert (await visit.ending("e1.0"))["state"] == "done"
    assert gate.calls == ["0", "1", "2"]
    states = [message["state"] for message in visits[2].messages("run")]
    assert states == ["queued", "running", "done"]


async def test_a_run_that_waits_works_on_what_it_was_asked_for(serve_without_socket: Start) -> None:
    gate = Gate()
    with gr.Blocks() as demo:
        text, out, button, look = gr.Textbox(), gr.Textbox(), gr.Button(), gr.Button()
        button.click(gate, text, out)
        look.click(len, text, None)
    app = serve_without_socket(demo)
    other, visit = app.visit(), app.visit()
    other.send(button, "click", {text: "other"})
    await gate.is_entered()
    waiting = visit.send(button, "click", {text: "asked"})
    await visit.run(look, "click", {text: "edited meanwhile"})
    gate.open(2)
    assert (await visit.ending(f"{waiting}.0"))["state"] == "done"
    assert gate.calls == ["other", "asked"]


async def test_blocked_functions_do_not_hold_up_other_listeners(serve_without_socket: Start) -> None:
    gate = Gate()
    with gr.Blocks() as demo:
        out, blocked, free = gr.Textbox(), gr.Button(), gr.Button()
        blocked.click(gate, None, None)
        free.click(lambda: "free", None, out)
    app = serve_without_socket(demo)
    for _ in range(50):
        app.visit().send(blocked, "click")
    visit = app.visit()
    assert (await visit.run(free, "click"))["state"] == "done"
    gate.open(50)


async def test_queue_false_goes_past_the_lane(serve_without_socket: Start) -> None:
    demo, gate, _, button = gated(queue=False)
    app = serve_without_socket(demo)
    for _ in range(3):
        app.visit().send(button, "click")
    for _ in range(3):
        await gate.is_entered()
    gate.open(3)


async def test_past_the_queue_there_is_a_limit_too(
    serve_without_socket: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanes, "FAST_LANE_LIMIT", 2)
    demo, gate, text, button = gated(trigger_mode="multiple", queue=False)
    visit = serve_without_socket(demo).visit()
    for word in "abc":
        visit.send(button, "click", {text: word})
    await gate.is_entered()
    await gate.is_entered()
    assert len(gate.calls) == 2
    gate.open(3)
    await visit.endings(3)
    assert sorted(gate.calls) == ["a", "b", "c"]


async def test_beyond_the_limit_a_run_is_refused_and_room_comes_back(serve_without_socket: Start) -> None:
    demo, gate, _, button = gated(trigger_mode="multiple")
    app = serve_without_socket(demo)
    visits = [app.visit() for _ in range(40)]
    for number in range(MAX_WAITING + 1):
        visits[number % 40].send(button, "click")
    late = app.visit()
    assert "waiting" in (await late.run(button, "click"))["message"]
    gate.open(MAX_WAITING + 2)
    await visits[-1].endings(MAX_WAITING // 40)
    assert (await late.run(button, "click"))["state"] == "done"


def fail() -> None:
    raise ValueError("not today")


async def test_chains_follow_how_their_run_ended(serve_without_socket: Start) -> None:
    with gr.Blocks() as demo:
        good, bad = gr.Button(), gr.Button()
        calls: list[str] = []

        def note(word: str) -> Callable[[], None]:
            return lambda: calls.append(word)

        for button, function in ((good, lambda: None), (bad, fail)):
            first = button.click(function, None, None)
            first.failure(note("failure"))
            first.success(note("success"))
            first.then(note("then")).then(note("after then"))
    app = serve_without_socket(demo)
    for button, ended in ((good, "success"), (bad, "failure")):
        visit = app.visit()
        visit.send(button, "click")
        await visit.endings(4)
        assert sorted(calls) == sorted(["then", ended, "after then"])
        assert calls.index("then") < calls.index("after then")
        calls.clear()


async def test_a_chain_stops_at_the_link_that_fails(serve_without_socket: Start) -> None:
    with gr.Blocks() as demo:
        button, out = gr.Button(), gr.Textbox()
        first = button.click(lambda: "first", None, out)
        first.success(fail).success(lambda: "third", None, out)
    visit = serve_without_socket(demo).visit()
    visit.send(button, "click")
    assert await visit.endings(2) == [(0, "done"), (1, "failed")]
    await visit.run(button, "click")
    assert visit.value(out) == "first"
    assert 2 not in {message["listener"] for message in visit.messages("run")}


async def test_change_fires_once_for_what_a_function_changes(serve_without_socket: Start) -> None:
    calls: list[str] = []
    with gr.Blocks() as demo:
        text, button, same = gr.Textbox(), gr.Button(), gr.Button()
        text.change(calls.append, text, None)
        text.input(lambda value: calls.append(f"input {value}"), text, None)
        button.click(lambda: "new", None, text)
        same.click(lambda: gr.skip(), None, text)
    visit = serve_without_socket(demo).visit()
    visit.send(button, "click")
    await visit.endings(2)
    await visit.run(button, "click")  # the same value again is no change
    await visit.run(same, "click")
    visit.send(text, "change", {text: "typed"})
    visit.send(text, "input")
    await visit.endings(2)
    assert sorted(calls) == ["input typed", "new", "typed"]


@pytest.mark.parametrize("value", [float("nan"), [float("nan")], {"a": [1, {}]}, None], ids=repr)
async def test_a_value_that_stays_is_no_change(serve_without_socket: Start, value: Any) -> None:
    calls: list[Any] = []
    with gr.Blocks() as demo:
        out, button = gr.JSON(), gr.Button()
        button.click(lambda: value, None, out)
        out.change(calls.append, out, None)
    visit = serve_without_socket(demo).visit()
    visit.send(button, "click")
    await visit.endings(1 if value is None else 2)
    for _ in range(3):
        await visit.run(button, "click")
    assert len(calls) == (0 if value is None else 1)


async def test_two_fields_that_set_each_other_settle(serve_without_socket: Start) -> None:
    with gr.Blocks() as demo:
        celsius, fahrenheit = gr.Number(), gr.Number()
        celsius.change(lambda c: c * 9 / 5 + 32, celsius, fahrenheit)
        fahrenheit.change(lambda f: (f - 32) * 5 / 9, fahrenheit, celsius)
    visit = serve_without_socket(demo).visit()
    visit.send(celsius, "change", {celsius: 100.0})
    assert await visit.endings(2) == [(0, "done"), (1, "done")]
    assert visit.value(fahrenheit) == 212


async def test_an_endless_loop_of_changes_is_cut_with_an_error(serve_without_socket: Start) -> None:
    with gr.Blocks() as demo:
        number = gr.Number(label="Counter")
        number.change(lambda n: n + 1, number, number)
    visit = serve_without_socket(demo).visit()
    visit.send(number, "change", {number: 0})
    toast = await visit.receive("toast")
    while len(visit.messages("run")) < 2 * MAX_DEPTH + 2:
        await visit.next()
    states = [message["state"] for message in visit.messages("run")]
    assert (states.count("done"), states.count("failed")) == (MAX_DEPTH + 1, 1)
    assert "loop" in toast["title"]
    assert "Number 'Counter'" in toast["message"]


async def test_what_the_visitor_types_meanwhile_wins_over_an_echo(serve_without_socket: Start) -> None:
    gate = Gate()
    with gr.Blocks() as demo:
        a, b, button = gr.Textbox(), gr.Textbox(), gr.Button()
        button.click(lambda: "from the function", None, a)
        a.change(gate, a, b)
    visit = serve_without_socket(demo).visit()
    visit.send(button, "click")
    await gate.is_entered()
    visit.session.receive({str(b.id): "typed meanwhile"})
    gate.open()
    await visit.endings(2)
    assert visit.session.payload(b) == "typed meanwhile"


async def test_a_late_answer_still_changes_all_but_the_value(serve_without_socket: Start) -> None:
    gate = Gate()
    with gr.Blocks() as demo:
        text = gr.Textbox()
        text.submit(lambda value: gr.Textbox(gate(value), label="Answered"), text, text)
    visit = serve_without_socket(demo).visit()
    asked = visit.send(text, "submit", {text: "first"})
    await gate.is_entered()
    visit.session.receive({str(text.id): "typed meanwhile"})
    gate.open()
    await visit.ending(f"{asked}.0")
    assert visit.session.payload(text) == "typed meanwhile"
    assert text.id is not None
    assert visit.props[text.id] == {"label": "Answered"}


@pytest.mark.parametrize("times", [1, 2, 50])
async def test_an_event_that_comes_again_runs_once_and_is_told_its_end(
    serve_without_socket: Start, times: int
) -> None:
    calls: list[int] = []
    with gr.Blocks() as demo:
        button = gr.Button()
        button.click(lambda: calls.append(1), None, None, trigger_mode="multiple")
    app = serve_without_socket(demo)
    visit = app.visit()
    assert button.id is not None
    event = Event("same", button.id, "click", {}, None)
    for _ in range(times):
        app.scheduler.handle(visit.session, event)
    await visit.ending("same.0")
    app.scheduler.handle(visit.session, event)
    assert (await visit.ending("same.0"))["state"] == "done"
    assert calls == [1]


@pytest.mark.parametrize(
    "event",
    [
        ("e", 999, "click", {}),
        ("e", -1, "click", {}),
        ("e", 10**30, "click", {}),
        ("e", 1, "no_such_event", {}),
        ("e", 1, "__init__", {}),
        ("e", 0, "then", {}),
        ("e", 2, "click", {}),
        ("e", 3, "click", {}),
    ],
)
async def test_unknown_and_unbound_events_are_told_apart_by_nobody(
    serve_without_socket: Start, event: tuple[str, int, str, dict[str, Any]]
) -> None:
    with gr.Blocks() as demo:
        gr.Button().click(lambda: None)
        gr.Button()
        gr.State().change(lambda: None)
    app = serve_without_socket(demo)
    with pytest.raises(BadMessage, match="Nothing on this page listens"):
        app.scheduler.handle(app.visit().session, Event(*event, None))


@pytest.mark.parametrize("identifier", ["", "a.0", "a>1", "x" * 65, "line\nbreak", "\ud800", "ü", "a b"])
async def test_an_event_id_that_would_garble_logs_or_run_ids_is_refused(
    serve_without_socket: Start, identifier: str
) -> None:
    demo, _, _, button = gated()
    app = serve_without_socket(demo)
    assert button.id is not None
    with pytest.raises(BadMessage, match="id"):
        app.scheduler.handle(app.visit().session, Event(identifier, button.id, "click", {}, None))


@pytest.mark.parametrize("key", ["999", "-1", "x", "", "1.0", "²", "1" * 400, "0"])
async def test_values_of_what_takes_none_are_refused(serve_without_socket: Start, key: str) -> None:
    demo, gate, _, button = gated()
    app = serve_without_socket(demo)
    assert button.id is not None
    with pytest.raises(Refused):
        app.scheduler.handle(app.visit().session, Event("e", button.id, "click", {key: 1}, None))
    assert gate.calls == []


async def test_a_state_cannot_be_set_from_outside(serve_without_socket: Start) -> None:
    with gr.Blocks() as demo:
        state, button = gr.State("ours"), gr.Button()
        button.click(lambda value: value, state, state)
    visit = serve_without_socket(demo).visit()
    with pytest.raises(Refused):
        visit.send(button, "click", {state: "theirs"})
    assert visit.session.payload(state) == "ours"


class Endings:
    """Functions of each kind that last until they are ended, and say that they were."""

    def __init__(self) -> None:
        self.began, self.ended = threading.Event(), threading.Event()

    def generator(self) -> Iterator[int]:
        try:
            while True:
                self.began.set()
                yield 1
        finally:
            self.ended.set()

    async def async_generator(self) -> AsyncIterator[int]:
        try:
            self.began.set()
            yield 1
            await asyncio.Event().wait()
        finally:
            self.ended.set()

    async def coroutine(self) -> int:
        try:
            self.began.set()
            await asyncio.Event().wait()
        finally:
            self.ended.set()
        return 1


@pytest.mark.parametrize("kind", ["generator", "async_generator", "coroutine"])
async def test_the_end_of_a_session_ends_its_runs(
    serve_without_socket: Start, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    endings = Endings()
    with gr.Blocks() as demo:
        button, out = gr.Button(), gr.Number()
        button.click(getattr(endings, kind), None, out)
    app = serve_without_socket(demo)
    visit = app.visit()
    visit.send(button, "click")
    assert await asyncio.to_thread(endings.began.wait, 10)
    app.sessions.close(visit.session)
    assert await asyncio.to_thread(endings.ended.wait, 10)
    await app.scheduler.close()
    assert caplog.text == ""


async def test_a_session_that_ends_before_its_run_began_leaves_the_lane_free(
    serve_without_socket: Start,
) -> None:
    demo, gate, text, button = gated()
    app = serve_without_socket(demo)
    first, gone = app.visit(), app.visit()
    first.send(button, "click", {text: "first"})
    await gate.is_entered()
    gone.send(button, "click", {text: "gone"})
    app.sessions.close(gone.session)
    gate.open(2)
    assert (await app.visit().run(button, "click", {text: "here"}))["state"] == "done"
    assert gate.calls == ["first", "here"]


async def test_a_visit_that_never_answers_its_script_holds_up_nobody(serve_without_socket: Start) -> None:
    with gr.Blocks() as demo:
        text, out, button = gr.Textbox(), gr.Textbox(), gr.Button()
        button.click(lambda value: value, text, out, js="(x) => x")
    app = serve_without_socket(demo)
    silent, visit = app.visit(), app.visit()
    silent.send(button, "click")
    await silent.receive("call")
    visit.send(button, "click", {text: "mine"})
    await answer(visit)
    await visit.ending("e1.0")
    assert visit.value(out) == "mine"


async def answer(visit: Visit) -> None:
    """Give a script's argument back, as the script `(x) => x` does."""
    call = await visit.receive("call")
    visit.session.browser_calls.answer(Answer(call["call"], call["args"][0], None))


async def test_shutdown_names_the_function_that_does_not_end(
    serve_without_socket: Start, caplog: pytest.LogCaptureFixture
) -> None:
    demo, gate, _, button = gated()
    app = serve_without_socket(demo)
    app.visit().send(button, "click")
    await gate.is_entered()
    await app.scheduler.close(grace=0.01)
    assert "'Gate'" in caplog.text
    gate.open()


async def batch(app: App, button: gr.Button, text: gr.Textbox) -> None:
    for _ in range(200):
        visit = app.visit()
        for word in ("a", "b"):
            await visit.run(button, "click", {text: word})
        visit.send(button, "click")
        app.sessions.left(visit.session)
        app.sessions.close(visit.session)


def census(thing: Any, seen: set[int]) -> dict[str, int]:
    """How many things each container of the engine holds, by type and attribute."""
    found: dict[str, int] = {}
    if id(thing) in seen or not type(thing).__module__.startswith("fanlight.blocks."):
        return found
    seen.add(id(thing))
    for name, value in vars(thing).items() if hasattr(thing, "__dict__") else ():
        if hasattr(value, "__len__"):
            found[f"{type(thing).__name__}.{name}"] = len(value)
        found |= census(value, seen)
    return found


async def test_equal_batches_of_visits_leave_nothing_behind(serve_without_socket: Start) -> None:
    with gr.Blocks() as demo:
        text, out, state, button = gr.Textbox(), gr.Textbox(), gr.State([]), gr.Button()
        click = button.click(lambda value, kept: (value, [*kept, 1]), [text, state], [out, state])
        click.then(lambda: None)
        out.change(lambda: None)
        state.change(lambda: None)
    app = serve_without_socket(demo)
    counts = []
    for _ in range(2):
        await batch(app, button, text)
        await app.scheduler.idle()
        counts.append(census(app.scheduler, set()) | census(app.sessions, set()))
    assert {name: count for name, count in counts[1].items() if count > counts[0].get(name, 0)} == {}
    assert counts[1]["Sessions._sessions"] == counts[1]["Turns._turns"] == 0
