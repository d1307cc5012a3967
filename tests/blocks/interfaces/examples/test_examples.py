from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image as Pillow
from visit import App, Visit

import fanlight as gr
from fanlight.blocks.errors import PageError


class Page:
    """A page with two inputs and one output.

    Attributes:
        ran: the arguments with which the function was called.
    """

    def __init__(self) -> None:
        self.ran: list[tuple[Any, Any]] = []
        with gr.Blocks() as self.demo:
            self.word = gr.Textbox(label="Word")
            self.times = gr.Number(label="Times", precision=0)
            self.result = gr.Textbox(label="Result")

    def repeat(self, word: str, times: int) -> str:
        self.ran.append((word, times))
        return word * times

    def examples(self, examples: Any, **arguments: Any) -> gr.Examples:
        with self.demo:
            return gr.Examples(examples, [self.word, self.times], **arguments)


async def clicked(page: gr.Blocks, examples: gr.Examples, index: int, *, runs: int = 1) -> Visit:
    """Visit a page and click an example; gives the visit when as many runs have ended."""
    app = App(page)
    try:
        visit = app.visit()
        visit.send(examples.dataset, "click", {examples.dataset: index})
        await visit.endings(runs)
        return visit
    finally:
        await app.close()


async def test_a_click_fills_the_inputs_in_one_go() -> None:
    page = Page()
    examples = page.examples([["a", 1], ["b", 2]])
    visit = await clicked(page.demo, examples, 1)
    assert (visit.value(page.word), visit.value(page.times)) == ("b", 2)
    assert visit.messages("run")[-1]["state"] == "done"


async def test_with_one_input_examples_are_values() -> None:
    with gr.Blocks() as demo:
        word = gr.Textbox()
        examples = gr.Examples(["a", "b"], word)
    assert (await clicked(demo, examples, 0)).value(word) == "a"


async def test_an_input_for_which_no_example_has_a_value_stays_as_it_is() -> None:
    page = Page()
    examples = page.examples([["a"], ["b", None]])
    visit = await clicked(page.demo, examples, 1)
    assert visit.value(page.word) == "b"
    assert page.times.id not in visit.props
    assert examples.dataset.components == [page.word]


async def test_what_one_example_lacks_is_emptied() -> None:
    page = Page()
    examples = page.examples([["a", 1], ["b"]])
    assert (await clicked(page.demo, examples, 1)).value(page.times) is None


async def test_what_changes_with_the_inputs_follows() -> None:
    page = Page()
    examples = page.examples([["a", 1]])
    with page.demo:
        page.word.change(lambda word: word.upper(), page.word, page.result)
    assert (await clicked(page.demo, examples, 0, runs=2)).value(page.result) == "A"


async def test_a_click_can_run_the_function() -> None:
    page = Page()
    examples = page.examples([["a", 3]], outputs=page.result, fn=page.repeat, run_on_click=True)
    assert (await clicked(page.demo, examples, 0, runs=2)).value(page.result) == "aaa"
    assert page.ran == [("a", 3)]


async def test_what_follows_the_click_can_be_said() -> None:
    page = Page()
    examples = page.examples([["a", 3]])
    assert examples.load_input_event is not None
    with page.demo:
        examples.load_input_event.then(page.repeat, [page.word, page.times], page.result)
    assert (await clicked(page.demo, examples, 0, runs=2)).value(page.result) == "aaa"


async def test_a_listener_of_the_dataset_gets_place_and_values() -> None:
    page = Page()
    examples = page.examples([["a", 1], ["b", 2]])
    with page.demo:
        examples.dataset.click(lambda sample: str(sample), examples.dataset, page.result)
    assert (await clicked(page.demo, examples, 1, runs=2)).value(page.result) == "(1, ['b', 2])"


async def test_an_image_comes_as_it_is_in_the_file(tmp_path: Path) -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (4, 5, 3), dtype=np.uint8)
    Pillow.fromarray(pixels).save(tmp_path / "noise.png")
    got: list[Any] = []
    with gr.Blocks() as demo:
        image = gr.Image()
        examples = gr.Examples([str(tmp_path / "noise.png")], image, None, got.append, run_on_click=True)
    visit = await clicked(demo, examples, 0, runs=2)
    assert visit.value(image)["name"] == "noise.png"
    assert str(tmp_path) not in str(visit.seen)
    assert (got[0] == pixels).all()


def test_labels_stand_for_the_examples() -> None:
    page = Page()
    examples = page.examples([["a", 1], ["b", 2]], example_labels=["one", "two"])
    assert examples.dataset.props()["sample_labels"] == ["one", "two"]
    with pytest.raises(PageError, match="1 example_labels for 2 examples"):
        page.examples([["a", 1], ["b", 2]], example_labels=["one"])


async def test_columns_can_be_left_out_and_are_filled_all_the_same() -> None:
    page = Page()
    examples = page.examples([["a", 1], ["b", 2]], visible_columns=[1])
    assert examples.dataset.samples == [[1], [2]]
    visit = await clicked(page.demo, examples, 1)
    assert (visit.value(page.word), visit.value(page.times)) == ("b", 2)


def test_pages_heading_and_id_are_the_dataset_s() -> None:
    page = Page()
    examples = page.examples([["a", 1]], examples_per_page=3, label="Try", elem_id="try", visible="hidden")
    props = examples.dataset.props()
    assert [props[name] for name in ("samples_per_page", "label", "elem_id", "visible")] == [
        3,
        "Try",
        "try",
        "hidden",
    ]


def test_running_with_a_click_needs_a_function() -> None:
    with pytest.raises(PageError, match="run_on_click=True"):
        Page().examples([["a", 1]], run_on_click=True)


def test_no_examples_are_none() -> None:
    assert Page().examples([]).dataset.samples == []


async def test_examples_made_off_the_page_are_bound_to_it_later() -> None:
    word = gr.Textbox(render=False)
    examples = gr.Examples(["a"], word)
    assert examples.load_input_event is None
    with gr.Blocks() as demo:
        word.render()
        examples.dataset.render()
        examples.create()
        examples.create()
    assert len(demo.graph.listeners) == 1
    assert (await clicked(demo, examples, 0)).value(word) == "a"


async def test_pictures_of_new_samples_are_in_use_as_long_as_they_are_shown(tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        Pillow.new("RGB", (2, 2), "red" if name == "a.png" else "blue").save(tmp_path / name)
    with gr.Blocks() as demo:
        samples = gr.Dataset(components=["image", "textbox"])
        button = gr.Button()
        rows = [[str(tmp_path / name), name] for name in ("a.png", "b.png")]
        button.click(lambda: gr.Dataset(samples=rows), None, samples)
    app = App(demo)
    visit = app.visit()
    await visit.run(button, "click")
    assert samples.id is not None
    shown = {file["$file"] for file, _ in visit.props[samples.id]["samples"]}
    assert len(shown) == 2
    assert shown <= visit.session.files_in_use()
    await app.close()
