import asyncio
import functools
import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image as Pillow
from visit import App, Visit

import fanlight as gr
from fanlight.blocks.errors import PageError
from fanlight.blocks.tree.component import Component


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where results are kept."""
    monkeypatch.setenv("FANLIGHT_EXAMPLES_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


class Page:
    """A page whose examples have their results kept.

    Args:
        fn: the function.
        arguments: of `gr.Examples`.
    """

    def __init__(
        self,
        fn: Any,
        examples: Any = ("a", "b"),
        *,
        inputs: Component | None = None,
        output: Component | None = None,
        **arguments: Any,
    ) -> None:
        with gr.Blocks() as self.demo:
            self.input = (inputs or gr.Textbox(label="In", render=False)).render()
            self.output = (output or gr.Textbox(label="Out", render=False)).render()
            self.examples = gr.Examples(
                list(examples), self.input, self.output, fn, **{"cache_examples": True, **arguments}
            )

    async def open(self) -> App:
        """Serve it, after what comes before that."""
        app = App(self.demo)
        visit = app.visit()
        await app.scheduler.prepare(visit.session)
        return app

    async def click(self, app: App, place: int) -> Visit:
        """Click an example as a new visitor and wait until all is shown."""
        visit = app.visit()
        visit.send(self.examples.dataset, "click", {self.examples.dataset: place})
        await visit.endings(2)
        return visit

    async def clicked(self, place: int) -> Visit:
        app = await self.open()
        try:
            return await self.click(app, place)
        finally:
            await app.close()

    async def shown(self, place: int) -> Any:
        """What the output shows after a click on an example."""
        return (await self.clicked(place)).value(self.output)


class Counting:
    """A function that notes its calls."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def __call__(self, text: str) -> str:
        self.calls.append(text)
        return text.upper()


async def test_eager_results_are_there_before_the_first_visitor() -> None:
    fn = Counting()
    page = Page(fn)
    app = await page.open()
    assert fn.calls == ["a", "b"]
    assert (await page.click(app, 1)).value(page.output) == "B"
    assert fn.calls == ["a", "b"]
    await app.close()


async def test_a_click_fills_the_input_too() -> None:
    page = Page(str.upper)
    visit = await page.clicked(0)
    assert (visit.value(page.input), visit.value(page.output)) == ("a", "A")


async def test_lazy_results_come_with_the_first_click() -> None:
    fn = Counting()
    page = Page(fn, cache_mode="lazy")
    app = await page.open()
    assert fn.calls == []
    first = await page.click(app, 1)
    second = await page.click(app, 1)
    assert (first.value(page.output), second.value(page.output)) == ("B", "B")
    assert fn.calls == ["b"]
    await app.close()


@pytest.mark.parametrize("mode", ["eager", "lazy"])
async def test_the_next_start_finds_what_was_kept(mode: Any) -> None:
    fn = Counting()
    await Page(fn, cache_mode=mode).shown(0)
    calls = list(fn.calls)
    assert await Page(fn, cache_mode=mode).shown(0) == "A"
    assert fn.calls == calls


async def test_another_function_another_component_and_other_values_are_computed_anew() -> None:
    fn = Counting()
    await Page(fn).open()
    await Page(fn, ["b", "c"]).open()
    assert fn.calls == ["a", "b", "c"]
    await Page(fn, output=gr.Textbox(lines=2, render=False)).open()
    assert fn.calls == ["a", "b", "c", "a", "b"]
    assert await Page(lambda text: text + "!").shown(0) == "a!"


async def test_a_file_that_changed_is_another_example(tmp_path: Path) -> None:
    def brightness(pixels: Any) -> float:
        return float(pixels.mean())

    page = functools.partial(Page, brightness, [str(tmp_path / "it.png")], inputs=None)
    for colour, mean in (("black", 0), ("white", 255)):
        Pillow.new("RGB", (2, 2), colour).save(tmp_path / "it.png")
        made = page(inputs=gr.Image(render=False), output=gr.Number(render=False))
        assert await made.shown(0) == mean


def letters(text: str) -> Iterator[str]:
    for end in range(1, 4):
        yield text * end


async def async_letters(text: str) -> AsyncIterator[str]:
    for end in range(1, 4):
        await asyncio.sleep(0)
        yield text * end


async def later(text: str) -> str:
    await asyncio.sleep(0)
    return text * 3


def several(texts: list[str]) -> list[list[str]]:
    return [[text * 3 for text in texts]]


def asking(text: str, request: gr.Request, progress: gr.Progress = gr.Progress()) -> str:
    progress(0.5)
    gr.Info("half")
    return text * 3 if isinstance(request, gr.Request) else ""


@pytest.mark.parametrize("fn", [letters, async_letters, later, asking])
async def test_functions_of_all_kinds_keep_their_last_value(fn: Any) -> None:
    app = await (page := Page(fn)).open()
    visit = await page.click(app, 0)
    assert visit.value(page.output) == "aaa"
    assert len([one for one in visit.messages("patch") if one["block"] == page.output.id]) == 1
    await app.close()


async def test_a_function_of_lists_gets_lists() -> None:
    assert await Page(several, batch=True).shown(1) == "bbb"


async def test_a_generator_streams_to_the_first_one_who_clicks() -> None:
    visit = await Page(letters, cache_mode="lazy").clicked(0)
    assert visit.messages("run")[-1]["state"] == "done"
    assert await Page(letters, cache_mode="lazy").shown(0) == "aaa"


async def test_what_a_generator_left_alone_in_its_last_item_is_kept_from_before() -> None:
    def two(text: str) -> Iterator[Any]:
        yield text, gr.skip()
        yield gr.skip(), gr.update(label="Second")
        yield gr.skip(), "2"

    for _ in range(2):
        with gr.Blocks() as demo:
            text, first, second = gr.Textbox(), gr.Textbox(), gr.Textbox()
            examples = gr.Examples(["x"], text, [first, second], two, cache_examples=True)
        app = App(demo)
        await app.scheduler.prepare(app.visit().session)
        visit = app.visit()
        visit.send(examples.dataset, "click", {examples.dataset: 0})
        await visit.endings(2)
        assert (visit.value(first), visit.value(second)) == ("x", "2")
        assert second.id is not None
        assert visit.props[second.id]["label"] == "Second"
        await app.close()


async def test_images_come_back_bit_by_bit() -> None:
    noise = np.random.default_rng(2).integers(0, 256, (6, 5, 3), dtype=np.uint8)
    calls: list[str] = []

    def draw(text: str) -> Any:
        calls.append(text)
        return noise

    for _ in range(2):
        picture = gr.Image(render=False)
        page = Page(draw, ["x"], output=picture)
        got: list[Any] = []
        with page.demo:
            picture.change(got.append, picture)
        app = await page.open()
        visit = app.visit()
        visit.send(page.examples.dataset, "click", {page.examples.dataset: 0})
        await visit.endings(3)
        assert (got[0] == noise).all()
        await app.close()
    assert calls == ["x"]


async def test_an_example_that_fails_is_named_and_the_others_are_kept(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fragile(text: str) -> str:
        if text == "a":
            raise ValueError("no a")
        return text.upper()

    page = Page(fragile)
    with caplog.at_level(logging.WARNING, "fanlight"):
        app = await page.open()
    assert "Example 0, ['a'], has no result: the function 'fragile' fails for it." in caplog.text
    assert (await page.click(app, 1)).value(page.output) == "B"
    visit = await page.click(app, 0)
    assert visit.messages("run")[-1]["state"] == "failed"
    await app.close()


async def test_the_first_example_stands_on_the_page_where_results_are_there() -> None:
    page = Page(str.upper, preload=1)
    app = await page.open()
    visit = app.visit()
    visit.send(page.demo, "load")
    await visit.endings(2)
    assert (visit.value(page.input), visit.value(page.output)) == ("b", "B")
    await app.close()


async def test_a_page_that_is_loaded_again_keeps_what_stands_there() -> None:
    page = Page(str.upper)
    app = await page.open()
    visit = app.visit()
    for entered, there in (None, "a"), ("mine", "mine"), ("", ""):
        visit.send(page.demo, "load", {} if entered is None else {page.input: entered})
        await visit.endings(2)
        assert visit.session.payload(page.input) == there
    await app.close()


async def test_nothing_stands_there_where_the_first_one_failed() -> None:
    page = Page(lambda text: int(text))
    app = await page.open()
    visit = app.visit()
    visit.send(page.demo, "load")
    await visit.endings(2)
    assert visit.props == {}
    await app.close()


@pytest.mark.parametrize(
    "arguments",
    [
        {"preload": False},
        {"preload": 5},
        {"cache_mode": "lazy"},
        {"inputs": gr.Textbox("mine", render=False)},
        {"cache_examples": False},
    ],
)
def test_else_none_stands_there(arguments: dict[str, Any]) -> None:
    page = Page(str.upper, **arguments)
    assert page.demo.graph.started_by(page.demo.id or 0, "load") == []


async def test_no_tab_can_ask_for_what_comes_before_the_first_visitor() -> None:
    page = Page(str.upper)
    app = await page.open()
    with pytest.raises(Exception, match="Nothing on this page listens to the event 'prepare'"):
        app.visit().send(page.demo, "prepare")
    await app.close()


async def test_two_who_click_at_the_same_time_have_it_computed_once() -> None:
    fn = Counting()
    page = Page(fn, cache_mode="lazy")
    app = await page.open()
    visits = await asyncio.gather(*(page.click(app, 0) for _ in range(5)))
    assert [visit.value(page.output) for visit in visits] == ["A"] * 5
    assert fn.calls == ["a"]
    await app.close()


async def test_all_arguments_of_a_function_have_a_value() -> None:
    with gr.Blocks() as demo:
        text, times, seen, out = gr.Textbox(), gr.Number(2, precision=0), gr.State("!"), gr.Textbox()
        examples = gr.Examples(
            [["ab"]],
            [text, times],
            out,
            lambda text, times, seen: text * times + seen,
            cache_examples=True,
            arguments=[text, times, seen],
        )
    app = App(demo)
    await app.scheduler.prepare(app.visit().session)
    visit = app.visit()
    visit.send(examples.dataset, "click", {examples.dataset: 0})
    await visit.endings(2)
    assert visit.value(out) == "abab!"
    await app.close()


async def test_the_environment_can_ask_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADIO_CACHE_EXAMPLES", "true")
    monkeypatch.setenv("GRADIO_CACHE_MODE", "lazy")
    assert Page(str.upper, cache_examples=None).examples.cache_mode == "lazy"
    assert Page(str.upper, cache_examples=None, cache_mode="eager").examples.cache_mode == "eager"
    with gr.Blocks():
        assert gr.Examples(["a"], gr.Textbox()).cache_mode is None
    monkeypatch.delenv("GRADIO_CACHE_EXAMPLES")
    assert Page(str.upper, cache_examples=None).examples.cache_mode is None


async def test_the_environment_can_ask_to_compute_all_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    fn = Counting()
    await Page(fn, ["a"]).open()
    monkeypatch.setenv("FANLIGHT_RESET_EXAMPLES_CACHE", "True")
    await Page(fn, ["a"]).open()
    assert fn.calls == ["a", "a"]


def test_results_of_no_function_cannot_be_kept() -> None:
    with gr.Blocks(), pytest.raises(PageError, match="give it fn= and outputs="):
        gr.Examples(["a"], gr.Textbox(), cache_examples=True)
    with pytest.raises(PageError, match="cache_mode='now'"):
        Page(str.upper, cache_mode="now")


async def test_an_argument_that_cannot_be_told_is_computed_each_time(
    caplog: pytest.LogCaptureFixture,
) -> None:
    calls: list[Any] = []
    values = [lambda: None]
    with gr.Blocks() as demo:
        state, out = gr.State(), gr.Number()
        examples = gr.Examples([values], state, out, calls.append, cache_examples=True)
    app = App(demo)
    with caplog.at_level(logging.WARNING, "fanlight"):
        await app.scheduler.prepare(app.visit().session)
    assert "is not kept" in caplog.text
    await app.close()
    assert examples.cache_mode == "eager"


@pytest.mark.parametrize(("value", "is_kept"), [([1, {"a": None}], True), ((1, 2), False), (object(), False)])
async def test_a_state_comes_back_as_it_was_or_is_not_kept(
    caplog: pytest.LogCaptureFixture, value: Any, *, is_kept: bool
) -> None:
    got: list[Any] = []
    for _ in range(2):
        with gr.Blocks() as demo:
            text, state = gr.Textbox(), gr.State()
            examples = gr.Examples(
                ["a"], text, state, lambda text: value, cache_examples=True, cache_mode="lazy"
            )
            assert examples.cache_event is not None
            examples.cache_event.then(got.append, state)
        app = App(demo)
        visit = app.visit()
        visit.send(examples.dataset, "click", {examples.dataset: 0})
        await visit.endings(3)
        await app.close()
    assert got == [value, value]
    assert ("cannot be kept" in caplog.text) is not is_kept
