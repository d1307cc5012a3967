"""explain in a script."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import numpy as np
import pytest

import fanlight as gr
from fanlight.blocks.errors import PageError


def sure(text: str) -> dict[str, float]:
    return {"cat": 0.9 if "purr" in text else 0.2, "dog": 0.1 if "purr" in text else 0.8}


def test_the_target_is_what_is_found_for_the_whole() -> None:
    found = gr.explain(sure, "they purr")
    assert (found.target, found.value) == ("cat", 0.9)
    assert found.highlighted() == [("they", None), (" ", None), ("purr", 1.0)]
    word, effect = found.parts()[2]
    assert word == "purr"
    assert effect == pytest.approx(0.7)


def test_another_target() -> None:
    assert gr.explain(sure, "they purr", "dog").highlighted() == [("they", None), (" ", None), ("purr", -1.0)]


def test_a_target_that_there_is_not() -> None:
    with pytest.raises(ValueError, match=r"no 'bird' .*\['cat', 'dog'\]"):
        gr.explain(sure, "they purr", "bird")


def test_a_function_that_cannot_be_explained() -> None:
    with pytest.raises(TypeError, match="a number can be explained"):
        gr.explain(lambda text: {"a": text}, "they purr")
    with pytest.raises(ValueError, match="NaN"):
        gr.explain(lambda text: float("nan"), "they purr")


@pytest.mark.parametrize("inputs", [None, [], [None, {}], "  "])
def test_nothing_to_hide(inputs: Any) -> None:
    with pytest.raises(PageError, match="nothing to hide"):
        gr.explain(len, inputs)


def test_several_inputs_share_one_scale() -> None:
    found = gr.explain(
        lambda image, text, other: float(image.mean()) + 1000 * ("a" in text), (np.eye(4), "a b", {})
    )
    assert found.effects[2] is None
    with pytest.raises(TypeError, match="no text"):
        found.highlighted(2)
    with pytest.raises(TypeError, match="no image"):
        found.heatmap(1)
    assert found.heatmap(0).size == (4, 4)
    assert found.strongest == 1000
    assert found.highlighted(1) == [("a", 1.0), (" ", None), ("b", None)]


@pytest.mark.parametrize("returns", ["column", "tuple", "columns"])
def test_lists_are_as_long_as_the_function_takes_them(returns: str) -> None:
    lengths: list[int] = []

    def many(texts: list[str]) -> Any:
        lengths.append(len(texts))
        values = [float("x" in text) for text in texts]
        return {"column": values, "tuple": (values,), "columns": [values, ["said"] * len(texts)]}[returns]

    found = gr.explain(many, "a b c x d e f", batch=True, max_batch_size=3)
    assert lengths == [3, 3, 2]
    assert [part for part, score in found.highlighted() if score] == ["x"]


def test_a_list_that_is_too_short() -> None:
    with pytest.raises(TypeError, match=r"batch=True.* 4 values"):
        gr.explain(lambda texts: [1.0], "a b c", batch=True)


async def later(text: str) -> float:
    return float("x" in text)


def step_by_step(text: str) -> Iterator[float]:
    yield 7.0
    yield float("x" in text)


async def step_by_step_later(text: str) -> AsyncIterator[float]:
    yield 7.0
    yield float("x" in text)


@pytest.mark.parametrize("function", [later, step_by_step, step_by_step_later])
def test_functions_of_any_kind(function: Any) -> None:
    assert gr.explain(function, "a x").highlighted() == [("a", None), (" ", None), ("x", 1.0)]


def test_it_can_be_printed(capsys: pytest.CaptureFixture[str]) -> None:
    gr.explain(sure, "they purr").show()
    assert capsys.readouterr().out == "cat: 0.9\nthey +0\npurr +0.7\n"


@pytest.mark.parametrize(
    "how",
    [
        {"tiles": 0},
        {"tiles": ()},
        {"tiles": [2, True]},
        {"segments": 0},
        {"baseline": "red"},
        {"max_words": -1},
    ],
)
def test_a_wrong_way_to_hide(how: dict[str, Any]) -> None:
    with pytest.raises(PageError, match=rf"Occlusion\({next(iter(how))}="):
        gr.Occlusion(**how)
