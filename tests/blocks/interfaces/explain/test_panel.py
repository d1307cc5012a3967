"""The button Explain of an interface: what it asks, what it shows, how it is stopped."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from visit import App, Visit

import fanlight as gr
from fanlight.blocks.errors import PageError
from fanlight.blocks.files.payload_walk import to_wire
from fanlight.blocks.tree.block import Block

Start = Callable[..., App]


def button(demo: gr.Interface, text: str) -> gr.Button:
    found = [one for one in demo.blocks.values() if isinstance(one, gr.Button) and one.value == text]
    return found[-1]  # the last Stop is the explanation's


def shown(demo: gr.Interface) -> list[gr.Component]:
    """The legend, and what else shows an explanation."""
    components = [one for one in demo.blocks.values() if isinstance(one, gr.Component)]
    return [one for one in components if str(one.label).startswith("Explanation")]


def is_visible(demo: gr.Interface, visit: Visit) -> Any:
    """Whether the place of the explanation is to be seen, as far as the visit was told."""
    column = shown(demo)[0].parent
    assert isinstance(column, gr.Column)
    assert column.id is not None
    return visit.props[column.id]["visible"]


async def submit(demo: gr.Interface, visit: Visit, *values: Any) -> None:
    given: dict[Block, Any] = dict(zip(demo.input_components, values, strict=True))
    assert (await visit.run(button(demo, "Submit"), "click", given))["state"] == "done"


async def explain(demo: gr.Interface, visit: Visit) -> str:
    ending = await visit.run(button(demo, "Explain"), "click")
    return str(ending["state"])


def tokens(visit: Visit, block: gr.Component) -> dict[str, float]:
    value = visit.value(block) or []
    return {
        one["token"]: one["class_or_confidence"] for one in value if one["class_or_confidence"] is not None
    }


def sure(text: str) -> dict[str, float]:
    return {"cat": 0.9 if "purr" in text else 0.2, "dog": 0.1 if "purr" in text else 0.8}


async def sure_later(text: str) -> dict[str, float]:
    await asyncio.sleep(0)
    return sure(text)


def sure_step_by_step(text: str) -> Iterator[dict[str, float]]:
    yield {"cat": 1.0}
    yield sure(text)


async def sure_step_by_step_later(text: str) -> AsyncIterator[dict[str, float]]:
    yield {"cat": 1.0}
    yield sure(text)


def sure_of_many(texts: list[str]) -> tuple[list[dict[str, float]]]:
    return ([sure(text) for text in texts],)


def sure_and_more(text: str, request: gr.Request, progress: gr.Progress = gr.Progress()) -> tuple[str, Any]:
    progress(0.5)
    assert isinstance(request, gr.Request)
    return "said", sure(text)


@pytest.mark.parametrize("function", [sure, sure_later, sure_step_by_step, sure_step_by_step_later])
async def test_functions_of_any_kind_are_explained(serve_without_socket: Start, function: Any) -> None:
    demo = gr.Interface(function, "text", "label", interpretation="occlusion")
    visit = serve_without_socket(demo).visit()
    await submit(demo, visit, "they purr")
    assert await explain(demo, visit) == "done"
    legend, text = shown(demo)
    assert tokens(visit, text) == {"purr": 1.0}
    assert visit.value(legend)[0]["token"].strip() == "cat: 0.9"
    assert is_visible(demo, visit) is True


async def test_a_function_that_takes_lists_gets_as_many_at_once_as_it_takes(
    serve_without_socket: Start,
) -> None:
    lengths: list[int] = []

    def many(texts: list[str]) -> Any:
        lengths.append(len(texts))
        return sure_of_many(texts)

    demo = gr.Interface(many, "text", "label", batch=True, max_batch_size=3, interpretation="occlusion")
    visit = serve_without_socket(demo).visit()
    await submit(demo, visit, "a b c purr")
    lengths.clear()
    await explain(demo, visit)
    assert lengths == [3, 2]
    assert tokens(visit, shown(demo)[1]) == {"purr": 1.0}


async def test_what_else_the_function_asks_for_and_returns(serve_without_socket: Start) -> None:
    demo = gr.Interface(sure_and_more, "text", ["text", "label"], interpretation="occlusion")
    visit = serve_without_socket(demo).visit()
    await submit(demo, visit, "they purr")
    assert await explain(demo, visit) == "done"
    assert tokens(visit, shown(demo)[1]) == {"purr": 1.0}


async def test_the_run_that_is_shown_is_explained_and_not_what_was_entered_since(
    serve_without_socket: Start,
) -> None:
    demo = gr.Interface(sure, "text", "label", interpretation="occlusion")
    visit = serve_without_socket(demo).visit()
    await submit(demo, visit, "they purr")
    visit.send(button(demo, "Explain"), "click", {demo.input_components[0]: "they bark"})
    await visit.settle()
    assert tokens(visit, shown(demo)[1]) == {"purr": 1.0}


async def test_without_a_run_what_is_entered_is_explained(serve_without_socket: Start) -> None:
    demo = gr.Interface(sure, "text", "label", interpretation="occlusion")
    visit = serve_without_socket(demo).visit()
    visit.send(button(demo, "Explain"), "click", {demo.input_components[0]: "they purr"})
    await visit.settle()
    assert tokens(visit, shown(demo)[1]) == {"purr": 1.0}
    clear = next(one for one in demo.blocks.values() if isinstance(one, gr.ClearButton))
    await submit(demo, visit, "they bark")
    visit.send(clear, "click")
    await visit.settle()
    visit.send(button(demo, "Explain"), "click", {demo.input_components[0]: "they purr"})
    await visit.settle()
    assert tokens(visit, shown(demo)[1]) == {"purr": 1.0}


async def test_a_new_run_takes_the_explanation_of_the_one_before_away(serve_without_socket: Start) -> None:
    demo = gr.Interface(sure, "text", "label", interpretation="occlusion")
    visit = serve_without_socket(demo).visit()
    await submit(demo, visit, "they purr")
    await explain(demo, visit)
    await submit(demo, visit, "they bark")
    await visit.settle()
    assert is_visible(demo, visit) is False


async def test_a_row_is_shown_line_by_line(serve_without_socket: Start) -> None:
    def survives(age: float, group: str) -> float:
        return age * (group == "first")

    demo = gr.Interface(
        survives, [gr.Slider(0, 6, label="Age"), gr.Radio(["first", "second"], label="Class")], "number",
        interpretation="occlusion",
    )  # fmt: skip
    visit = serve_without_socket(demo).visit()
    await submit(demo, visit, 6, "first")
    assert await explain(demo, visit) == "done"
    row = shown(demo)[1]
    text = "".join(one["token"] for one in visit.value(row))
    assert text == "Age: 6  (0 1 2 3 4 5)\nClass: first  (second)"
    assert tokens(visit, row)["second"] == -1.0


async def heat(app: App, visit: Visit, demo: gr.Interface, image: NDArray[Any]) -> NDArray[np.uint8]:
    """The picture that explains what is said of an image."""
    media = demo.input_components[0].postprocess(image)
    stored = await asyncio.to_thread(app.files.publish_all, visit.session.id, media)
    await submit(demo, visit, to_wire(stored))
    assert await explain(demo, visit) == "done"
    handle = visit.value(shown(demo)[1])
    return np.array(Image.open(app.files.find(visit.session.id, handle["$file"]).path))


async def test_an_image_is_shown_with_its_heat(serve_without_socket: Start) -> None:
    demo = gr.Interface(
        lambda image: float(image[:10, :10].mean()), "image", "number", interpretation=gr.Occlusion(tiles=4)
    )
    app = serve_without_socket(demo)
    visit = app.visit()
    image = np.zeros((40, 60, 3), np.uint8)
    image[:10, :10] = 255
    found = await heat(app, visit, demo, image)
    assert found.shape == (40, 60, 3)
    assert int(found[5, 5, 0]) - int(found[5, 5, 2]) > 100
    assert found[30, 40].tolist() == [40, 40, 40]
    assert [one for one in visit.messages("progress") if one["bars"] and one["bars"][0]["total"] == 1 + 4 * 3]


async def test_so_is_a_drawing(serve_without_socket: Start) -> None:
    demo = gr.Interface(
        lambda drawing: 255 - float(drawing["composite"][:16, :16].mean()), "sketchpad", "number",
        interpretation="occlusion",
    )  # fmt: skip
    app = serve_without_socket(demo)
    visit = app.visit()
    drawn = np.full((64, 64, 3), 255, np.uint8)
    drawn[2:12, 2:12] = 0
    found = (await heat(app, visit, demo, drawn)).astype(int)
    assert found[10, 10, 0] - found[10, 10, 2] > 50
    assert found[60, 60, 0] == found[60, 60, 2]


async def test_stop_ends_it_and_what_was_found_stays(serve_without_socket: Start) -> None:
    asked, calls = threading.Event(), []

    def slow(text: str) -> float:
        calls.append(text)
        if len(calls) == 4:
            asked.set()
            while not gr.cancelled():
                pass
        return float("x" in text)

    demo = gr.Interface(slow, "text", "number", interpretation="occlusion")
    visit = serve_without_socket(demo).visit()
    await submit(demo, visit, "x " + " ".join(f"w{n}" for n in range(100)))
    run = visit.send(button(demo, "Explain"), "click")
    await asyncio.to_thread(asked.wait, 20)
    visit.send(button(demo, "Stop"), "click")
    assert (await visit.ending(f"{run}.0"))["state"] == "cancelled"
    await visit.settle()
    assert len(calls) < 10


async def test_a_function_that_explains_by_itself_shows_how_far_it_is(serve_without_socket: Start) -> None:
    demo = gr.Interface(lambda text: gr.explain(sure, text).highlighted(), "text", "highlightedtext")
    visit = serve_without_socket(demo).visit()
    await submit(demo, visit, "they purr")
    assert tokens(visit, demo.output_components[0]) == {"purr": 1.0}
    assert visit.messages("progress")[0]["bars"][0]["unit"] == "parts"


@pytest.mark.parametrize(
    ("function", "inputs", "values", "said"),
    [
        (lambda text: {"a": {}}, ["text"], ["hi"], "a number can be explained"),
        (lambda text: float("nan"), ["text"], ["hi"], "NaN"),
        (sure, ["text"], [""], "nothing to explain"),
        (lambda file: 1.0, ["file"], [None], "nothing to explain"),
    ],
)
async def test_what_cannot_be_explained_is_said(
    serve_without_socket: Start, function: Any, inputs: Any, values: Any, said: str
) -> None:
    demo = gr.Interface(function, inputs, "json", interpretation="occlusion")
    visit = serve_without_socket(demo).visit()
    run = visit.send(button(demo, "Explain"), "click", dict(zip(demo.input_components, values, strict=True)))
    ending = await visit.ending(f"{run}.0")
    assert ending["state"] == "failed"
    assert said in ending["message"]


async def test_an_interface_without_submit_has_it_as_well(serve_without_socket: Start) -> None:
    demo = gr.Interface(sure, "text", "label", live=True, interpretation="occlusion")
    visit = serve_without_socket(demo).visit()
    visit.send(demo.input_components[0], "change", {demo.input_components[0]: "they purr"})
    await visit.settle()
    assert await explain(demo, visit) == "done"
    assert tokens(visit, shown(demo)[1]) == {"purr": 1.0}


def test_without_interpretation_there_is_no_button() -> None:
    demo = gr.Interface(sure, "text", "label")
    assert "Explain" not in [one.value for one in demo.blocks.values() if isinstance(one, gr.Button)]
    assert shown(demo) == []


def test_there_must_be_something_to_explain() -> None:
    with pytest.raises(PageError, match="nothing to explain"):
        gr.Interface(lambda: 1, None, "number", interpretation="occlusion")
    one = gr.Interface(sure, "text", "label")
    with pytest.raises(PageError, match=r"Series\(interpretation=…\) has nothing to explain"):
        gr.Series(one, interpretation="occlusion")
