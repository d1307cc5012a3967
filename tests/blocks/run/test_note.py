"""What the run log knows of runs that the engine has done."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest
from visit import App

import fanlight as gr
from fanlight.blocks.errors import FanlightError
from fanlight.blocks.run.run_log.record import Record

Start = Callable[[gr.Blocks], App]


@pytest.fixture
async def start() -> AsyncIterator[Start]:
    apps: list[App] = []

    def make(demo: gr.Blocks) -> App:
        apps.append(App(demo))
        return apps[-1]

    yield make
    for app in apps:
        await app.close()


async def records(app: App) -> list[Record]:
    return (await app.run_log.recent())[::-1]


async def test_a_run_s_record_has_its_inputs_outputs_and_times(start: Start) -> None:
    with gr.Blocks() as demo:
        name, greeting = gr.Textbox(), gr.Textbox()
        name.submit(lambda name: f"Hello {name}", name, greeting, api_name="greet")
    app = start(demo)
    visit = app.visit()
    await visit.run(name, "submit", {name: "Ada"})
    (record,) = await records(app)
    assert (record.session, record.run, record.api_name) == (visit.session.id, "e1.0", "greet")
    assert record.inputs == {name.id: "Ada"}
    assert record.outputs == {greeting.id: {"value": "Hello Ada"}}
    assert (record.state, record.message) == ("done", None)
    assert record.waited is not None
    assert record.ran is not None
    assert record.waited >= 0
    assert record.ran >= 0


async def test_outputs_toasts_and_progress_are_kept_as_they_came(start: Start) -> None:
    def count(progress: gr.Progress = gr.Progress()) -> Iterator[int]:  # that is how one asks for it
        yield 1
        gr.Info("Half way")
        progress(0.5)
        yield 2

    with gr.Blocks() as demo:
        number = gr.Number()
        button = gr.Button()
        button.click(count, None, number)
    app = start(demo)
    await app.visit().run(button, "click")
    (record,) = await records(app)
    assert number.id is not None
    kinds = {entry.kind for entry in record.entries()}
    assert kinds == {"output", "toast", "progress"}
    assert [one.data[number.id]["value"] for one in record.entries() if one.kind == "output"] == [1, 2]
    (toast,) = [one.data for one in record.entries() if one.kind == "toast"]
    assert (toast["level"], toast["message"]) == ("info", "Half way")


async def test_an_error_is_kept_with_its_toast(start: Start) -> None:
    def fail() -> None:
        raise gr.Error("No such name")

    with gr.Blocks() as demo:
        button = gr.Button()
        button.click(fail)
    app = start(demo)
    await app.visit().run(button, "click")
    (record,) = await records(app)
    assert (record.state, record.message) == ("failed", "No such name")
    assert [one.kind for one in record.entries()] == ["toast"]


async def test_chains_and_changes_belong_to_the_event_that_led_to_them(start: Start) -> None:
    with gr.Blocks() as demo:
        first, second, third = gr.Textbox(), gr.Textbox(), gr.Textbox()
        button = gr.Button()
        button.click(lambda: "a", None, first).then(lambda: "b", None, second)
        first.change(lambda text: text, first, third)
    app = start(demo)
    visit = app.visit()
    visit.send(button, "click")
    await visit.endings(3)
    found = await records(app)
    assert len(found) == 3
    assert {record.event for record in found} == {"e1"}
    assert await app.run_log.family(found[0]) == found


async def test_live_runs_tell_whether_they_wait_or_run(start: Start) -> None:
    gate, begun = threading.Event(), threading.Semaphore(0)

    def wait() -> None:
        begun.release()
        assert gate.wait(30)

    with gr.Blocks() as demo:
        button = gr.Button()
        button.click(wait, trigger_mode="multiple")
    app = start(demo)
    visit = app.visit()
    first, second = visit.send(button, "click"), visit.send(button, "click")
    assert await asyncio.to_thread(begun.acquire, timeout=10)
    assert [record.state for record in await records(app)] == ["running", "queued"]
    gate.set()
    await visit.ending(f"{first}.0")
    await visit.ending(f"{second}.0")
    assert [record.state for record in await records(app)] == ["done", "done"]
    waited = (await records(app))[1].waited
    assert waited is not None
    assert waited > 0


async def test_skipped_and_cancelled_runs_have_records_too(start: Start) -> None:
    gate = threading.Event()

    def wait() -> None:
        assert gate.wait(30)

    with gr.Blocks() as demo:
        button, stop = gr.Button(), gr.Button()
        run = button.click(wait, trigger_mode="once")
        stop.click(None, cancels=[run])
    app = start(demo)
    visit = app.visit()
    first, second = visit.send(button, "click"), visit.send(button, "click")
    await visit.ending(f"{second}.0")
    await visit.run(stop, "click")
    await visit.ending(f"{first}.0")
    states = {record.run: record.state for record in await records(app)}
    assert states == {"e1.0": "cancelled", "e2.0": "skipped", "e3.0": "done"}
    gate.set()


async def test_values_of_states_are_not_recorded(start: Start) -> None:
    with gr.Blocks() as demo:
        state, button = gr.State("secret"), gr.Button()
        button.click(lambda value: value * 2, state, state)
    app = start(demo)
    await app.visit().run(button, "click")
    (record,) = await records(app)
    assert record.inputs == {state.id: None}
    assert record.outputs == {}


async def test_passwords_are_not_recorded(start: Start) -> None:
    with gr.Blocks() as demo:
        password, other = gr.Textbox(type="password"), gr.Textbox()
        password.submit(lambda text: (text, str(len(text))), password, [password, other])
    app = start(demo)
    await app.visit().run(password, "submit", {password: "hunter2"})
    (record,) = await records(app)
    assert record.inputs == {password.id: None}
    assert record.outputs == {other.id: {"value": "7"}}


async def test_two_equal_batches_of_work_leave_the_same_behind(start: Start) -> None:
    with gr.Blocks() as demo:
        text, shown = gr.Textbox(), gr.Textbox()
        text.submit(lambda text: text, text, shown, trigger_mode="multiple")
    app = start(demo)

    async def work() -> tuple[int, int]:
        visit = app.visit()
        for number in range(600):
            await visit.run(text, "submit", {text: str(number % 10)})
        return len(app.run_log._ended), len(app.run_log._by_run)

    await work()
    assert await work() == await work() == (1000, 1000)


def test_a_file_named_by_the_author_is_refused_where_it_cannot_be_used(tmp_path: Any) -> None:
    (tmp_path / "notes").write_text("not a database" * 100)
    with gr.Blocks(run_log=tmp_path / "notes") as demo:
        gr.Textbox()
    with pytest.raises(FanlightError, match=r"is damaged: .*Move it away"):
        demo.launch(prevent_thread_lock=True, quiet=True, server_port=0)
