"""What the function of one listener is told of the run of another: the one that its visitor saw."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from visit import App

import fanlight as gr
from fanlight.blocks.errors import PageError
from fanlight.blocks.run.last_run import LastRun
from fanlight.blocks.wire.media import Media, StoredFile

Start = Callable[..., App]


class Stage:
    """A page whose second button looks back at the run of the first."""

    def __init__(self, function: Callable[..., Any], **options: Any) -> None:
        self.found: list[LastRun] = []
        with gr.Blocks() as demo:
            self.name, self.greeting = gr.Textbox(label="name"), gr.Textbox(label="greeting")
            self.greet, self.keep = gr.Button(), gr.Button()
            greet = self.greet.click(function, self.name, self.greeting, **options)

            def keep(run: LastRun = LastRun(greet)) -> None:
                self.found.append(run)

            self.keep.click(keep)
            self.chained: list[tuple[str, str | None]] = []

            def note(run: LastRun = LastRun(greet)) -> None:
                assert run.record is not None
                self.chained.append((run.record.state, run.outputs()[0]))

            greet.then(note)
        self.demo = demo

    def shown(self, run: str) -> dict[str, Any]:
        """What a tab sends with an event when it shows this run."""
        return {"shown_runs": {"0": run}}

    @property
    def values(self) -> tuple[Any, Any]:
        """What went into the run that was found last, and what came of it."""
        return self.found[-1].inputs()[0], self.found[-1].outputs()[0]


async def test_before_anything_has_run_there_is_none(serve_without_socket: Start) -> None:
    stage = Stage(lambda name: f"Hello {name}!")
    await serve_without_socket(stage.demo).visit().run(stage.keep, "click")
    assert stage.found[0].record is None
    assert stage.values == (None, None)


async def test_it_is_what_ran_and_not_what_stands_in_the_fields(serve_without_socket: Start) -> None:
    stage = Stage(lambda name: f"Hello {name}!")
    visit = serve_without_socket(stage.demo).visit()
    await visit.run(stage.greet, "click", {stage.name: "Ada"})
    await visit.run(stage.keep, "click", {stage.name: "Grace", stage.greeting: "typed over"})
    assert stage.values == ("Ada", "Hello Ada!")
    record = stage.found[0].record
    assert record is not None
    assert (record.state, record.name) == ("done", "<lambda>")


async def test_it_is_the_one_that_the_tab_showed(serve_without_socket: Start) -> None:
    stage = Stage(lambda name: f"Hello {name}!")
    visit = serve_without_socket(stage.demo).visit()
    first = await visit.run(stage.greet, "click", {stage.name: "Ada"})
    await visit.run(stage.greet, "click", {stage.name: "Grace"})
    await visit.run(stage.keep, "click", data=stage.shown(first["run"]))
    assert stage.values == ("Ada", "Hello Ada!")
    await visit.run(stage.keep, "click", data=stage.shown("someone else's"))
    assert stage.values == ("Grace", "Hello Grace!")


async def test_it_knows_what_stands_in_the_fields_by_now(serve_without_socket: Start) -> None:
    stage = Stage(lambda name: f"Hello {name}!")
    visit = serve_without_socket(stage.demo).visit()
    await visit.run(stage.greet, "click", {stage.name: "Ada"})
    await visit.run(stage.keep, "click")
    await visit.run(stage.keep, "click", {stage.name: "Grace"})
    before, after = stage.found
    assert (after.inputs(), after.now(stage.name), after.now(gr.State(7, render=False))) == (
        ["Ada"],
        "Grace",
        None,
    )
    assert before.looked_at < after.looked_at


@pytest.mark.parametrize("data", [7, {"shown_runs": 7}, {"shown_runs": {"0": ["e1.0"]}}, {"shown_runs": {}}])
async def test_what_a_tab_says_is_not_trusted(serve_without_socket: Start, data: Any) -> None:
    stage = Stage(lambda name: f"Hello {name}!")
    visit = serve_without_socket(stage.demo).visit()
    await visit.run(stage.greet, "click", {stage.name: "Ada"})
    await visit.run(stage.keep, "click", data=data)
    assert stage.values == ("Ada", "Hello Ada!")


async def test_a_failure_keeps_its_inputs_and_says_why(serve_without_socket: Start) -> None:
    def fail(name: str) -> str:
        raise gr.Error(f"No {name}.")

    stage = Stage(fail)
    visit = serve_without_socket(stage.demo).visit()
    await visit.run(stage.greet, "click", {stage.name: "Ada"})
    await visit.run(stage.keep, "click")
    record = stage.found[0].record
    assert record is not None
    assert (record.state, record.message, stage.values) == ("failed", "No Ada.", ("Ada", None))


async def test_of_a_stream_it_is_what_was_shown_so_far(serve_without_socket: Start) -> None:
    go = threading.Event()

    def count(name: str) -> Iterator[str]:
        yield "one"
        go.wait(20)
        yield "two"

    stage = Stage(count)
    visit = serve_without_socket(stage.demo).visit()
    run = visit.send(stage.greet, "click", {stage.name: "Ada"})
    await visit.receive("patch")
    await visit.run(stage.keep, "click")
    assert stage.values == ("Ada", "one")
    go.set()
    await visit.ending(f"{run}.0")
    await visit.run(stage.keep, "click")
    assert stage.values == ("Ada", "two")


async def test_what_follows_a_run_is_told_of_that_very_run(serve_without_socket: Start) -> None:
    held = [threading.Event(), threading.Event()]

    def slow(name: str) -> str:
        held[int(name)].wait(20)
        return name

    stage = Stage(slow, trigger_mode="multiple", concurrency_limit=2)
    app = serve_without_socket(stage.demo)
    visit = app.visit()
    for name in "01":
        visit.send(stage.greet, "click", {stage.name: name})
    held[1].set()
    await visit.endings(2)
    held[0].set()
    await visit.endings(2)
    assert stage.chained == [("done", "1"), ("done", "0")]


async def test_visitors_do_not_see_each_others_runs(serve_without_socket: Start) -> None:
    stage = Stage(lambda name: f"Hello {name}!")
    app = serve_without_socket(stage.demo)
    first = await app.visit().run(stage.greet, "click", {stage.name: "Ada"})
    await app.visit().run(stage.keep, "click", data=stage.shown(first["run"]))
    assert stage.found[0].record is None


async def test_a_run_that_leaves_its_output_alone_shows_what_stood_there(serve_without_socket: Start) -> None:
    stage = Stage(lambda name: f"Hello {name}!" if name else gr.skip())
    visit = serve_without_socket(stage.demo).visit()
    await visit.run(stage.greet, "click", {stage.name: "Ada"})
    await visit.run(stage.greet, "click", {stage.name: ""})
    await visit.run(stage.keep, "click")
    assert stage.values == ("", "Hello Ada!")


async def test_files_are_there_as_long_as_their_run_is_remembered(serve_without_socket: Start) -> None:
    found: list[LastRun] = []
    with gr.Blocks() as demo:
        photo, small = gr.Image(), gr.Image(format="png")
        run, keep, clear = gr.Button(), gr.Button(), gr.Button()
        shrink = run.click(lambda image: image[::2], photo, small)
        clear.click(lambda: (None, None), None, [photo, small])

        def look(run: LastRun = LastRun(shrink)) -> None:
            found.append(run)

        keep.click(look)
    app = serve_without_socket(demo)
    visit = app.visit()
    content = photo.postprocess(np.zeros((8, 8, 3), np.uint8))
    assert isinstance(content, Media)
    file = await asyncio.to_thread(app.files.publish, visit.session.id, content)
    await visit.run(run, "click", {photo: file.handle()})
    await visit.run(clear, "click")
    assert len(visit.session.files_in_use()) == 2
    await visit.run(keep, "click")
    (before,), (after,) = found[0].inputs(), found[0].outputs()
    assert isinstance(before, StoredFile)
    assert isinstance(after, StoredFile)
    assert photo.preprocess(after).shape == (4, 8, 3)  # type: ignore[union-attr]


async def test_old_runs_are_forgotten(serve_without_socket: Start) -> None:
    stage = Stage(lambda name: name)
    visit = serve_without_socket(stage.demo).visit()
    for number in range(20):
        await visit.run(stage.greet, "click", {stage.name: str(number)})
    assert (
        len(list(visit.session.latest_runs)) == 4 + 1
    )  # the last was still to be trimmed when it was asked for


def test_it_takes_a_listener() -> None:
    with pytest.raises(PageError, match="LastRun takes what"):
        LastRun(7)  # type: ignore[arg-type]


async def test_of_several_runs_that_one_event_led_to_each_is_followed_by_its_own(
    serve_without_socket: Start,
) -> None:
    both, found = threading.Barrier(2), list[tuple[Any, Any, str]]()

    def count() -> Iterator[str]:
        yield "1"
        yield "2"

    def meet(number: str) -> str:
        both.wait(20)
        return number * 2

    with gr.Blocks() as demo:
        number, doubled, button = gr.Textbox(), gr.Textbox(), gr.Button()
        button.click(count, None, number)
        double = number.change(meet, number, doubled, trigger_mode="multiple", concurrency_limit=2)

        def note(run: LastRun = LastRun(double)) -> None:
            assert run.record is not None
            found.append((run.inputs()[0], run.outputs()[0], run.record.state))

        double.then(note, concurrency_limit=None)
    visit = serve_without_socket(demo).visit()
    visit.send(button, "click")
    await visit.endings(5)
    assert sorted(found) == [("1", "11", "done"), ("2", "22", "done")]


def test_outside_of_a_run_there_is_none() -> None:
    with gr.Blocks():
        listener = gr.Button().click(lambda: None)
    assert LastRun(listener).for_run().record is None
