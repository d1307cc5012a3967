"""Stop stops: what waits at once, what runs as soon as it can be ended; one end for each run, and nothing after it."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest
from visit import App, Visit

import fanlight as gr
from fanlight.blocks.run import scheduler

Start = Callable[..., App]


class Stage:
    """A page with a function that can be stopped, and what a test waits for in it."""

    def __init__(self, function: Callable[..., Any], **options: Any) -> None:
        self.began, self.go, self.tidied = threading.Event(), threading.Event(), threading.Event()
        self.followed: list[str] = []
        with gr.Blocks() as demo:
            self.out, self.start, self.halt = gr.Textbox(), gr.Button(), gr.Button()
            run = self.start.click(lambda: function(self), None, self.out, **options)
            run.then(lambda: self.followed.append("then"))
            run.success(lambda: self.followed.append("success"))
            run.failure(lambda: self.followed.append("failure"))
            self.halt.click(None, None, None, cancels=[run])
        # what a lambda returns says whether it is a generator or a coroutine
        self.demo = demo

    async def begin(self, visit: Visit) -> str:
        run = f"{visit.send(self.start, 'click')}.0"
        assert await asyncio.to_thread(self.began.wait, 10)
        return run


def generator(stage: Stage) -> Iterator[str]:
    try:
        yield "first"
        stage.began.set()  # from here on a step lasts
        while True:
            stage.go.wait(10)
            yield "second"
    finally:
        stage.tidied.set()


async def coroutine(stage: Stage) -> str:
    try:
        stage.began.set()
        await asyncio.sleep(60)
        return "too late"
    finally:
        stage.tidied.set()


async def async_generator(stage: Stage) -> AsyncIterator[str]:
    try:
        stage.began.set()
        yield "first"
        await asyncio.sleep(60)
        yield "too late"
    finally:
        stage.tidied.set()


def busy(stage: Stage) -> str:
    try:
        stage.began.set()
        while True:
            pass
    finally:
        stage.tidied.set()


def attentive(stage: Stage) -> str:
    stage.began.set()
    while not gr.cancelled():
        stage.go.wait(0.005)
    stage.tidied.set()
    return "too late"


@pytest.mark.parametrize("function", [coroutine, async_generator, busy, attentive])
async def test_what_can_be_ended_ends_at_once(
    serve_without_socket: Start, function: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scheduler, "TELL_WITHIN", 10)
    stage = Stage(function)
    visit = serve_without_socket(stage.demo).visit()
    run = await stage.begin(visit)
    visit.send(stage.halt, "click")
    ending = await visit.ending(run)
    assert (ending["state"], ending["message"]) == ("cancelled", scheduler.STOPPED)
    assert await asyncio.to_thread(stage.tidied.wait, 10)


async def test_a_generator_ends_at_its_next_yield_and_tidies_up(serve_without_socket: Start) -> None:
    stage = Stage(generator)
    app = serve_without_socket(stage.demo)
    visit = app.visit()
    run = await stage.begin(visit)
    visit.send(stage.halt, "click")
    ending = await visit.ending(run)
    assert (ending["state"], ending["message"]) == ("cancelled", scheduler.AT_NEXT_STEP)
    assert not stage.tidied.is_set()
    stage.go.set()
    await app.scheduler.idle()
    assert stage.tidied.is_set()
    await visit.run(stage.halt, "click")
    assert visit.value(stage.out) == "first"


async def test_the_tab_hears_of_it_in_a_tenth_of_a_second(serve_without_socket: Start) -> None:
    def stubborn(stage: Stage) -> str:
        stage.began.set()
        stage.go.wait(10)
        return "too late"

    stage = Stage(stubborn)
    app = serve_without_socket(stage.demo)
    visit = app.visit()
    run = await stage.begin(visit)
    asked = time.monotonic()
    visit.send(stage.halt, "click")
    ending = await visit.ending(run)
    assert time.monotonic() - asked < 0.1 + 0.4  # the rest is for a machine that does other things as well
    assert (ending["state"], ending["message"]) == ("cancelled", scheduler.AT_WORK)
    stage.go.set()
    await app.scheduler.idle()
    await visit.run(stage.halt, "click")
    assert stage.out.id not in visit.props  # no output after that
    assert len([one for one in visit.messages("run") if one["run"] == run and one["state"] != "running"]) == 1


async def test_then_follows_a_cancelled_run_and_success_does_not(serve_without_socket: Start) -> None:
    stage = Stage(coroutine)
    app = serve_without_socket(stage.demo)
    visit = app.visit()
    await stage.begin(visit)
    visit.send(stage.halt, "click")
    await app.scheduler.idle()
    assert stage.followed == ["then"]


async def test_a_run_that_waits_is_gone_at_once(serve_without_socket: Start) -> None:
    stage = Stage(generator)
    app = serve_without_socket(stage.demo)
    first, second = app.visit(), app.visit()
    await stage.begin(first)
    waiting = f"{second.send(stage.start, 'click')}.0"
    second.send(stage.halt, "click")
    ending = await second.ending(waiting)
    assert (ending["state"], ending["message"]) == ("cancelled", scheduler.WAITED)
    first.send(stage.halt, "click")
    stage.go.set()
    await app.scheduler.idle()


async def test_only_ones_own_runs_are_cancelled(serve_without_socket: Start) -> None:
    stage = Stage(coroutine, concurrency_limit=None)
    app = serve_without_socket(stage.demo)
    first, second = app.visit(), app.visit()
    run = await stage.begin(first)
    await second.run(stage.halt, "click")
    assert run in first.session.open_runs
    first.send(stage.halt, "click")
    assert (await first.ending(run))["state"] == "cancelled"


async def test_the_one_that_waits_behind_it_goes_as_well(serve_without_socket: Start) -> None:
    stage = Stage(coroutine, trigger_mode="always_last")
    app = serve_without_socket(stage.demo)
    visit = app.visit()
    runs = {await stage.begin(visit), f"{visit.send(stage.start, 'click')}.0"}
    visit.send(stage.halt, "click")
    states = {run: (await visit.ending(run))["state"] for run in sorted(runs, reverse=True)}
    assert set(states.values()) == {"cancelled"}
    await app.scheduler.idle()
    assert stage.followed == ["then", "then"]


async def test_after_a_cancel_one_can_start_again(serve_without_socket: Start) -> None:
    stage = Stage(busy)
    visit = serve_without_socket(stage.demo).visit()
    for _ in range(3):
        stage.began.clear()
        run = await stage.begin(visit)
        visit.send(stage.halt, "click")
        assert (await visit.ending(run))["state"] == "cancelled"


async def test_the_place_of_a_function_that_never_ends_goes_to_the_next(
    serve_without_socket: Start, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(scheduler, "GRACE", 0.05)
    words = []

    def stubborn(stage: Stage) -> str:
        words.append("called")
        stage.began.set()
        if len(words) == 1:
            stage.go.wait(10)
        return "done"

    stage = Stage(stubborn)
    app = serve_without_socket(stage.demo)
    visit = app.visit()
    await stage.begin(visit)
    visit.send(stage.halt, "click")
    with caplog.at_level(logging.WARNING, "fanlight"):
        assert (await app.visit().run(stage.start, "click"))["state"] == "done"
    assert "still runs" in caplog.text
    stage.go.set()
    await app.scheduler.idle()
    assert (await app.visit().run(stage.start, "click"))["state"] == "done"


async def test_a_generator_that_yields_after_its_end_is_reported(
    serve_without_socket: Start, caplog: pytest.LogCaptureFixture
) -> None:
    def defiant(stage: Stage) -> Iterator[str]:
        try:
            stage.began.set()
            yield "first"
            stage.go.wait(10)
            yield "second"
        finally:
            yield "never"

    stage = Stage(defiant)
    app = serve_without_socket(stage.demo)
    visit = app.visit()
    run = await stage.begin(visit)
    visit.send(stage.halt, "click")
    await visit.ending(run)
    stage.go.set()
    await app.scheduler.idle()
    assert "did not end well" in caplog.text
    stage.began.clear()
    assert await stage.begin(visit)
    visit.send(stage.halt, "click")
    await app.scheduler.idle()


@pytest.mark.parametrize("function", [generator, async_generator, coroutine, busy])
async def test_the_end_of_a_session_ends_its_runs(serve_without_socket: Start, function: Any) -> None:
    stage = Stage(function)
    stage.go.set()
    app = serve_without_socket(stage.demo)
    visit = app.visit()
    await stage.begin(visit)
    app.sessions.close(visit.session)
    await app.scheduler.idle()
    assert stage.tidied.is_set()
    assert stage.followed == []


async def test_a_time_limit_ends_a_generator_as_if_it_were_done(serve_without_socket: Start) -> None:
    def count(stage: Stage) -> Iterator[str]:
        for number in range(10**6):
            yield str(number)
            stage.go.wait(0.005)

    stage = Stage(count, time_limit=0.1)
    app = serve_without_socket(stage.demo)
    visit = app.visit()
    assert (await visit.run(stage.start, "click"))["state"] == "done"
    await app.scheduler.idle()
    assert stage.followed == ["then", "success"]


async def test_a_time_limit_cancels_what_is_no_generator(serve_without_socket: Start) -> None:
    stage = Stage(coroutine, time_limit=0.05)
    visit = serve_without_socket(stage.demo).visit()
    ending = await visit.run(stage.start, "click")
    assert ending["state"] == "cancelled"
    assert "time limit" in ending["message"]


async def test_a_button_may_cancel_and_do_something_itself(serve_without_socket: Start) -> None:
    began = threading.Event()

    def endless() -> Iterator[int]:
        while True:
            began.set()
            yield 1

    with gr.Blocks() as demo:
        out, start, halt = gr.Number(), gr.Button(), gr.Button()
        run = start.click(endless, None, out)
        halt.click(lambda: -1, None, out, cancels=run)
    app = serve_without_socket(demo)
    visit = app.visit()
    visit.send(start, "click")
    await asyncio.to_thread(began.wait, 10)
    assert (await visit.run(halt, "click"))["state"] == "done"
    await app.scheduler.idle()
    assert visit.value(out) == -1


async def test_at_the_moment_of_the_last_output_there_is_one_end(serve_without_socket: Start) -> None:
    stage = Stage(lambda stage: stage.go.wait(10))
    app = serve_without_socket(stage.demo)
    visit = app.visit()
    for _ in range(50):
        stage.go.clear()
        run = f"{visit.send(stage.start, 'click')}.0"
        stage.go.set()
        await asyncio.to_thread(lambda: None)
        visit.send(stage.halt, "click")
        ending = await visit.ending(run)
        assert ending["state"] in ("done", "cancelled")
        await app.scheduler.idle()
        await visit.run(stage.halt, "click")
        ends = [one for one in visit.messages("run") if one["run"] == run and one["state"] != "running"]
        assert len(ends) == 1


def test_outside_of_a_run_nothing_is_cancelled() -> None:
    assert gr.cancelled() is False
