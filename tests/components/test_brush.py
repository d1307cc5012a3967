from __future__ import annotations

from typing import Any

import pytest

import fanlight as gr
from fanlight.blocks.errors import PageError


@pytest.mark.parametrize(
    ("colors", "told"),
    [
        ("red", [["red", None]]),
        (("red", 0.5), [["red", 0.5]]),
        (["red", ("#00f", 1)], [["red", None], ["#00f", 1.0]]),
        ([], []),
    ],
)
def test_colors_are_one_or_several_with_or_without_opacity(colors: Any, told: list[Any]) -> None:
    assert gr.Brush(colors=colors).as_data()["colors"] == told


def test_it_begins_with_the_first_color_unless_another_is_said() -> None:
    assert gr.Brush(colors=["red", "blue"]).as_data()["default_color"] == ["red", None]
    assert gr.Brush(colors=["red"], default_color=("blue", 0.3)).as_data()["default_color"] == ["blue", 0.3]
    assert gr.Brush(colors=[]).as_data()["default_color"] == ["#000000", None]


def test_without_colors_there_are_five_and_all_others() -> None:
    told = gr.Brush().as_data()
    assert len(told["colors"]) == 5
    assert told["color_mode"] == "defaults"
    assert told["default_size"] == "auto"


@pytest.mark.parametrize(
    "arguments",
    [
        {"default_size": -1},
        {"default_size": "large"},
        {"colors": [("red", 2.0)]},
        {"colors": [3]},
        {"default_color": 3},
        {"color_mode": "any"},
    ],
)
def test_what_is_none_is_told(arguments: dict[str, Any]) -> None:
    with pytest.raises(PageError, match=r"Brush\("):
        gr.Brush(**arguments)


def test_an_eraser_has_a_size() -> None:
    assert gr.Eraser(default_size=7).as_data() == {"default_size": 7}
    with pytest.raises(PageError, match="Eraser"):
        gr.Eraser(default_size=0)
