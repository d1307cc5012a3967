from __future__ import annotations

import pytest

import fanlight as gr
from fanlight.blocks.errors import PageError


def test_sizes_are_kept_as_they_are_and_may_be_changed() -> None:
    panes = gr.Panes(sizes=(1, 2))
    assert panes.props()["sizes"] == [1, 2]
    assert panes.changed({"sizes": [3, 1]}).props()["sizes"] == [3, 1]
    assert gr.Panes().props()["sizes"] is None


@pytest.mark.parametrize("sizes", [[0, 1], [1, -1], [float("nan"), 1], [float("inf"), 1]])
def test_a_size_is_a_number_above_0(sizes: list[float]) -> None:
    with pytest.raises(PageError, match="sizes"):
        gr.Panes(sizes=sizes)


def test_what_makes_no_sense_is_refused() -> None:
    with pytest.raises(PageError, match="orientation"):
        gr.Panes(orientation="across")  # type: ignore[arg-type]
    with pytest.raises(PageError, match="min_size"):
        gr.Panes(min_size=-1)


def test_what_a_visitor_moves_is_set_again_by_a_function_that_says_the_same() -> None:
    assert "sizes" in gr.Panes.visitor_props
