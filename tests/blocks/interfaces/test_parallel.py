"""Several models asked the same: all answers side by side, each as soon as it is there, no failure takes the others."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from visit import App, Visit

import fanlight as gr
from fanlight.blocks.errors import PageError
from fanlight.blocks.interfaces.interface import Interface
from fanlight.blocks.interfaces.parallel import Parallel
from fanlight.blocks.interfaces.series import Series
from fanlight.blocks.tree.block import Block
from fanlight.components.dataset import Dataset

Start = Callable[..., App]


def model(function: Callable[..., Any], **options: Any) -> Interface:
    return Interface(function, gr.Textbox(label="text", render=False), "text", **options)


def shout(text: str) -> str:
    return text.upper()


def whisper(text: str) -> str:
    return text.lower()


def fail(text: str) -> str:
    raise gr.Error("No such word.", print_exception=False)


def ask(demo: Parallel, visit: Visit, text: str = "Hi") -> str:
    return visit.send(submit(demo), "click", {demo.input_components[0]: text}) + ".0"


def submit(demo: Parallel) -> Block:
    source = demo.submission.triggers[0].source
    assert isinstance(source, Block)
    return source


async def answers(demo: Parallel, visit: Visit, text: str = "Hi") -> list[Any]:
    await visit.ending(ask(demo, visit, text))
    return [visit.value(output) for output in demo.output_components]


async def later(text: str) -> str:
    await asyncio.sleep(0)
    return f"later {text}"


def step_by_step(text: str) -> Iterator[str]:
    yield "one"
    yield f"two {text}"


async def step_by_step_later(text: str) -> AsyncIterator[str]:
    yield "three"
    yield f"four {text}"


def in_a_batch(texts: list[str]) -> list[list[str]]:
    return [[f"batch {text}" for text in texts]]


async def test_every_kind_of_function_is_asked(serve_without_socket: Start) -> None:
    demo = Parallel(
        model(shout),
        model(later),
        model(step_by_step),
        model(step_by_step_later),
        model(in_a_batch, batch=True),
    )
    visit = serve_without_socket(demo).visit()
    assert await answers(demo, visit) == ["HI", "later Hi", "two Hi", "four Hi", "batch Hi"]


async def test_they_run_at_the_same_time_and_each_answer_comes_at_once(serve_without_socket: Start) -> None:
    together, go = threading.Barrier(2, timeout=20), threading.Event()

    def first(text: str) -> str:
        together.wait()
        go.wait(20)
        return "first"

    def second(text: str) -> str:
        together.wait()
        return "second"

    demo = Parallel(model(first), model(second))
    visit = serve_without_socket(demo).visit()
    run = ask(demo, visit)
    await visit.receive("patch")
    assert visit.value(demo.output_components[1]) == "second"
    assert demo.output_components[0].id not in visit.props
    go.set()
    assert (await visit.ending(run))["state"] == "done"
    assert visit.value(demo.output_components[0]) == "first"


def test_outputs_are_called_after_their_interfaces() -> None:
    def both(text: str) -> tuple[str, str]:
        return text, text

    pair = Interface(both, "text", [gr.Textbox(label="left", render=False), "text"])
    demo = Parallel(model(shout), model(whisper, title="Quiet"), model(shout), model(lambda text: text), pair)
    assert [one.label for one in demo.output_components] == [
        "shout",
        "Quiet",
        "shout 2",
        "Model 4",
        "both: left",
        "both: output 1",
    ]
    assert [one.label for one in demo.input_components] == ["text"]


async def test_one_that_fails_says_why_at_its_own_output_and_leaves_the_others(
    serve_without_socket: Start,
) -> None:
    demo = Parallel(model(shout), model(fail), model(whisper))
    visit = serve_without_socket(demo).visit()
    run = ask(demo, visit)
    assert (await visit.ending(run))["state"] == "done"
    assert [visit.value(one) for one in demo.output_components] == ["HI", "", "hi"]
    assert [(one["block"], one["message"]) for one in visit.messages("invalid")] == [
        (demo.output_components[1].id, "No such word.")
    ]
    assert [(one["level"], one["title"]) for one in visit.messages("toast")] == [("warning", "fail")]


async def test_what_an_output_showed_before_goes_when_its_model_fails(serve_without_socket: Start) -> None:
    def picky(text: str) -> str:
        return fail(text) if text == "bad" else text

    demo = Parallel(model(picky), model(shout))
    visit = serve_without_socket(demo).visit()
    assert await answers(demo, visit, "good") == ["good", "GOOD"]
    assert await answers(demo, visit, "bad") == ["", "BAD"]


async def test_what_is_wrong_in_the_code_is_not_told_unless_the_author_wants_it(
    serve_without_socket: Start, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(text: str) -> str:
        raise RuntimeError("swordfish")

    demo = Parallel(model(shout), model(broken))
    visit = serve_without_socket(demo).visit()
    await visit.ending(ask(demo, visit))
    assert "swordfish" not in str(visit.seen)
    assert "swordfish" in caplog.text


@pytest.mark.parametrize("error", [SystemExit, KeyboardInterrupt, StopIteration, asyncio.CancelledError])
@pytest.mark.parametrize("is_async", [False, True])
async def test_whatever_a_model_raises_harms_its_own_output_only(
    serve_without_socket: Start,
    caplog: pytest.LogCaptureFixture,
    error: type[BaseException],
    is_async: bool,  # a parameter of the test
) -> None:
    def wild(text: str) -> str:
        raise error

    async def wild_later(text: str) -> str:
        raise error

    demo = Parallel(model(wild_later if is_async else wild), model(shout))
    visit = serve_without_socket(demo).visit()
    assert await answers(demo, visit) == ["", "HI"]


async def test_a_result_that_does_not_fit_harms_its_own_output_only(
    serve_without_socket: Start, caplog: pytest.LogCaptureFixture
) -> None:
    pair = Interface(lambda text: text, gr.Textbox(render=False), ["text", "text"], title="Pair")
    number = Interface(lambda text: {}, gr.Textbox(render=False), "number", title="Number")
    demo = Parallel(pair, number, model(shout))
    visit = serve_without_socket(demo).visit()
    assert await answers(demo, visit) == ["", "", None, "HI"]
    told = [message["message"] for message in visit.messages("invalid")]
    assert "'Pair' has 2 outputs" in told[0]
    assert "Output 1 of 'Number'" in told[-1]


async def test_where_all_fail_the_run_has_failed(serve_without_socket: Start) -> None:
    demo = Parallel(model(fail), model(fail, title="Other"))
    visit = serve_without_socket(demo).visit()
    ending = await visit.ending(ask(demo, visit))
    assert (ending["state"], ending["message"]) == ("failed", "No such word.")
    await visit.receive("toast")
    assert len(visit.messages("toast")) == 1


async def test_several_failures_are_told_at_once(serve_without_socket: Start) -> None:
    def fail_otherwise(text: str) -> str:
        raise gr.Error("Too long.", print_exception=False)

    demo = Parallel(model(fail), model(shout), model(fail_otherwise))
    visit = serve_without_socket(demo).visit()
    await visit.ending(ask(demo, visit))
    (toast,) = visit.messages("toast")
    assert (toast["title"], toast["message"]) == (
        "2 of 3 failed",
        "fail: No such word.\nfail_otherwise: Too long.",
    )


async def test_an_error_that_shall_not_be_seen_over_the_page_is_not(serve_without_socket: Start) -> None:
    def fail_quietly(text: str) -> str:
        raise gr.Error("No.", visible=False, print_exception=False)

    demo = Parallel(model(fail_quietly), model(shout))
    visit = serve_without_socket(demo).visit()
    await visit.ending(ask(demo, visit))
    assert visit.messages("toast") == []
    assert [one["message"] for one in visit.messages("invalid")] == ["No."]


async def test_stop_stops_all(serve_without_socket: Start) -> None:
    begun, ended = threading.Barrier(4, timeout=20), []

    def busy(text: str) -> str:
        begun.wait()
        try:
            while True:
                time.sleep(0.001)
        finally:
            ended.append("busy")

    def polite(text: str) -> str:
        begun.wait()
        while not gr.cancelled():
            time.sleep(0.001)
        ended.append("polite")
        return ""

    def stepping(text: str) -> Iterator[str]:
        begun.wait()
        try:
            while True:
                yield str(time.monotonic())
        finally:
            ended.append("stepping")

    async def waiting(text: str) -> str:
        try:
            await asyncio.to_thread(begun.wait)
            await asyncio.Event().wait()
        finally:
            ended.append("waiting")
        return ""

    demo = Parallel(model(busy), model(polite), model(stepping), model(waiting))
    with demo:
        stop = gr.Button("Stop all")
        stop.click(None, cancels=demo.submission)
    app = serve_without_socket(demo)
    visit = app.visit()
    run = ask(demo, visit)
    await visit.receive("patch")
    visit.send(stop, "click")
    assert (await visit.ending(run))["state"] == "cancelled"
    await app.scheduler.close()
    assert sorted(ended) == ["busy", "polite", "stepping", "waiting"]


async def test_the_models_do_not_see_what_the_others_do_to_their_inputs(serve_without_socket: Start) -> None:
    def spoil(image: np.ndarray[Any, Any]) -> str:
        image[:] = 0
        return "spoilt"

    def mean(image: Any) -> str:
        return f"{isinstance(image, np.ndarray)} {np.asarray(image).mean()}"

    demo = Parallel(
        Interface(spoil, gr.Image(render=False), "text"),
        Interface(mean, gr.Image(render=False), "text"),
        Interface(mean, gr.Image(type="pil", render=False), "text"),
    )
    app = serve_without_socket(demo)
    visit = app.visit()
    image = demo.input_components[0]
    media = image.postprocess(np.full((4, 4, 3), 7, np.uint8))
    file = await asyncio.to_thread(app.files.publish, visit.session.id, media)
    await visit.run(submit(demo), "click", {image: file.handle()})
    assert [visit.value(one) for one in demo.output_components] == ["spoilt", "True 7.0", "False 7.0"]


async def test_a_model_is_told_who_asks_and_tells_how_far_it_is(serve_without_socket: Start) -> None:
    def curious(text: str, request: gr.Request, progress: gr.Progress = gr.Progress()) -> str:
        progress(0.5, desc="half")
        return str(request.query_params["who"])

    demo = Parallel(model(curious), model(shout))
    visit = serve_without_socket(demo).visit(gr.Request(query_params={"who": "Ada"}))
    assert await answers(demo, visit) == ["Ada", "HI"]
    assert [bar["desc"] for message in visit.messages("progress") for bar in message["bars"]] == ["half"]


async def test_a_model_may_change_its_output_or_leave_it(serve_without_socket: Start) -> None:
    demo = Parallel(
        model(lambda text: gr.update(value=text, label="new")), model(lambda text: gr.skip()), model(shout)
    )
    visit = serve_without_socket(demo).visit()
    await visit.ending(ask(demo, visit))
    changed, left, shown = demo.output_components
    assert changed.id is not None
    assert (visit.value(changed), visit.props[changed.id]["label"]) == ("Hi", "new")
    assert left.id not in visit.props
    assert visit.value(shown) == "HI"


async def test_it_is_one_run(serve_without_socket: Start) -> None:
    demo = Parallel(model(shout), model(whisper))
    visit = serve_without_socket(demo).visit()
    await visit.ending(ask(demo, visit))
    assert len({message["run"] for message in visit.messages("run")}) == 1


class Cached:
    """Models whose examples' results are kept."""

    def __init__(self, start: Start, *functions: Callable[..., Any]) -> None:
        models = map(model, functions)
        self.demo = Parallel(*models, examples=["ada"], cache_examples=True, cache_mode="lazy")
        self.visit = start(self.demo).visit()

    async def show(self) -> list[Any]:
        (dataset,) = [block for block in self.demo.blocks.values() if isinstance(block, Dataset)]
        self.visit.send(dataset, "click", {dataset: 0})
        await self.visit.endings(2)
        return [self.visit.props.get(one.id or 0, {}).get("value") for one in self.demo.output_components]


async def test_the_results_of_examples_can_be_kept(
    serve_without_socket: Start, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    called: list[str] = []

    def note(text: str) -> str:
        called.append(text)
        return text.title()

    cached = Cached(serve_without_socket, shout, note)
    assert [await cached.show(), await cached.show()] == [["ADA", "Ada"], ["ADA", "Ada"]]
    assert called == ["ada"]
    assert await Cached(serve_without_socket, shout, whisper).show() == ["ADA", "ada"]  # other models


async def test_half_of_the_results_is_not_kept(
    serve_without_socket: Start, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    cached = Cached(serve_without_socket, shout, fail)
    await cached.show()
    assert {run["message"] for run in cached.visit.messages("run") if run["state"] == "failed"} == {
        "No such word."
    }


async def test_series_can_stand_side_by_side(serve_without_socket: Start) -> None:
    demo = Parallel(
        Series(model(shout), model(later)), model(whisper), Series(model(fail), model(shout), title="No")
    )
    visit = serve_without_socket(demo).visit()
    assert await answers(demo, visit) == ["later HI", "hi", ""]
    assert [one["message"] for one in visit.messages("invalid")] == ["Step 1 of 2, fail: No such word."]
    assert [one.label for one in demo.output_components] == ["chain", "whisper", "No"]


async def test_as_a_step_of_a_series_it_fails_with_one_of_its_models(serve_without_socket: Start) -> None:
    def join(first: str, second: str) -> str:
        return f"{first} {second}"

    texts = [gr.Textbox(render=False), gr.Textbox(render=False)]
    for second, state in ((whisper, "done"), (fail, "failed")):
        demo = Series(Parallel(model(shout), model(second)), Interface(join, [*texts], "text"))
        visit = serve_without_socket(demo).visit()
        run = visit.send(demo.submission.triggers[0].source, "click", {demo.input_components[0]: "Hi"})  # type: ignore[arg-type]
        assert (await visit.ending(f"{run}.0"))["state"] == state
        assert visit.messages("invalid") == []


async def test_on_a_page_the_interfaces_are_not_shown_themselves(serve_without_socket: Start) -> None:
    with gr.Blocks() as page:
        note = gr.Textbox()
        echo = gr.Button()
        echo.click(lambda: "before", None, note)
        demo = Parallel(model(shout), model(whisper))
        echo.click(lambda: None).then(lambda: "after", None, note)
    assert [type(one) for one in page.children] == [gr.Textbox, gr.Button, Parallel]
    visit = serve_without_socket(page).visit()
    assert await answers(demo, visit) == ["HI", "hi"]
    visit.send(echo, "click")
    await visit.endings(3)
    assert visit.value(note) == "after"


def test_inputs_that_differ_are_named() -> None:
    with pytest.raises(PageError, match=r"'shout' takes \(Textbox 'text'\) and 'abs' takes \(Number 'x'\)"):
        Parallel(model(shout), Interface(abs, gr.Number(label="x"), "number"))


async def test_live_the_latest_input_counts(serve_without_socket: Start) -> None:
    begun, go = threading.Event(), threading.Event()

    def slow(text: str) -> str:
        begun.set()
        go.wait(20)
        return text

    demo = Parallel(model(shout), model(slow), live=True)
    visit = serve_without_socket(demo).visit()
    text = demo.input_components[0]
    visit.send(text, "change", {text: "one"})
    await asyncio.to_thread(begun.wait)
    visit.send(text, "change", {text: "two"})
    go.set()
    assert [state for _, state in await visit.endings(2)] == ["cancelled", "done"]
    assert [visit.value(one) for one in demo.output_components] == ["TWO", "two"]


def test_a_state_would_be_everybodys() -> None:
    stateful = Interface(
        lambda text, seen: (text, seen), ["text", "state"], ["text", "state"], title="Stateful"
    )
    with pytest.raises(PageError, match="'Stateful' has a State"):
        Parallel(stateful, stateful)


def test_it_takes_interfaces() -> None:
    with pytest.raises(PageError, match="Parallel takes interfaces"):
        Parallel()
    with pytest.raises(PageError, match="Parallel takes interfaces"):
        Parallel(shout)  # type: ignore[arg-type]
