"""Scores of an author's own function, in the forms that have long been in use."""

from __future__ import annotations

import asyncio
from typing import Any

import numpy as np
import pytest

import fanlight as gr
from fanlight.blocks.errors import PageError
from fanlight.blocks.interfaces.explain.given import given_effects


def parts(component: gr.Component, payload: Any, scores: Any) -> list[tuple[str, float]]:
    (effects,) = given_effects([component], [payload], scores)
    return [(text, score) for text, score in effects.parts if score is not None]  # type: ignore[union-attr]


TEXT = gr.Textbox(render=False)
GROUP = gr.CheckboxGroup(["Sibling", "Child"], render=False)


@pytest.mark.parametrize("scores", [[[("a ", 0), ("b", 1)]], [("a ", 0), ("b", 1)], [[0, 1]], [0, 1]])
def test_words(scores: Any) -> None:
    assert [(text.strip(), score) for text, score in parts(TEXT, "a b", scores)] == [("a", 0), ("b", 1)]


def test_choices_boxes_and_numbers() -> None:
    assert parts(gr.Radio(["S", "C"], render=False), "S", [[0.5, -1]]) == [("S", 0.5), ("C", -1)]
    assert parts(gr.Checkbox(render=False), True, [(0, 1)]) == [("☐", 0), ("☑", 1)]  # noqa: FBT003
    assert parts(GROUP, ["Child"], [[(0, 1), (2, 3)]]) == [("☐ Sibling", 0), ("☑ Child", 3)]
    assert parts(gr.Slider(0, 80, render=False), 25, [[1, 2, 3]]) == [("0", 1), ("40", 2), ("80", 3)]
    assert parts(gr.Number(render=False), 2, [[(1, -1), (2, None), (3, 1)]]) == [("1", -1), ("3", 1)]
    assert parts(gr.Number(render=False), 2, [0.5]) == [("2", 0.5)]
    assert parts(gr.Number(render=False), 2, 0.5) == [("2", 0.5)]


def test_one_item_for_each_input() -> None:
    number = gr.Number(render=False)
    assert given_effects([number, TEXT], [1, "a"], [None, [1]])[0] is None
    with pytest.raises(PageError, match="must return 2 items, one for each input; it returned 1"):
        given_effects([number, TEXT], [1, "a"], [0.5])


@pytest.mark.parametrize("scores", [[[1, 2, 3]], ["no"], [[("a",)]], [object()]])
def test_what_does_not_fit(scores: Any) -> None:
    with pytest.raises(PageError, match=r"interpretation\(…\) returned .* for Textbox"):
        given_effects([TEXT], ["a b"], scores)


async def test_the_authors_function_is_asked_for_the_same_arguments(serve_without_socket: Any) -> None:
    def interpret(image: Any, text: str) -> list[Any]:
        return [image.mean(axis=2)[:2, :2] * 0 + [[0, 1], [0, 0]], [(text, -1)]]

    demo = gr.Interface(
        lambda image, text: "yes", ["image", "text"], "label",
        interpretation=interpret,
    )  # fmt: skip
    app = serve_without_socket(demo)
    visit = app.visit()
    click = next(one for one in demo.blocks.values() if isinstance(one, gr.Button) and one.value == "Explain")
    picture, text = demo.input_components
    media = picture.postprocess(np.zeros((8, 8, 3), np.uint8))
    file = await asyncio.to_thread(app.files.publish, visit.session.id, media)
    ending = await visit.run(click, "click", {picture: file.handle(), text: "hi"})
    assert ending["state"] == "done"
    shown = [one for one in demo.blocks.values() if str(one.given.get("label", "")).startswith("Explanation")]
    assert visit.value(shown[2]) == [{"token": "hi", "class_or_confidence": -1.0}]
    assert app.files.find(visit.session.id, visit.value(shown[1])["$file"]).size > 0
